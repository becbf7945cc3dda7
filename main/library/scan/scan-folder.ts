import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { sep } from 'node:path';
import { extensionOf, fileKindOf, isSiteFile, isSkippedFolder } from './file-kinds.ts';

/** A file of the folder. */
export interface ScannedFile {
  /** Relative to the folder, `/` between its parts; bytes that are no UTF-8 show as U+FFFD. */
  readonly path: string;
  /** The bytes of `path`: what names the file exactly. */
  readonly bytes: Buffer;
}

/** A file that is, or may be, a post. */
export interface ScannedPost extends ScannedFile {
  readonly kind: 'post' | 'text';
  /** In bytes. */
  readonly size: number;
  /** Last changed, in milliseconds since 1970, with fractions. */
  readonly modified: number;
  /** Names the file itself, whatever its path: stays when it is renamed. */
  readonly identity: string;
  /** Only its name is on this computer (a cloud drive's placeholder): reading it would fetch it. */
  readonly placeholder: boolean;
}

export interface ScannedFolder {
  /** Newest path first (paths sorted backwards): dated folders come with the latest posts in front. */
  readonly posts: readonly ScannedPost[];
  /** In the order of their paths' bytes. */
  readonly files: readonly ScannedFile[];
  /** Files of formats that are not read, by extension. */
  readonly unread: Readonly<Record<string, number>>;
  /** Every folder, those that were left out among them, sorted. */
  readonly folders: readonly string[];
  /** Folders that could not be read, relative. */
  readonly unreadable: readonly string[];
}

interface Folder {
  readonly path: string;
  readonly bytes: Buffer;
  readonly depth: number;
}

const deepest = 64;
const mostFiles = 1_000_000;
const slash = Buffer.from('/');
const nativeSlash = Buffer.from(sep);

/** The bytes of an absolute path to a relative one, for the file system. */
export function absolutePath(root: string, relative: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(root), nativeSlash, relative]);
}

export interface ScanOptions {
  readonly signal?: AbortSignal;
  readonly found?: (posts: number) => void;
  /** Only this folder of the root (relative, no slash at its end), even if it is one that is left out. */
  readonly below?: string;
}

/** The order of posts. */
export function latestPathFirst(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? 1 : a.path > b.path ? -1 : 0;
}

/**
 * Lists a folder's posts and other files. Follows no links; leaves out what `isSkippedFolder` names and all that is
 * neither a file nor a folder. A folder that can't be read is named and the rest goes on; only an unreadable `root`
 * throws. `found` is told the number of posts so far, now and then. Ends early, with what it has, when aborted.
 */
export async function scanFolder(root: string, { signal, found, below }: ScanOptions = {}): Promise<ScannedFolder> {
  const posts: ScannedPost[] = [];
  const files: ScannedFile[] = [];
  const unread = new Map<string, number>();
  const unreadable: string[] = [];
  const folders: string[] = [];
  const pending: Folder[] = [
    { path: below ?? '', bytes: Buffer.from(below ?? ''), depth: below === undefined ? 0 : 1 },
  ];

  const visit = async (folder: Folder): Promise<void> => {
    let entries: Dirent<Buffer>[];
    try {
      entries = await readdir(folder.depth === 0 ? root : absolutePath(root, folder.bytes), {
        withFileTypes: true,
        encoding: 'buffer',
      });
    } catch (error) {
      if (folder.depth === 0) {
        throw error;
      }
      unreadable.push(folder.path);
      return;
    }
    const besideSite = folder.depth === 0 || entries.some((entry) => isSiteFile(entry.name.toString()));
    const stats: Promise<void>[] = [];
    for (const entry of entries) {
      const name = entry.name.toString();
      const bytes = folder.depth === 0 ? entry.name : Buffer.concat([folder.bytes, slash, entry.name]);
      const path = folder.depth === 0 ? name : `${folder.path}/${name}`;
      if (entry.isDirectory()) {
        folders.push(path);
        if (!isSkippedFolder(name, besideSite) && folder.depth < deepest) {
          pending.push({ path, bytes, depth: folder.depth + 1 });
        }
      } else if (entry.isFile() && files.length + posts.length < mostFiles) {
        const kind = fileKindOf(path);
        if (kind === 'post' || kind === 'text') {
          stats.push(addPost({ path, bytes, kind }));
        }
        // A text without front matter is a file like any; whether it has some is seen when it is read.
        if (kind !== 'post') {
          files.push({ path, bytes });
        }
        if (kind === 'unread') {
          unread.set(extensionOf(name), (unread.get(extensionOf(name)) ?? 0) + 1);
        }
      }
    }
    await Promise.all(stats);
    found?.(posts.length);
  };

  const addPost = async (post: ScannedFile & { readonly kind: 'post' | 'text' }): Promise<void> => {
    try {
      const stat = await lstat(absolutePath(root, post.bytes));
      // Linux reports no blocks for files that some network drives hold, so there a placeholder can't be told.
      const placeholder = process.platform !== 'linux' && stat.blocks === 0 && stat.size > 4096;
      posts.push({
        ...post,
        size: stat.size,
        modified: stat.mtimeMs,
        identity: `${stat.dev}:${stat.ino}`,
        placeholder,
      });
    } catch {
      // Gone between the listing and the look at it.
    }
  };

  while (pending.length > 0 && !signal?.aborted) {
    await Promise.all(pending.splice(-8).map(visit));
  }
  posts.sort(latestPathFirst);
  // What a site is taken for must not depend on which folder was read first.
  files.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  folders.sort();
  return { posts, files, unread: Object.fromEntries(unread), folders, unreadable };
}
