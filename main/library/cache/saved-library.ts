import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SegmentBytes, SegmentSources } from '../records/segment-bytes.ts';
import { readCheckedJson, writeCheckedJson } from '../storage/checked-json.ts';
import { SectionFile, writeSectionFile, writeSectionFileLater } from '../storage/section-file.ts';
import { savedFolderOf } from './cache-folder.ts';
import { firstListName, type KeptList, writeFirstList } from './first-list-file.ts';
import { type KeptStill, stillName, writeStill } from './still-file.ts';
import { WriterLock } from './writer-lock.ts';

/** Identifies what saved records were made from. Records with a different key are thrown away. */
export interface SavedKey {
  /** The folder's path with every link resolved. */
  readonly root: string;
  /** A digest of the code that makes records, so that records made by an old rule are never used. */
  readonly code: string;
}

/** A segment in the cache folder. */
export interface SavedSegment {
  readonly name: string;
  readonly sections: SegmentSources;
  /** In bytes. */
  readonly length: number;
}

/** Which segments are in use, and which of their posts are out of date. */
export interface SavedState {
  /** Identifies the settings of the site that the records were made with. */
  readonly basis: string;
  /** False while the folder is read for the first time and some posts have no saved record. Default: true. */
  readonly complete?: boolean;
  readonly segments: readonly { readonly name: string; readonly dead: readonly number[] }[];
}

/** What an earlier session saved. */
export interface SavedContents {
  readonly basis: string;
  /** Whether every post of the folder is among them. */
  readonly complete: boolean;
  /** What else the folder holds, as it was given to `commit`. */
  readonly listing: unknown;
  readonly segments: readonly (SavedSegment & { readonly dead: readonly number[] })[];
}

interface Manifest extends SavedState, SavedKey {
  readonly format: number;
  readonly listing: string;
}

/** Goes up whenever the form of the files changes. */
const format = 1;

/**
 * The saved records of one folder of posts. Several processes may read them, but only one at a time writes. Segments
 * are written once and never changed. The manifest names the segments in use, and is replaced as a whole. So a process
 * that is stopped at any moment leaves the old state or the new one. Nothing here throws: if the cache can't be read or
 * written, Offprint works without it.
 */
export class SavedLibrary {
  readonly #folder: string;
  readonly #key: SavedKey;
  #lock: WriterLock | null;
  #contents: SavedContents | null = null;
  #listing = '';
  /** The listing in the file named by `#listing`. */
  #listed: unknown = undefined;
  /** The manifest in use, as JSON; empty if there is none. */
  #manifest = '';
  readonly #open = new Map<string, SectionFile>();
  /** The segments that are being written. Their files are not removed. */
  readonly #arriving = new Set<string>();

  constructor(cacheFolder: string, key: SavedKey) {
    this.#folder = savedFolderOf(cacheFolder, key.root);
    this.#key = key;
    this.#lock = this.#prepare();
    this.#contents = this.#read();
    if (this.#contents === null) {
      this.#removeAll();
    }
  }

  /** What an earlier session saved. Null if there is nothing, or nothing usable. */
  get contents(): SavedContents | null {
    return this.#contents;
  }

  /** Whether this process may write. */
  get writes(): boolean {
    return this.#lock?.held ?? false;
  }

