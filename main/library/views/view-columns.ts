import type { FacetName } from '../model/list.ts';
import type { PostEntry, PostTable } from '../posts/post-table.ts';
import { FacetColumn } from './facet-column.ts';
import { firstIndex } from './first-index.ts';

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
  /** The newest post first. Null until the first question. */
  #order: readonly PostEntry[] | null = null;
  #ranks = new Uint32Array(0);
  #numbers: Uint32Array = new Uint32Array(0);
  #titleRanks: Uint32Array | null = null;
  #years: DateColumn | null = null;
  #months: DateColumn | null = null;
  #dated = 0;
  /** How many posts there were when years and months were computed. */
  #ranked = 0;
  #pages = new Uint8Array(0);
  #publication = new Float64Array(0);
  /** Whether any facet was asked for. Before that, none is computed. */
  #hasFacets = false;
  readonly #facets = {
    year: new FacetColumn(),
    tag: new FacetColumn(),
    author: new FacetColumn(),
    category: new FacetColumn(),
  };

  constructor(table: PostTable) {
    this.#table = table;
  }

  /** All posts, the newest first; posts of the same moment are ordered by path. */
  get order(): readonly PostEntry[] {
    this.#catchUp();
    this.#order ??= Array.from(this.#numbers, (number) => this.#entries[number] as PostEntry);
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
      const sorted = [...this.order].sort((a, b) => byTitle.compare(a.title, b.title));
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

  facet(name: FacetName): FacetColumn {
    this.#catchUp();
    if (!this.#hasFacets) {
      this.#hasFacets = true;
      for (const entry of this.order) {
        this.#note(entry);
      }
    }
    return this.#facets[name];
  }

  #dateColumn(nameOf: (entry: PostEntry) => string): DateColumn {
    const numbers = new Map<string, number>();
    const ranks = new Uint32Array(this.#entries.length);
    let [last, number] = ['', -1];
    for (const entry of this.order) {
      const name = nameOf(entry);
      // Most neighbours are of one month.
      if (name !== last || number < 0) {
        number = numbers.get(name) ?? numbers.size;
        numbers.set(name, number);
        last = name;
      }
      ranks[entry.number] = number;
    }
    const names = [...numbers.keys()].sort((a, b) => (a < b ? 1 : -1));
    const rankOf = new Uint32Array(names.length);
    for (const [rank, name] of names.entries()) {
      rankOf[numbers.get(name) as number] = rank;
    }
    return { names, ranks: ranks.map((each) => rankOf[each] as number) };
  }

  /** Follows the changes of the table. Only changed posts are looked at, so a few changes cost little. */
  #catchUp(): void {
    const { revision } = this.#table;
    if (this.#revision === revision) {
      return;
    }
    const known = this.#table.changedSince(this.#revision);
    this.#revision = revision;
    const before = this.#entries;
    const entries = known === null ? [] : [...before];
    const moved: PostEntry[] = [];
    let isDated = true;
    for (const number of known ?? numbersOf(this.#table)) {
      const entry = this.#table.byNumber(number);
      const old = before[number];
      while (entries.length <= number) {
        entries.push(undefined);
      }
      entries[number] = entry;
      if (!entry || entry === old) {
        continue;
      }
      if (this.#hasFacets) {
        this.#note(entry);
      }
      if (!old || newest(old, entry) !== 0) {
        moved.push(entry);
      }
      if (old?.title !== entry.title) {
        this.#titleRanks = null;
      }
      isDated &&= old?.metadata.date.text === entry.metadata.date.text;
    }
    this.#entries = entries;
    this.#numbers = inOrder(this.#numbers, moved, entries);
    this.#order = null;
    this.#fill(known ?? this.#numbers);
    if (!isDated || this.#numbers.length !== this.#ranked) {
      this.#years = null;
      this.#months = null;
    }
    this.#ranked = this.#numbers.length;
  }

  /** Fills the columns by post number: the ranks of all posts, and everything else of the changed ones. */
  #fill(changed: Iterable<number>): void {
    const { length } = this.#entries;
    this.#ranks = new Uint32Array(length);
    for (let rank = 0; rank < this.#numbers.length; rank += 1) {
      this.#ranks[this.#numbers[rank] as number] = rank;
    }
    const [pages, publication] = [new Uint8Array(length), new Float64Array(length)];
    pages.set(this.#pages.subarray(0, length));
    publication.set(this.#publication.subarray(0, length));
    for (const number of changed) {
      const entry = this.#entries[number];
      if (entry) {
        pages[number] = entry.kind === 'page' ? 1 : 0;
        publication[number] = entry.metadata.draft ? Number.POSITIVE_INFINITY : entry.metadata.date.time;
      }
    }
    this.#pages = pages;
    this.#publication = publication;
    this.#dated = firstIndex(this.#numbers, (number) => this.#entries[number]?.year === '');
  }

  #note({ number, year, metadata }: PostEntry): void {
    this.#facets.year.put(number, [year]);
    this.#facets.tag.put(number, metadata.tags);
    this.#facets.author.put(number, metadata.authors);
    this.#facets.category.put(number, metadata.categories);
  }
}

