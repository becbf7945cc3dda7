import type { FacetName } from '../model/list.ts';
import type { PostEntry, PostTable } from '../posts/post-table.ts';
import { variantKey } from '../taxonomy/variant-key.ts';

/** The values of one facet as numbers. Spellings of one value share a key. */
export class FacetColumn {
  /** By value number. */
  readonly names: string[] = [];
  readonly keys: number[] = [];
  readonly #valueNumbers = new Map<string, number>();
  readonly #keyNumbers = new Map<string, number>();
  /** Equal lists are stored once. */
  readonly #lists = new Map<string, readonly number[]>();

  /** The value numbers of a list of values. A post with two spellings of one value gets the first spelling. */
  list(values: readonly string[]): readonly number[] {
    const numbers: number[] = [];
    for (const value of values) {
      const number = this.#valueNumber(value);
      const isKnown = numbers.some((other) => this.keys[other] === this.keys[number]);
      if (!isKnown) {
        numbers.push(number);
      }
    }
    const name = numbers.join();
    const known = this.#lists.get(name);
    if (known) {
      return known;
    }
    this.#lists.set(name, numbers);
    return numbers;
  }

  /** By key: 1 for each key that one of the values has. */
  keysOf(values: readonly string[]): Uint8Array {
    const wanted = new Uint8Array(this.#keyNumbers.size);
    for (const value of values) {
      const key = this.#keyNumbers.get(variantKey(value));
      if (key !== undefined) {
        wanted[key] = 1;
      }
    }
    return wanted;
  }

  #valueNumber(value: string): number {
    const known = this.#valueNumbers.get(value);
    if (known !== undefined) {
      return known;
    }
    const key = variantKey(value);
    let keyNumber = this.#keyNumbers.get(key);
    if (keyNumber === undefined) {
      keyNumber = this.#keyNumbers.size;
      this.#keyNumbers.set(key, keyNumber);
    }
    const number = this.names.push(value) - 1;
    this.keys.push(keyNumber);
    this.#valueNumbers.set(value, number);
    return number;
  }
}

/** The months or years of the posts, the latest first, with `''` for undated posts at the end. */
export interface DateColumn {
  readonly names: readonly string[];
  /** By post number: the index in `names`. */
  readonly ranks: Uint32Array;
}

const byTitle = new Intl.Collator(undefined, { numeric: true });

