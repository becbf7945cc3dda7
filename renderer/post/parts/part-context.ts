import type { BlockIndex } from '../../../main/library/model/blocks.ts';
import type { Link } from '../../../main/library/model/links.ts';
import type { EmbeddedText } from '../../../main/library/model/parts.ts';

/** What the builders of parts may use. */
export interface PartContext {
  readonly document: Document;
  /** Registers the element that shows a block. */
  readonly showBlock: (block: BlockIndex, element: Element) => void;
  /** Gives an `a` element its target. */
  readonly showLink: (anchor: Element, link: Link) => void;
  /** Builds the text of another post, sanitized and with its parts. */
  readonly buildText: (text: EmbeddedText) => HTMLElement;
}