  /** Writes a segment, which is not in use yet. Returns null if it can't be written. */
  add(bytes: SegmentBytes): SavedSegment | null {
    if (!this.writes) {
      return null;
    }
    const name = newSegmentName();
    try {
      writeSectionFile(this.#pathOf(name), bytes);
      return this.#openSegment(name);
    } catch {
      this.#stopWriting();
      return null;
    }
  }

  /** Does the same without blocking. For large segments that nobody waits for. */
  async addLater(bytes: SegmentBytes): Promise<SavedSegment | null> {
    if (!this.writes) {
      return null;
    }
    const name = newSegmentName();
    try {
      this.#arriving.add(name);
      await writeSectionFileLater(this.#pathOf(name), bytes);
      if (this.writes) {
        return this.#openSegment(name);
      }
      remove(this.#pathOf(name));
    } catch {
      this.#stopWriting();
    } finally {
      this.#arriving.delete(name);
    }
    return null;
  }

  /** Puts these segments in use and removes all others. Writes nothing if nothing has changed. */
  commit({ basis, complete = true, segments }: SavedState, listing: unknown): void {
    if (!this.writes) {
      return;
    }
    try {
      const { root, code } = this.#key;
      const named = this.#writeListing(listing);
      const inForce = segments.map(({ name, dead }) => ({ name, dead }));
      const manifest: Manifest = { format, root, code, basis, complete, segments: inForce, listing: named };
      const text = JSON.stringify(manifest);
      if (text !== this.#manifest) {
        writeCheckedJson(this.#pathOf('manifest'), manifest);
        this.#manifest = text;
      }
      const kept = new Set([
        'lock',
        'manifest',
        'used',
        firstListName,
        stillName,
        named,
        ...segments.map(({ name }) => name),
      ]);
      this.#removeAll(kept);
    } catch {
      this.#stopWriting();
    }
  }

  /** Keeps the list that a window shows first beside the records that it was made from. */
  keepFirstList(list: KeptList): void {
    this.#write(() => writeFirstList(this.#folder, list));
  }

  keepStill(still: KeptStill): void {
    this.#write(() => writeStill(this.#folder, still));
  }

  /** Removes what was saved, since it is damaged or was made by other rules. */
  discard(): void {
    this.#contents = null;
    this.#manifest = '';
    this.#listing = '';
    this.#listed = undefined;
    this.#closeFiles(new Set());
    this.#removeAll();
  }

  /** Removes everything, and writes nothing afterwards. Open files stay readable. */
  clear(): void {
    const { writes } = this;
    this.#stopWriting();
    if (writes) {
      remove(this.#folder);
    }
  }

  close(): void {
    this.#closeFiles(new Set());
    this.#stopWriting();
  }

  /** The path of a segment, for other threads to read. */
  pathOf(name: string): string {
    return this.#pathOf(name);
  }

  #write(write: () => void): void {
    if (this.writes) {
      try {
        write();
      } catch {
        this.#stopWriting();
      }
    }
  }

  #prepare(): WriterLock | null {
    try {
      // The folder holds a person's text, so nobody else may read it.
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      writeFileSync(this.#pathOf('used'), this.#key.root);
      return WriterLock.take(this.#pathOf('lock'));
    } catch {
      return null;
    }
  }

  #read(): SavedContents | null {
    // Between the two reads, a writer may replace the manifest and remove segments.
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        const manifest = readCheckedJson(this.#pathOf('manifest')) as Manifest;
        const { root, code } = this.#key;
        if (manifest.format !== format || manifest.root !== root || manifest.code !== code) {
          return null;
        }
        const listing = readCheckedJson(this.#pathOf(manifest.listing));
        const segments = manifest.segments.map(({ name, dead }) => ({ ...this.#openSegment(name), dead }));
        this.#listing = manifest.listing;
        this.#listed = listing;
        this.#manifest = JSON.stringify(manifest);
        return { basis: manifest.basis, complete: manifest.complete ?? true, listing, segments };
      } catch {
        this.#closeFiles(new Set());
      }
    }
    return null;
  }

  /** Writes a listing unless it is written already, and returns its file name. */
  #writeListing(listing: unknown): string {
    if (listing !== this.#listed) {
      const text = JSON.stringify(listing);
      const named = `listing-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
      if (named !== this.#listing) {
        writeCheckedJson(this.#pathOf(named), listing);
        this.#listing = named;
      }
      this.#listed = listing;
    }
    return this.#listing;
  }

  #openSegment(name: string): SavedSegment {
    const file = new SectionFile(this.#pathOf(name));
    this.#open.set(name, file);
    return { name, sections: file.sections, length: file.length };
  }

  #stopWriting(): void {
    this.#lock?.release();
    this.#lock = null;
  }

  #closeFiles(kept: ReadonlySet<string>): void {
    for (const [name, file] of this.#open) {
      if (!kept.has(name)) {
        file.close();
        this.#open.delete(name);
      }
    }
  }

  /** Removes everything but `kept`. A file that can't be removed now (Windows keeps open files) is removed later. */
  #removeAll(kept: ReadonlySet<string> = new Set(['lock', 'used'])): void {
    if (!this.writes) {
      return;
    }
    this.#closeFiles(kept);
    try {
      for (const name of readdirSync(this.#folder)) {
        if (!kept.has(name) && !this.#arriving.has(name.replace(/\.new$/, ''))) {
          remove(this.#pathOf(name));
        }
      }
    } catch {
      // The next commit tries again.
    }
  }

  #pathOf(name: string): string {
    return path.join(this.#folder, name);
  }
}

/** A name is never used again: another process may still have a file of that name open. */
function newSegmentName(): string {
  return `segment-${randomBytes(8).toString('hex')}`;
}

function remove(file: string): void {
  try {
    rmSync(file, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // Windows keeps files that are open.
  }
}