/** What lists need of every post, by its number. Computed once for a table, and again for posts that have changed. */
export class ViewColumns {
  readonly #table: PostTable;
  #revision = -1;
  #entries: (PostEntry | undefined)[] = [];
  /** The newest first. */
  #order: PostEntry[] = [];
  #ranks = new Uint32Array(0);
  #numbers = new Uint32Array(0);
  #titleRanks: Uint32Array | null = null;
  #years: DateColumn | null = null;
  #months: DateColumn | null = null;
  #dated = 0;
  #pages = new Uint8Array(0);
  #publication = new Float64Array(0);
  /** Whether any facet was asked for. Before that, none is computed. */
  #hasFacets = false;
  readonly #facets = {
    year: { column: new FacetColumn(), lists: [] as (readonly number[])[] },
    tag: { column: new FacetColumn(), lists: [] as (readonly number[])[] },
    author: { column: new FacetColumn(), lists: [] as (readonly number[])[] },
    category: { column: new FacetColumn(), lists: [] as (readonly number[])[] },
  };

  constructor(table: PostTable) {
    this.#table = table;
  }

  /** All posts, the newest first; posts of the same moment are ordered by path. */
  get order(): readonly PostEntry[] {
    this.#catchUp();
    return this.#order;
  }

  /** By post number: the index in `order`. */
  get ranks(): Uint32Array {
    this.#catchUp();
    return this.#ranks;
  }

  /** By post number; equal titles have equal ranks. */
  get titleRanks(): Uint32Array {
    this.#catchUp();
    if (!this.#titleRanks) {
      const ranks = new Uint32Array(this.#entries.length);
      const sorted = [...this.#order].sort((a, b) => byTitle.compare(a.title, b.title));
      let rank = 0;
      for (const [at, entry] of sorted.entries()) {
        const before = sorted[at - 1];
        rank += before && byTitle.compare(before.title, entry.title) !== 0 ? 1 : 0;
        ranks[entry.number] = rank;
      }
      this.#titleRanks = ranks;
    }
    return this.#titleRanks;
  }

  /** The numbers of all posts, the newest first. */
  get numbers(): Uint32Array {
    this.#catchUp();
    return this.#numbers;
  }

  /** By post number. Every change of the table makes a new array. */
  get entries(): readonly (PostEntry | undefined)[] {
    this.#catchUp();
    return this.#entries;
  }

  /** By post number: 1 for a page. */
  get pages(): Uint8Array {
    this.#catchUp();
    return this.#pages;
  }

  /** By post number: the time of publication, in milliseconds since 1970; for a draft, never. */
  get publication(): Float64Array {
    this.#catchUp();
    return this.#publication;
  }

  /** How many posts have a date; they are the first ones of `order`. */
  get dated(): number {
    this.#catchUp();
    return this.#dated;
  }

  get years(): DateColumn {
    this.#catchUp();
    this.#years ??= this.#dateColumn(({ year }) => year);
    return this.#years;
  }

  get months(): DateColumn {
    this.#catchUp();
    this.#months ??= this.#dateColumn(({ year, metadata }) => (year === '' ? '' : metadata.date.text.slice(0, 7)));
    return this.#months;
  }

  /** The values of a facet, and the values of each post by its number. */
  facet(name: FacetName): { readonly column: FacetColumn; readonly lists: readonly (readonly number[])[] } {
    this.#catchUp();
    if (!this.#hasFacets) {
      this.#hasFacets = true;
      for (const entry of this.#order) {
        this.#note(entry);
      }
    }
    return this.#facets[name];
  }

  #dateColumn(nameOf: (entry: PostEntry) => string): DateColumn {
    const places = new Map<string, number>();
    for (const entry of this.#order) {
      places.set(nameOf(entry), 0);
    }
    const names = [...places.keys()].sort((a, b) => (a < b ? 1 : -1));
    for (const [place, name] of names.entries()) {
      places.set(name, place);
    }
    const ranks = new Uint32Array(this.#entries.length);
    for (const entry of this.#order) {
      ranks[entry.number] = places.get(nameOf(entry)) ?? 0;
    }
    return { names, ranks };
  }

  #catchUp(): void {
    if (this.#revision === this.#table.revision) {
      return;
    }
    const before = this.#entries;
    const entries: (PostEntry | undefined)[] = [];
    const moved: PostEntry[] = [];
    for (const entry of this.#table.all()) {
      const known = before[entry.number];
      while (entries.length <= entry.number) {
        entries.push(undefined);
      }
      entries[entry.number] = entry;
      if (known === entry) {
        continue;
      }
      if (this.#hasFacets) {
        this.#note(entry);
      }
      if (!known || newest(known, entry) !== 0) {
        moved.push(entry);
      }
      if (known?.title !== entry.title) {
        this.#titleRanks = null;
      }
    }
    const isMoved = new Set(moved);
    const kept: PostEntry[] = [];
    for (const { number } of this.#order) {
      const entry = entries[number];
      if (entry && !isMoved.has(entry)) {
        kept.push(entry);
      }
    }
    // Merging two sorted runs is fast.
    this.#order = moved.length === 0 ? kept : [...kept, ...moved.sort(newest)].sort(newest);
    this.#entries = entries;
    this.#ranks = new Uint32Array(entries.length);
    this.#numbers = new Uint32Array(this.#order.length);
    this.#pages = new Uint8Array(entries.length);
    this.#publication = new Float64Array(entries.length);
    this.#years = null;
    this.#months = null;
    const firstUndated = this.#order.findIndex(({ year }) => year === '');
    this.#dated = firstUndated < 0 ? this.#order.length : firstUndated;
    for (const [rank, { number, kind, metadata }] of this.#order.entries()) {
      this.#ranks[number] = rank;
      this.#numbers[rank] = number;
      this.#pages[number] = kind === 'page' ? 1 : 0;
      this.#publication[number] = metadata.draft ? Number.POSITIVE_INFINITY : metadata.date.time;
    }
    this.#revision = this.#table.revision;
  }

  #note({ number, year, metadata }: PostEntry): void {
    const { tag, author, category } = this.#facets;
    this.#facets.year.lists[number] = this.#facets.year.column.list([year]);
    tag.lists[number] = tag.column.list(metadata.tags);
    author.lists[number] = author.column.list(metadata.authors);
    category.lists[number] = category.column.list(metadata.categories);
  }
}

/** The order of lists: the newest first, the same moment by path, undated posts last; 0 for a post and itself. */
function newest(a: PostEntry, b: PostEntry): number {
  if ((a.year === '') !== (b.year === '')) {
    return a.year === '' ? 1 : -1;
  }
  const [aPath, bPath] = [a.file.path, b.file.path];
  return b.metadata.date.time - a.metadata.date.time || (aPath < bPath ? -1 : aPath > bPath ? 1 : 0);
}

const columns = new WeakMap<PostTable, ViewColumns>();

/** The columns of a table. */
export function columnsOf(table: PostTable): ViewColumns {
  let known = columns.get(table);
  if (!known) {
    known = new ViewColumns(table);
    columns.set(table, known);
  }
  return known;
}
