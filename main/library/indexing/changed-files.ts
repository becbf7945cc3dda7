import { lstatSync } from 'node:fs';
import type { PostId } from '../model/ids.ts';
import { nameOf } from '../sites/addresses/site-address.ts';
import { absolutePath, type ScannedPost, scannedPost } from '../scan/scan-folder.ts';
import type { FoundPost } from './folder-changes.ts';

/** What is known of a folder, to tell what a change in it means. */
export interface KnownFiles {
  /** Absolute. */
  readonly root: string;
  idOf(path: string): PostId;
  /** A file that has a record. */
  post(id: PostId): ScannedPost | undefined;
  /** Whether a file that is no post, or a folder, is known by this path. */
  isListed(path: string): boolean;
}

/**
 * The posts among changed paths (relative to the folder, `/` between the parts) that have to be read again. Null where
 * the whole folder has to be looked at: something came or went, or may say something of other posts.
 */
export function changedPosts(paths: Iterable<string>, known: KnownFiles): readonly FoundPost[] | null {
  const found: FoundPost[] = [];
  for (const path of paths) {
    // Such a text does not name the file.
    if (path.includes('\ufffd')) {
      return null;
    }
    const id = known.idOf(path);
    const before = known.post(id);
    const stat = lstatSync(absolutePath(known.root, Buffer.from(path)), { throwIfNoEntry: false });
    if (!stat && !before && !known.isListed(path)) {
      // It came and went: an editor writes a file of another name and renames it.
      continue;
    }
    // A page of a section says something of all posts in it (Hugo's cascade).
    if (!stat?.isFile() || !before || /^_?index\./i.test(nameOf(path))) {
      return null;
    }
    found.push({ id, file: scannedPost(before, stat) });
  }
  return found;
}
