import { type Dirent, lstatSync, readdirSync, type Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { extensionOf, fileKindOf, isSiteFile, isSkippedFolder } from './file-kinds.ts';

/** A file of the folder. */
export interface ScannedFile {
  /** Relative to the folder, with `/`. Bytes that are not UTF-8 show as U+FFFD. */
  readonly path: string;
  /** The bytes of `path`, which identify the file exactly. */
  readonly bytes: Buffer;
}

/** A file that is, or may be, a post, by its name. */
export interface ListedPost extends ScannedFile {
  readonly kind: 'post' | 'text';
}

/** A post file with its data on the disk. */
export interface ScannedPost extends ListedPost {
  /** In bytes. */
  readonly size: number;
  /** Last changed, in milliseconds since 1970, with fractions. */
  readonly modified: number;
  /** Identifies the file whatever its path: it stays when the file is renamed. */
  readonly identity: string;
  /** Whether only the name is on this computer (a placeholder of a cloud drive). Reading the file would download it. */
  readonly placeholder: boolean;
}

/** The names in a folder. `Post` is what is known of each post file. */
export interface ListedFolder<Post extends ListedPost = ListedPost> {
  /** Newest path first: paths are sorted backwards, so the latest posts of dated folders are in front. */
  readonly posts: readonly Post[];
  /** Sorted by the bytes of their paths. */
  readonly files: readonly ScannedFile[];
  /** Counts of files in formats that Offprint does not read, by extension. */
  readonly unread: Readonly<Record<string, number>>;
  /** Every folder, also the skipped ones, sorted. */
  readonly folders: readonly string[];
  /** Folders that could not be read, relative. */
  readonly unreadable: readonly string[];
  /** Folders that are nested too deep to be read. */
  readonly tooDeep: readonly string[];
}

export type ScannedFolder = ListedFolder<ScannedPost>;

interface Folder {
  readonly path: string;
  readonly bytes: Buffer;
  readonly depth: number;
}

/** How many folders deep a scan goes. */
export const deepestFolder = 64;
const mostFiles = 1_000_000;
const slash = Buffer.from('/');
const nativeSlash = Buffer.from(sep);

/** The absolute path of a relative one in bytes, for the file system. */
export function absolutePath(root: string, relative: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(root), nativeSlash, relative]);
}

interface ScanOptions {
  readonly signal?: AbortSignal;
  /** In milliseconds: if a disk takes longer for some files or folders, the others are looked at asynchronously. */
  readonly patience?: number;
}

export interface ListOptions extends ScanOptions {
  readonly found?: (posts: number) => void;
  /**
   * Lists only this folder below the root (relative, without a slash at its end), even if it is one that is skipped.
   */
  readonly below?: string;
}

/** The number of files that are looked at before other work gets a turn. */
const filesAtOnce = 64;
const foldersAtOnce = 8;
const usualPatience = 30;

/** The order of posts. */
export function latestPathFirst(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? 1 : a.path > b.path ? -1 : 0;
}

/**
 * Lists a folder's posts and other files. Follows no links. Skips what `isSkippedFolder` names, and everything that is
 * neither a file nor a folder. An unreadable folder is reported and the rest is listed; only an unreadable `root`
 * throws. `found` is called now and then with the number of posts so far. An aborted listing ends early with what it
 * has.
 */
export async function listFolder(root: string, options: ListOptions = {}): Promise<ListedFolder> {
  const listing = new FolderListing(root, options);
  await listing.run();
  return listing.result();
}

/**
 * Reads the data of post files on the disk, in their order. Leaves out files that are gone or can't be read. An aborted
 * call ends early with what it has.
 */
export async function statPosts(
  root: string,
  posts: readonly ListedPost[],
  { signal, patience = usualPatience }: ScanOptions = {},
): Promise<readonly ScannedPost[]> {
  const scanned: ScannedPost[] = [];
  let isSlow = false;
  for (let at = 0; at < posts.length && !signal?.aborted; at += filesAtOnce) {
    const some = posts.slice(at, at + filesAtOnce);
    const began = performance.now();
    // Blocking calls take a quarter of the time, but on a slow disk they would keep other work waiting.
    const stats = isSlow
      ? await Promise.all(some.map((post) => statLater(root, post)))
      : some.map((post) => statNow(root, post));
    isSlow ||= performance.now() - began > patience;
    for (const [index, stat] of stats.entries()) {
      if (stat) {
        scanned.push(scannedPost(some[index] as ListedPost, stat));
      }
    }
    await setImmediate();
  }
  return scanned;
}

/** Lists a folder and reads the data of its post files. */
export async function scanFolder(root: string, options: ListOptions = {}): Promise<ScannedFolder> {
  const listed = await listFolder(root, options);
  return { ...listed, posts: await statPosts(root, listed.posts, options) };
}

class FolderListing {
  readonly #root: string;
  readonly #options: ListOptions;
  readonly #posts: ListedPost[] = [];
  readonly #files: ScannedFile[] = [];
  readonly #unread = new Map<string, number>();
  readonly #unreadable: string[] = [];
  readonly #tooDeep: string[] = [];
  readonly #folders: string[] = [];
  readonly #pending: Folder[];
  #isSlow = false;

  constructor(root: string, options: ListOptions) {
    const { below } = options;
    this.#root = root;
    this.#options = options;
    this.#pending = [{ path: below ?? '', bytes: Buffer.from(below ?? ''), depth: below === undefined ? 0 : 1 }];
  }

