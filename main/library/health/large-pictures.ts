import { lstat } from 'node:fs/promises';
import type { Archive } from '../archive.ts';
import { absolutePath } from '../scan/scan-folder.ts';

/** In bytes: what nobody waits for who reads a post by telephone. */
const large = 10_000_000;

/** Looks up how large pictures are, each once. */
export class LargePictures {
  readonly #archive: Archive;
  readonly #known = new Map<string, Promise<number>>();

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** How many megabytes a picture has, for a person (`12.4`); null where that is not too much. */
  async megabytes(path: string): Promise<string | null> {
    const size = this.#known.get(path) ?? this.#sizeOf(path);
    this.#known.set(path, size);
    const bytes = await size;
    return bytes > large ? (bytes / 1_000_000).toFixed(1) : null;
  }

  async #sizeOf(path: string): Promise<number> {
    const id = this.#archive.siteMap?.file(path)?.id;
    const file = id === undefined ? undefined : this.#archive.files.get(id);
    return file === undefined
      ? 0
      : lstat(absolutePath(this.#archive.root, file.bytes)).then(
          ({ size }) => size,
          // It has gone since: the next check says so.
          () => 0,
        );
  }
}
