import { lstat } from 'node:fs/promises';
import type { Archive } from '../archive.ts';
import { absolutePath } from '../scan/scan-folder.ts';

/** In bytes: more than a reader on a mobile connection waits for. */
const large = 10_000_000;

/** Looks up the sizes of pictures, each once. */
export class LargePictures {
  readonly #archive: Archive;
  readonly #known = new Map<string, Promise<number>>();

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** A picture's megabytes, for a person (`12.4`); null if the picture is not too large. */
  async megabytes(path: string): Promise<string | null> {
    const size = this.#known.get(path) ?? this.#sizeOf(path);
    this.#known.set(path, size);
    const bytes = await size;
    return bytes > large ? (bytes / 1_000_000).toFixed(1) : null;
  }

  async #sizeOf(path: string): Promise<number> {
    const id = this.#archive.siteMap?.file(path)?.id;
    const file = id === undefined ? undefined : this.#archive.file(id);
    return file === undefined
      ? 0
      : lstat(absolutePath(this.#archive.root, file.bytes)).then(
          ({ size }) => size,
          // The file was removed meanwhile. The next check reports that.
          () => 0,
        );
  }
}
