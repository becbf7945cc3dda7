import type { BlockIndex, Hit } from './blocks.ts';
import type { PostId } from './ids.ts';
import type { RenderedText } from './parts.ts';
import type { PictureFacts } from './picture-facts.ts';
import type { Picture, PostDate, Problem } from './post.ts';

/** A heading of a post, for its contents. */
export interface ContentsEntry {
  readonly block: BlockIndex;
  readonly text: string;
  /** 1 for the highest level in the post, whatever that level is in its source. */
  readonly depth: number;
}

/** A post in the form that crosses to the window. */
export interface ShownPost extends RenderedText {
  readonly id: PostId;
  readonly title: string;
  readonly date: PostDate | null;
  readonly updated: PostDate | null;
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly draft: boolean;
  /** The address is empty if the text shows the same picture. Then only the caption is shown above the text. */
  readonly cover: (Picture & { readonly caption: string }) | null;
  /**
   * What is known of the files of its pictures, so that they have their room before they load. The window asks for those
   * that are missing here.
   */
  readonly pictures: readonly PictureFacts[];
  /** Positions where a long `html` may be cut into whole pieces, in order, about every 60,000 units. */
  readonly seams: readonly number[];
  readonly contents: readonly ContentsEntry[];
  /** The line in the file of each block, by its index. */
  readonly blockLines: readonly number[];
  /** The names of anchors (heading ids, footnotes, ids in raw HTML), each with the block to scroll to. */
  readonly anchors: readonly (readonly [name: string, block: BlockIndex])[];
  readonly problems: readonly Problem[];
  /** In reading order, not overlapping; empty without a query. */
  readonly hits: readonly Hit[];
  /** Changes when the file's content changes. */
  readonly fingerprint: string;
  readonly future: boolean;
  readonly page: boolean;
  readonly series: PostSeries | null;
  /** Where the post comes from. */
  readonly facts: PostFacts;
}

/** A post's place among the posts of its series, in their order. */
export interface PostSeries {
  readonly name: string;
  /** Counted from 1. */
  readonly position: number;
  readonly total: number;
  readonly previous: { readonly post: PostId; readonly title: string } | null;
  readonly next: { readonly post: PostId; readonly title: string } | null;
}

/** Where a post comes from, and where it was published. */
export interface PostFacts {
  /** Relative to the folder. */
  readonly path: string;
  /** As published by its generator; null if it has no address. */
  readonly url: string | null;
  /** The whole web address, if the site's address is known. */
  readonly webAddress: string | null;
  readonly aliases: readonly string[];
  /** The front matter in the order of the file: a key and its value as text in each row. */
  readonly frontMatter: readonly (readonly [key: string, value: string])[];
  /** Each link within the folder with the rule that resolved it: `alias`, `own-domain`. Equal ones are there once. */
  readonly links: readonly { readonly target: string; readonly to: string; readonly how: string }[];
}
