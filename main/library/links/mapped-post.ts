import type { FileId, PostId } from '../model/ids.ts';

/** A post as links see it. */
export interface MappedPost {
  readonly id: PostId;
  readonly path: string;
  readonly title: string;
  readonly url: string | null;
  readonly aliases: readonly string[];
  /** Other names by which a wiki link may call it. */
  readonly names: readonly string[];
  /** For choosing between posts of one address. */
  readonly time: number;
  readonly year: string;
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly authors: readonly string[];
}

export interface MappedFile {
  readonly id: FileId;
  readonly path: string;
}
