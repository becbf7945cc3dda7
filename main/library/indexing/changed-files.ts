import { lstatSync } from 'node:fs';
import type { PostId } from '../model/ids.ts';
import { nameOf } from '../sites/addresses/site-address.ts';
import { absolutePath, type ScannedPost, scannedPost } from '../scan/scan-folder.ts';
import type { FoundPost } from './folder-changes.ts';

/** What is known of a folder. It decides what a changed path means. */
export interface KnownFiles {
  /** Absolute. */
  readonly root: string;
  idOf(path: string): PostId;
  /** A file that has a record. */
  post(id: PostId): ScannedPost | undefined;
  /** Whether a folder, or a file that is not a post, is known at this path. */
  isListed(path: string): boolean;
}

/**
 * The posts to read again, of some changed paths (relative to the folder, with `/`). Null if the whole folder has to
 * be scanned: something was added or removed, or may affect other posts.
 */
export function changedPosts(paths: Iterable<string>, known: KnownFiles): readonly FoundPost[] | null {
  const found: FoundPost[] = [];
  for (const path of paths) {
    // The name of the file can't be recovered from such a text.
    if (path.includes('\ufffd')) {
      return null;
    }
    const id = known.idOf(path);
    const before = known.post(id);
    const stat = lstatSync(absolutePath(known.root, Buffer.from(path)), { throwIfNoEntry: false });
    if (!stat && !before && !known.isListed(path)) {
      // A file that came and went: an editor writes a file of another name and renames it.
      continue;
    }
    // A section page may set fields of all posts in its section (Hugo's cascade).
    if (!stat?.isFile() || !before || /^_?index\./i.test(nameOf(path))) {
      return null;
    }
    found.push({ id, file: scannedPost(before, stat) });
  }
  return found;
}
