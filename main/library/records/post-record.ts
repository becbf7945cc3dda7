import type { Block } from '../model/blocks.ts';
import type { PostEntry } from '../posts/post-table.ts';
import type { LinkForm } from '../render/references.ts';
import type { ScannedPost } from '../scan/scan-folder.ts';

/** The fields of a post in the list, without those that depend on its library. */
export type ListedPost = Omit<PostEntry, 'number' | 'id' | 'file'>;

/** A link or picture as its author wrote it. Where it leads depends on the other posts and is found later. */
export interface RecordedReference {
  readonly target: string | LinkForm;
  /** Of the post's file, counted from 1. */
  readonly line: number;
  /** True for a picture or film that is shown, false for a link. */
  readonly shown: boolean;
  /**
   * Whether it is another source of the same film. It is needed only if the sources before it are not in the folder.
   */
  readonly alternative: boolean;
  /** The words of a link that may lead to another post; empty for any other reference. */
  readonly words: string;
}

/** The part of a record that is read on demand. */
export interface RecordedText {
  /** The lines above the body, as written. */
  readonly header: string;
  /** In reading order; exactly the blocks that the window shows. */
  readonly blocks: readonly Block[];
  /** In reading order. */
  readonly references: readonly RecordedReference[];
  /** The names of anchors, except those that headings get from their words. */
  readonly anchors: readonly string[];
}

/** Everything that Offprint keeps of a post file. Made in one pass over the file. */
export interface PostRecord extends RecordedText {
  readonly file: ScannedPost;
  /** A hash of the file's content; empty if it could not be read. */
  readonly fingerprint: string;
  /** Null if the file is not a post: a plain text, a template. */
  readonly listed: ListedPost | null;
}

/** The part of a record that is kept in memory. */
export type RecordedFile = Pick<PostRecord, 'file' | 'fingerprint' | 'listed'>;
