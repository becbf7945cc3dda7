import type { Block } from '../model/blocks.ts';
import type { PostEntry } from '../posts/post-table.ts';
import type { LinkForm } from '../render/references.ts';
import type { ScannedPost } from '../scan/scan-folder.ts';

/** What the list knows of a post, without what its place in a library gives it. */
export type ListedPost = Omit<PostEntry, 'number' | 'id' | 'file'>;

/** A link or picture of a post as its author wrote it. Where it leads depends on the other posts, so that is found later. */
export interface RecordedReference {
  readonly target: string | LinkForm;
  /** Of the post's file, counted from 1. */
  readonly line: number;
  /** A picture or a film that is shown, as against a link. */
  readonly shown: boolean;
  /** Another file of the same film: asked for only where the ones before it are not in the folder. */
  readonly alternative: boolean;
  /** The words of a link that may lead to another post; empty for all others. */
  readonly words: string;
}

/** What of a post is read only when it is asked for. */
export interface RecordedText {
  /** The lines above the body, as they are written. */
  readonly header: string;
  /** In reading order; exactly the blocks that the window shows. */
  readonly blocks: readonly Block[];
  /** In reading order. */
  readonly references: readonly RecordedReference[];
  /** Names of places in it, but for those that headings get of their words. */
  readonly anchors: readonly string[];
}

/** All that Offprint needs of a post file without showing it. Made once, in one pass over the file. */
export interface PostRecord extends RecordedText {
  readonly file: ScannedPost;
  /** Of the file's content; empty where it could not be read. */
  readonly fingerprint: string;
  /** Null where the file is no post: a plain text, a template. */
  readonly listed: ListedPost | null;
}

/** The part of a record that is kept in memory. */
export type RecordedFile = Pick<PostRecord, 'file' | 'fingerprint' | 'listed'>;
