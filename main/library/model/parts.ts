import type { BlockIndex } from './blocks.ts';
import type { Link } from './links.ts';

/**
 * What the window builds itself, in place of a placeholder in a post's HTML.
 * Only the core makes them, so no post can forge one.
 */
export type Part =
  | {
      readonly kind: 'code';
      readonly block: BlockIndex;
      /** As the author wrote it, trimmed; empty where none was given. */
      readonly language: string;
      /** In order; joined they are the block's text. `scope` is a highlight.js class list or empty. */
      readonly tokens: readonly (readonly [scope: string, text: string])[];
    }
  /** `alt` of pictures: what they say in words, exactly their block's text. */
  | { readonly kind: 'web-picture'; readonly block: BlockIndex | null; readonly url: string; readonly alt: string }
  | {
      readonly kind: 'missing-picture';
      readonly block: BlockIndex | null;
      readonly target: string;
      readonly alt: string;
    }
  /** Something of another site; `what` names it for a person (`YouTube video`), its title is the block's text. */
  | {
      readonly kind: 'embed';
      readonly what: string;
      readonly url: string | null;
      readonly title: string;
      readonly block: BlockIndex | null;
    }
  /** A formula; `tree` is its MathML, null where its TeX could not be read. */
  | {
      readonly kind: 'math';
      readonly block: BlockIndex;
      readonly source: string;
      readonly display: boolean;
      readonly tree: MathNode | null;
    }
  /** Source text that a diagram is drawn from. */
  | { readonly kind: 'diagram'; readonly block: BlockIndex; readonly language: 'mermaid'; readonly text: string }
  /** The post's contents, where its author wants them. An entry's fragment is one of the post's anchors, or empty. */
  | {
      readonly kind: 'contents';
      readonly entries: readonly { readonly text: string; readonly depth: number; readonly fragment: string }[];
    }
  /** The text of another post or file that the author shows here. It is in no block: it changes without this post. */
  | {
      readonly kind: 'embedded';
      readonly link: Link;
      /** What the link says where nothing is shown. */
      readonly words: string;
      readonly wanted: EmbeddedForm;
      /** Null where it leads to no text that could be shown. */
      readonly shown: EmbeddedText | null;
    }
  /** The call of a template that is not known: name and arguments, and the whole of it for copying. */
  | { readonly kind: 'shortcode'; readonly block: BlockIndex; readonly label: string; readonly source: string }
  | { readonly kind: 'removed'; readonly what: string }
  /** A note: what is beside it, or follows it, would take too long to lay out, and is shown as plain text. */
  | { readonly kind: 'simplified' };

/** How an embedded text is shown: as a note (the part behind `#` of its link), or lines of a file as code, counted from 1. */
export type EmbeddedForm =
  | { readonly kind: 'note' }
  | { readonly kind: 'code'; readonly language: string; readonly from: number; readonly to: number };

/** The text of a post as HTML, and what stands in place of its placeholders. */
export interface RenderedText {
  /**
   * Not yet sanitized for the window. Elements carry `data-<nonce>` whose space-separated words are `b<n>` (this
   * element shows block n), `p<n>` (put part n in its place) and `l<n>` (this element is link n).
   */
  readonly html: string;
  /** Random for each rendering: letters and digits, lower case. */
  readonly nonce: string;
  readonly parts: readonly Part[];
  readonly links: readonly Link[];
  /** A BCP 47 tag, the post's or else the site's; empty where neither gives one. */
  readonly lang: string;
}

/** Another post's text within a post, with a nonce of its own: its numbers are of its own parts and links. */
export interface EmbeddedText extends RenderedText {
  /** There is more of it than is shown. */
  readonly cut: boolean;
}

/** An element of a formula: MathML that lays out, nothing that links, loads or runs. */
export interface MathNode {
  readonly tag: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly (MathNode | string)[];
}