/** The order of lists: the newest first, the same moment by path, undated posts last; 0 for a post and itself. */
function newest(a: PostEntry, b: PostEntry): number {
  return newness(b) - newness(a) || byPath(a, b);
}

/** The date of a post as a number. Undated posts are older than all dated ones. */
function newness({ year, metadata }: PostEntry): number {
  return year === '' ? metadata.date.time - longestTime : metadata.date.time;
}

function byPath({ file: { path: a } }: PostEntry, { file: { path: b } }: PostEntry): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function* numbersOf(table: PostTable): Generator<number> {
  for (const { number } of table.all()) {
    yield number;
  }
}

/** More than the time between any two dates, in milliseconds. */
const longestTime = 2 * 8.64e15;

/** Up to this many posts are put in their places one by one. More are sorted together with the rest. */
const mostPlaced = 64;

/**
 * The numbers of all posts in the order of lists. `before` is the order before some posts changed. `moved` are posts
 * that are new, or that have another place now.
 */
function inOrder(
  before: Uint32Array,
  moved: readonly PostEntry[],
  entries: readonly (PostEntry | undefined)[],
): Uint32Array {
  const hasMoved = new Uint8Array(entries.length);
  for (const { number } of moved) {
    hasMoved[number] = 1;
  }
  const kept = before.filter((number) => entries[number] !== undefined && hasMoved[number] !== 1);
  if (moved.length > mostPlaced) {
    return Uint32Array.from(sortedByNewest([...kept, ...moved.map(({ number }) => number)], entries));
  }
  const byNewest = (a: number, b: number): number => newest(entries[a] as PostEntry, entries[b] as PostEntry);
  const added = moved.map(({ number }) => number).sort(byNewest);
  const order = new Uint32Array(kept.length + added.length);
  let from = 0;
  for (const [at, number] of added.entries()) {
    const place = firstIndex(kept, (other) => byNewest(other, number) > 0);
    order.set(kept.subarray(from, place), from + at);
    order[place + at] = number;
    from = place;
  }
  order.set(kept.subarray(from), from + added.length);
  return order;
}

/** Sorts numbers of posts. Dates in one array are compared much faster than those of entries. */
function sortedByNewest(numbers: number[], entries: readonly (PostEntry | undefined)[]): number[] {
  const dates = new Float64Array(entries.length);
  for (const number of numbers) {
    dates[number] = newness(entries[number] as PostEntry);
  }
  return numbers.sort(
    (a, b) => (dates[b] as number) - (dates[a] as number) || byPath(entries[a] as PostEntry, entries[b] as PostEntry),
  );
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
