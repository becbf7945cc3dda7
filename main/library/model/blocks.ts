/**
 * Counts the blocks of one post from 0, in reading order. Below 0 are the texts above the body, -1 the last of them:
 * title, authors, categories, tags, the name of its series, the caption of its cover.
 */
export type BlockIndex = number;

export type BlockKind = 'prose' | 'heading' | 'code' | 'table' | 'caption' | 'alt' | 'shortcode' | 'math';

/** One piece of a post's text: the unit of index, snippets, marks and contents. */
export interface Block {
  readonly index: BlockIndex;
  readonly kind: BlockKind;
  /** The headings above it, outermost first; a heading's own text is not part of its path. */
  readonly headings: readonly string[];
  /** In the post's file, counted from 1; the nearest line known where a block's own is not. */
  readonly line: number;
  /** Exactly the text that the window shows for it (an `alt` block: the picture's alternative text and title; a `math` block: its TeX). */
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
  /** The headings above the place, outermost first. */
  readonly headings: readonly string[];
  /** What it was cut from: code is shown as code. */
  readonly kind: BlockKind;
}
