import type { PostRow } from '../../main/library/model.ts';

/** Rows asked for at once; the contract allows 200. */
export const pageSize = 50;
// 3,000 rows, some 3 MB: enough to scroll back and forth, little enough to forget the rest of 48,000.
const keptPages = 60;

/** The rows of one revision of a view that have come so far. Never mixes revisions: a new one gets a new cache. */
export class RowCache {
  readonly #pages = new Map<number, readonly PostRow[]>();
  readonly #asked = new Set<number>();

  get(index: number): PostRow | undefined {
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize];
  }

  /** The first page between two rows (half-open) that is neither here nor asked for, as a range of rows. */
  nextMissing(from: number, to: number, total: number): readonly [from: number, to: number] | null {
    const last = Math.ceil(Math.min(to, total) / pageSize);
    for (let page = Math.max(0, Math.floor(from / pageSize)); page < last; page++) {
      const here = this.#pages.get(page);
      if (here) {
        this.#pages.delete(page);
        this.#pages.set(page, here);
      } else if (!this.#asked.has(page)) {
        return [page * pageSize, Math.min((page + 1) * pageSize, total)];
      }
    }
    return null;
  }

  /** Remembers that the page beginning at this row is on its way. */
  asked(from: number): void {
    this.#asked.add(from / pageSize);
  }

  /** The page beginning at this row did not come: it may be asked for again. */
  missed(from: number): void {
    this.#asked.delete(from / pageSize);
  }

  put(from: number, rows: readonly PostRow[]): void {
    const page = from / pageSize;
    this.#asked.delete(page);
    this.#pages.set(page, rows);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= keptPages) {
        break;
      }
      this.#pages.delete(oldest);
    }
  }
}
