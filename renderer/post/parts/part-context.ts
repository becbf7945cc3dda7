import type { BlockIndex } from '../../../main/library/model.ts';

/** What a part's builder may use. */
export interface PartContext {
  readonly document: Document;
  /** Says which element shows a block. */
  readonly showBlock: (block: BlockIndex, element: Element) => void;
}
