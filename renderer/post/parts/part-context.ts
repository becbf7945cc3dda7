import type { BlockIndex } from '../../../main/library/model/blocks.ts';
import type { Link } from '../../../main/library/model/links.ts';
import type { EmbeddedText } from '../../../main/library/model/parts.ts';

/** What a part's builder may use. */
export interface PartContext {
  readonly document: Document;
  /** Says which element shows a block. */
  readonly showBlock: (block: BlockIndex, element: Element) => void;
  /** Makes an `a` lead somewhere. */
  readonly showLink: (anchor: Element, link: Link) => void;
  /** The text of another post, sanitized and with its parts. */
  readonly buildText: (text: EmbeddedText) => HTMLElement;
}
