import { lstatSync } from 'node:fs';
import { mayBeSkipped } from './file-kinds.ts';
import { absolutePath, deepestFolder, type ScannedFile } from './scan-folder.ts';

/** How many paths are looked at for one scan. Real folders have a few hundred such references. */
const mostLooks = 10_000;
/** In milliseconds: how long all these looks may take together. Each look blocks, and a drive may be slow. */
const mostTime = 2_000;

/** In characters. Systems refuse longer ones. */
const longestPath = 4096;

type Found = 'file' | 'folder' | 'nothing';

/**
 * Files in folders that a scan does not enter (`.github/`, `node_modules/`). Each is looked for on the disk only when a
 * post refers to its path. Follows no links. Beyond the limits nothing more is found.
 */
export class UnlistedFiles {
  readonly #root: string;
  /** Folders that the scan saw and probably did not enter. */
  readonly #closed: ReadonlySet<string>;
  readonly #folders: ReadonlySet<string>;
  readonly #seen = new Map<string, Found>();
  #time = 0;

  /** `folders`: all that the scan saw, entered or not. */
  constructor(root: string, folders: Iterable<string>) {
    this.#root = root;
    this.#folders = new Set(folders);
    this.#closed = new Set(
      [...this.#folders].filter((folder) => {
        const names = folder.split('/');
        return isClosed(names.at(-1) ?? '', names.length);
      }),
    );
  }

  /** Finds a file by its path, exactly as written. Without one of the closed folders in it, the disk is not asked. */
  at(path: string): ScannedFile | null {
    return isOrdinary(path) && this.#isBelowClosed(path) && this.#find(path) === 'file'
      ? { path, bytes: Buffer.from(path) }
      : null;
  }

  /** Finds a folder by its path, among those that the scan saw and those below the others. */
  folderAt(path: string): ScannedFile | null {
    const isThere =
      this.#folders.has(path) || (isOrdinary(path) && this.#isBelowClosed(path) && this.#find(path) === 'folder');
    return isThere ? { path, bytes: Buffer.from(path) } : null;
  }

  #isBelowClosed(path: string): boolean {
    if (this.#closed.size === 0) {
      return false;
    }
    let depth = 0;
    for (let from = 0, end = path.indexOf('/'); end !== -1; from = end + 1, end = path.indexOf('/', from)) {
      depth += 1;
      if (isClosed(path.slice(from, end), depth) && this.#closed.has(path.slice(0, end))) {
        return true;
      }
    }
    return false;
  }

  #find(path: string): Found {
    const known = this.#seen.get(path);
    if (known !== undefined) {
      return known;
    }
    if (this.#seen.size >= mostLooks || this.#time > mostTime) {
      return 'nothing';
    }
    // Folder by folder, because the last look would follow a link in the middle of the path.
    const end = path.lastIndexOf('/');
    const isReachable = end === -1 || this.#find(path.slice(0, end)) === 'folder';
    const found = isReachable ? this.#look(path) : 'nothing';
    this.#seen.set(path, found);
    return found;
  }

  #look(path: string): Found {
    const began = performance.now();
    try {
      const stat = lstatSync(absolutePath(this.#root, Buffer.from(path)), { throwIfNoEntry: false });
      return stat?.isFile() ? 'file' : stat?.isDirectory() ? 'folder' : 'nothing';
    } catch {
      // The path is too long, holds a byte 0, or leads through a folder that may not be read.
      return 'nothing';
    } finally {
      this.#time += performance.now() - began;
    }
  }
}

/** Whether a reference in the post at `from` may lead to a file that a scan does not list. */
export function mayBeUnlisted(from: string, path: string): boolean {
  const names = path.split('/');
  return names.some(mayBeSkipped) || from.split('/').length + names.length > deepestFolder;
}

/** Whether a path can be that of a file below the folder, wherever a system looks for it. */
function isOrdinary(path: string): boolean {
  // On Windows, these separate folders, or name a device or a stream of a file.
  const isPlain = process.platform !== 'win32' || !/[\\:]/.test(path);
  return isPlain && path.length <= longestPath && !/(?:^|\/)\.{0,2}(?:\/|$)/.test(path);
}

/** Whether a scan may leave out a folder with this name. `depth` is 1 at the top. */
function isClosed(name: string, depth: number): boolean {
  return depth > deepestFolder || mayBeSkipped(name);
}
