import type { BlockIndex } from './blocks.ts';
import type { Link } from './links.ts';

/**
 * What the window builds in place of a placeholder in a post's HTML. Only the core makes parts, so no post can forge
 * one.
 */
export type Part =
  | {
      readonly kind: 'code';
      readonly block: BlockIndex;
      /** As the author wrote it, trimmed; empty if none was given. */
      readonly language: string;
      /** In order; joined they are the block's text. `scope` is a highlight.js class list or empty. */
      readonly tokens: readonly (readonly [scope: string, text: string])[];
      readonly lines: CodeLines;
    }
  /** `alt` is the text of the picture's block. */
  | { readonly kind: 'web-picture'; readonly block: BlockIndex | null; readonly url: string; readonly alt: string }
  | {
      readonly kind: 'missing-picture';
      readonly block: BlockIndex | null;
      readonly target: string;
      readonly alt: string;
    }
  /** Content of another site. Its title is the block's text. */
  | {
      readonly kind: 'embed';
      readonly what: EmbedKind;
      readonly url: string | null;
      readonly title: string;
      readonly block: BlockIndex | null;
    }
  /** A formula. `tree` is its MathML, or null if its TeX could not be parsed. */
  | {
      readonly kind: 'math';
      readonly block: BlockIndex;
      readonly source: string;
      readonly display: boolean;
      readonly tree: MathNode | null;
    }
  /** Source text that a diagram is drawn from. */
  | { readonly kind: 'diagram'; readonly block: BlockIndex; readonly language: 'mermaid'; readonly text: string }
  /**
   * The table of contents, where its author wants it. The fragment of an entry is one of the post's anchors, or empty.
   */
  | {
      readonly kind: 'contents';
      readonly entries: readonly { readonly text: string; readonly depth: number; readonly fragment: string }[];
    }
  /**
   * The text of another post or file that the author shows here. It is in no block, because it may change without this
   * post.
   */
  | {
      readonly kind: 'embedded';
      readonly link: Link;
      /** The link's words, shown if the text can't be. */
      readonly words: string;
      readonly wanted: EmbeddedForm;
      /** Null if the link leads to no text that could be shown. */
      readonly shown: EmbeddedText | null;
    }
  /** A template call that is not known: its name and arguments, and its source for copying. */
  | { readonly kind: 'shortcode'; readonly block: BlockIndex; readonly label: string; readonly source: string }
  | { readonly kind: 'removed'; readonly what: RemovedKind }
  /** A note that the text beside or behind it is shown as plain text, because its layout would take too long. */
  | { readonly kind: 'simplified' };

/** What would be shown in the place of a card; `embed.*` among the texts are its names for a person. */
export type EmbedKind =
  | ('youtube' | 'vimeo' | 'dailymotion' | 'bilibili' | 'streamable' | 'film' | 'sound' | 'spotify' | 'soundcloud')
  | ('x-post' | 'instagram' | 'gist' | 'jsfiddle' | 'codepen' | 'terminal')
  | ('slides' | 'google-document' | 'map' | 'page' | 'object');

/** What was removed with its content; `removed.*` among the texts are its names. */
export type RemovedKind =
  | ('applet' | 'button' | 'canvas' | 'drawing' | 'form-field' | 'formula')
  | ('hidden-text' | 'meter' | 'progress-bar' | 'script' | 'style-sheet');

/** How the author wants the lines of a code shown. */
export interface CodeLines {
  readonly numbered: boolean;
  /** The number of the first line. */
  readonly first: number;
  /** Highlighted lines, counted from 0: the first and the last of each range. In order, none next to another. */
  readonly marked: readonly (readonly [first: number, last: number])[];
}

/**
 * The part of a text that is embedded: of a note, the part behind the `#` of the link; of a file of code, some lines,
 * counted from 1.
 */
export type EmbeddedForm =
  | { readonly kind: 'note' }
  | { readonly kind: 'code'; readonly language: string; readonly from: number; readonly to: number };

/** The text of a post as HTML, and the parts for its placeholders. */
export interface RenderedText {
  /**
   * Not yet sanitized for the window. Elements carry `data-<nonce>` with words separated by spaces: `b<n>` (this
   * element shows block n), `p<n>` (part n goes here) and `l<n>` (this element is link n).
   */
  readonly html: string;
  /** Random for each rendering: letters and digits, lower case. */
  readonly nonce: string;
  readonly parts: readonly Part[];
  readonly links: readonly Link[];
  /** A BCP 47 tag: the post's, else the site's; empty if neither has one. */
  readonly lang: string;
}

/** The text of another post within a post. Its nonce and the numbers of its parts and links are its own. */
export interface EmbeddedText extends RenderedText {
  /** Whether the text is longer than what is shown. */
  readonly cut: boolean;
}

/** An element of a formula: MathML for layout. Nothing in it links, loads or runs. */
export interface MathNode {
  readonly tag: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly (MathNode | string)[];
}
