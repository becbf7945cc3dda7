import type { FileId, PostId } from '../model/ids.ts';

/** The fields of a post that links are resolved with. */
export interface MappedPost {
  readonly id: PostId;
  readonly path: string;
  readonly title: string;
  readonly url: string | null;
  readonly aliases: readonly string[];
  /** Other names that a wiki link may use. */
  readonly names: readonly string[];
  /** Chooses between posts with the same address. */
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