  async run(): Promise<void> {
    const { signal, patience = usualPatience } = this.#options;
    while (this.#pending.length > 0 && !signal?.aborted) {
      const folders = this.#pending.splice(-foldersAtOnce);
      const began = performance.now();
      await Promise.all(folders.map((folder) => this.#visit(folder)));
      this.#isSlow ||= performance.now() - began > patience;
      await setImmediate();
    }
  }

  result(): ListedFolder {
    const posts = this.#posts.sort(latestPathFirst);
    const unread = Object.fromEntries(this.#unread);
    // Sorted, because what a site is recognised as must not depend on the order of reading.
    const files = this.#files.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
    const [unreadable, tooDeep] = [this.#unreadable.sort(), this.#tooDeep.sort()];
    return { posts, files, unread, folders: this.#folders.sort(), unreadable, tooDeep };
  }

  async #visit(folder: Folder): Promise<void> {
    let entries: readonly Entry[];
    try {
      const place = folder.depth === 0 ? this.#root : absolutePath(this.#root, folder.bytes);
      // Blocking calls are faster than others, except on a slow disk. It is the same for files.
      entries = this.#isSlow ? await entriesLater(place) : entriesNow(place);
    } catch (error) {
      if (folder.depth === 0) {
        throw error;
      }
      this.#unreadable.push(folder.path);
      return;
    }
    const besideSite = folder.depth === 0 || entries.some(({ name }) => isSiteFile(name));
    for (const entry of entries) {
      const { name } = entry;
      const path = folder.depth === 0 ? name : `${folder.path}/${name}`;
      if (entry.isFolder) {
        this.#folders.push(path);
        if (isSkippedFolder(name, besideSite)) {
          continue;
        }
        if (folder.depth >= deepestFolder) {
          this.#tooDeep.push(path);
        } else {
          this.#pending.push({ path, bytes: bytesOf(folder, path, entry), depth: folder.depth + 1 });
        }
      } else if (entry.isFile && this.#files.length + this.#posts.length < mostFiles) {
        const file = { path, bytes: bytesOf(folder, path, entry) };
        const kind = fileKindOf(path);
        if (kind === 'post' || kind === 'text') {
          this.#posts.push({ ...file, kind });
        }
        // Without front matter a text is an ordinary file. Whether it has some is known once it is read.
        if (kind !== 'post') {
          this.#files.push(file);
        }
        if (kind === 'unread') {
          this.#unread.set(extensionOf(name), (this.#unread.get(extensionOf(name)) ?? 0) + 1);
        }
      }
    }
    this.#options.found?.(this.#posts.length);
  }
}

/** Null if the file is gone or can't be read. */
function statNow(root: string, post: ListedPost): Stats | null {
  try {
    return lstatSync(pathForDisk(root, post), { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}

function statLater(root: string, post: ListedPost): Promise<Stats | null> {
  return lstat(pathForDisk(root, post)).catch(() => null);
}

/** The data of a post file on the disk. */
export function scannedPost({ path, bytes, kind }: ListedPost, stat: Stats): ScannedPost {
  // On some network drives Linux reports no blocks for any file, so a placeholder can't be recognised there.
  const placeholder = process.platform !== 'linux' && stat.blocks === 0 && stat.size > 4096;
  const identity = `${stat.dev}:${stat.ino}`;
  return { path, bytes, kind, size: stat.size, modified: stat.mtimeMs, identity, placeholder };
}

/** An entry of a folder. */
interface Entry {
  readonly name: string;
  /** The name's bytes if they are not UTF-8; otherwise null. */
  readonly bytes: Buffer | null;
  readonly isFile: boolean;
  readonly isFolder: boolean;
}

const asTexts = { withFileTypes: true, encoding: 'utf8' } as const;
const asBytes = { withFileTypes: true, encoding: 'buffer' } as const;

/**
 * Lists names as texts, which is fast, and as bytes only if a name may not be text. Throws the error of the file
 * system.
 */
function entriesNow(folder: string | Buffer): readonly Entry[] {
  return textEntries(readdirSync(folder, asTexts)) ?? byteEntries(readdirSync(folder, asBytes));
}

/** Does the same without blocking. */
async function entriesLater(folder: string | Buffer): Promise<readonly Entry[]> {
  return textEntries(await readdir(folder, asTexts)) ?? byteEntries(await readdir(folder, asBytes));
}

/** Null if a name may not be text. */
function textEntries(listed: readonly Dirent<string>[]): readonly Entry[] | null {
  return listed.some(({ name }) => name.includes('\ufffd'))
    ? null
    : listed.map((entry) => entryOf(entry, entry.name, null));
}

function byteEntries(listed: readonly Dirent<Buffer>[]): readonly Entry[] {
  return listed.map((entry) => entryOf(entry, entry.name.toString(), entry.name));
}

function entryOf(entry: Dirent<string> | Dirent<Buffer>, name: string, bytes: Buffer | null): Entry {
  return { name, bytes, isFile: entry.isFile(), isFolder: entry.isDirectory() };
}

function bytesOf(folder: Folder, path: string, { name, bytes }: Entry): Buffer {
  if (!folder.path.includes('\ufffd') && bytes === null) {
    return Buffer.from(path);
  }
  const nameBytes = bytes ?? Buffer.from(name);
  return folder.depth === 0 ? nameBytes : Buffer.concat([folder.bytes, slash, nameBytes]);
}

/** The path for the file system: a text if that is exact, otherwise bytes. */
function pathForDisk(root: string, { path, bytes }: ScannedFile): string | Buffer {
  return path.includes('\ufffd') ? absolutePath(root, bytes) : `${root}${sep}${path}`;
}
