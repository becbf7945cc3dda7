/**
 * The number of a block in its post, from 0 in reading order. Texts above the body have numbers below 0: title,
 * authors, categories, tags, the name of the series and the caption of the cover. The last of them is -1.
 */
export type BlockIndex = number;

export type BlockKind = 'prose' | 'heading' | 'code' | 'table' | 'caption' | 'alt' | 'shortcode' | 'math';

/** One piece of a post's text: the unit of index, snippets, marks and contents. */
export interface Block {
  readonly index: BlockIndex;
  readonly kind: BlockKind;
  /** The headings above it, outermost first. A heading's own text is not in its path. */
  readonly headings: readonly string[];
  /** In the post's file, counted from 1. The nearest known line if the block's own is unknown. */
  readonly line: number;
  /**
   * Exactly the text that the window shows for the block (`alt`: the picture's alternative text and title; `math`: its
   * TeX).
   */
  readonly text: string;
}

/** A half-open range of UTF-16 units in a block's text. */
export interface Hit {
  readonly block: BlockIndex;
  readonly start: number;
  readonly end: number;
}

/** A few words of a post around its best hits. */
export interface Snippet {
  readonly text: string;
  /** Half-open ranges in `text`, in order, not overlapping. */
  readonly marks: readonly (readonly [start: number, end: number])[];
  /** The headings above the snippet, outermost first. */
  readonly headings: readonly string[];
  /** The kind of block that it was cut from. Code is shown as code. */
  readonly kind: BlockKind;
}
