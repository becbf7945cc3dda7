import type { ViewId } from '../model/ids.ts';
import type { FacetName, FacetValue, Facets, Filters, LackedPart, ViewGroup, ViewQuery } from '../model/list.ts';
import type { PostEntry, PostTable } from '../posts/post-table.ts';
import { addressedPosts } from '../search/query/addressed-posts.ts';
import { PostFilters } from '../search/query/filter-posts.ts';
import type { QueryNode } from '../search/query/query-node.ts';
import { everyField, type FieldMask } from '../search/field-names.ts';
import type { SearchedWords, WordReading } from '../search/clauses.ts';
import type { SearchIndex } from '../search/search-index.ts';
import type { WantedPart } from '../search/query/evaluate-query.ts';
import { gatherVariants, variantKey } from '../taxonomy/variant-key.ts';
import type { FacetColumn } from './facet-column.ts';
import { firstIndex } from './first-index.ts';
import { lackedParts } from './lacked-parts.ts';
import { PostList } from './post-list.ts';
import { descendingRanks, stableOrder } from './stable-order.ts';
import { columnsOf, type ViewColumns } from './view-columns.ts';
import { viewGroups } from './view-groups.ts';

/** The content of a list at one moment, in list order. */
export interface ViewContent {
  readonly posts: PostList;
  /** How many of `posts` have everything that the query asks for; they come first. */
  readonly full: number;
  /** The groups of a list sorted by date; see `ViewState`. */
  readonly groups: readonly ViewGroup[];
  /** How many of `posts` are pages. */
  readonly pages: number;
  /** The words of the query that were understood differently from how they are written. */
  readonly readings: readonly WordReading[];
  /** How many more the query finds of the other kind: pages or posts. */
  readonly foundBeside: number;
  /** The parts of the query that a post lacks. */
  readonly lacks: (post: PostEntry) => readonly LackedPart[];
  /**
   * The numbers of all posts that match the query's text, in no order. Each facet is counted over them without its own
   * filter.
   */
  readonly matches: Uint32Array;
  /** The words that were searched for; empty without a query. */
  readonly words: SearchedWords;
}

/** A list that a window holds open. */
export interface View {
  readonly id: ViewId;
  readonly query: ViewQuery;
  readonly revision: number;
  readonly content: ViewContent;
}

const facetNames = ['year', 'tag', 'author', 'category'] as const satisfies readonly FacetName[];

const byName = new Intl.Collator(undefined, { numeric: true });

/** The posts that a query finds, in the order it asks for. */
export function viewContent(
  query: ViewQuery,
  table: PostTable,
  index: SearchIndex,
  searched: FieldMask = everyField,
): ViewContent {
  const columns = columnsOf(table);
  const { numbers, scores, missing, words, parts, readings, beside } = matchesOf(query, table, index, searched);
  const test = new FilterTest(query.filters, columns);
  const isListed = test.passesAll ? () => true : (number: number) => test.missed(number) === 0;
  const isFull = (number: number): boolean => missing === null || missing[number] === 0;
  const listed = inOrder({ numbers, scores, isListed, isFull }, query.sort, columns);
  const full = missing === null ? listed.length : firstIndex(listed, (number) => !isFull(number));
  return {
    posts: new PostList(listed, columns.entries),
    full,
    groups: viewGroups(listed, full, query.sort, columns),
    pages: listed.reduce((count, number) => count + (columns.pages[number] as number), 0),
    foundBeside: beside.reduce((count, number) => count + (isListed(number) ? 1 : 0), 0),
    lacks: ({ number }) => lackedParts(query.text, parts, missing?.[number] ?? 0),
    readings,
    matches: numbers,
    words,
  };
}

interface ScoredPosts {
  readonly numbers: Uint32Array;
  /** By index in `numbers`. */
  readonly scores: Float64Array;
  readonly isListed: (number: number) => boolean;
  readonly isFull: (number: number) => boolean;
}

/** Post numbers: those that lack nothing first. Each part is in the order asked for, then by date. */
function inOrder(posts: ScoredPosts, sort: ViewQuery['sort'], columns: ViewColumns): Uint32Array {
  const { numbers, scores, isListed, isFull } = posts;
  const { ranks, numbers: all } = columns;
  // Numbers by rank are in the order of dates already, so nothing is sorted.
  const byRank = new Int32Array(all.length).fill(-1);
  let count = 0;
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] as number;
    if (isListed(number)) {
      byRank[ranks[number] as number] = at;
      count += 1;
    }
  }
  const listed = new Uint32Array(count);
  const listedScores = new Float64Array(count);
  let next = 0;
  for (let place = 0; next < count; place += 1) {
    // Undated posts come last in both directions.
    const at = byRank[sort === 'oldest' && place < columns.dated ? columns.dated - 1 - place : place] as number;
    if (at >= 0) {
      listed[next] = numbers[at] as number;
      listedScores[next] = scores[at] as number;
      next += 1;
    }
  }
  const { keys, buckets } = keysOf(listed, listedScores, sort, columns);
  for (let at = 0; at < count; at += 1) {
    keys[at] = (keys[at] as number) + (isFull(listed[at] as number) ? 0 : buckets);
  }
  return stableOrder(keys, 2 * buckets).map((at) => listed[at] as number);
}

/** The sort keys of posts: a number below `buckets` for each. */
function keysOf(
  numbers: Uint32Array,
  scores: Float64Array,
  sort: ViewQuery['sort'],
  columns: ViewColumns,
): { readonly keys: Uint32Array; readonly buckets: number } {
  switch (sort) {
    case 'newest':
    case 'oldest':
      return { keys: new Uint32Array(numbers.length), buckets: 1 };
    case 'title': {
      const { titleRanks, order } = columns;
      return { keys: numbers.map((number) => titleRanks[number] as number), buckets: order.length };
    }
    case 'relevance': {
      const { ranks, count } = descendingRanks(scores);
      return { keys: ranks, buckets: count };
    }
    case 'year': {
      const { ranks, count } = descendingRanks(scores);
      const { years } = columns;
      const keys = ranks.map((rank, at) => (years.ranks[numbers[at] as number] as number) * count + rank);
      return { keys, buckets: years.names.length * count };
    }
  }
}

interface Matches {
  readonly numbers: Uint32Array;
  /** By index in `numbers`. */
  readonly scores: Float64Array;
  /**
   * The numbers of found posts of the other kind: pages if only posts are wanted, and posts if only pages are. None
   * without a text.
   */
  readonly beside: readonly number[];
  /** By post number: bit n is set if the post misses part n of the query. Null if no post misses any. */
  readonly missing: Uint32Array | null;
  readonly words: SearchedWords;
  readonly parts: readonly WantedPart[];
  readonly readings: readonly WordReading[];
}

function matchesOf(query: ViewQuery, table: PostTable, index: SearchIndex, searched: FieldMask): Matches {
  const filters = new PostFilters(() => table.all());
  const columns = columnsOf(table);
  const { ranks, entries, pages } = columns;
  const answer = index.search(query.text, {
    numbers: () => columns.numbers,
    passes: (number, filter) => {
      const post = entries[number];
      return post !== undefined && filters.passes(post, filter);
    },
    // The newest pages first.
    place: (number) => ranks[number] ?? 0,
    fields: searched,
  });
  const found = answer.scores;
  const addressed = addressedPosts(query.text, columns.order);
  const wanted = wantedKind(query, index);
  const isSearch = query.text.trim() !== '';
  const numbers = new Uint32Array(found.size + addressed.size);
  const scores = new Float64Array(numbers.length);
  let missing: Uint32Array | null = null;
  const beside: number[] = [];
  let count = 0;
  const take = (number: number, score: number): void => {
    const isPage = pages[number] === 1;
    if (wanted === 'all' || isPage === (wanted === 'pages')) {
      numbers[count] = number;
      scores[count] = score;
      count += 1;
    } else if (isSearch) {
      beside.push(number);
    }
  };
  for (let at = 0; at < found.size; at += 1) {
    const number = found.numbers[at] as number;
    // A post that the query names by its address comes first, whatever words it has.
    if (entries[number] === undefined || addressed.has(number)) {
      continue;
    }
    take(number, found.scores[at] as number);
    if (found.missing[at] !== 0) {
      missing ??= new Uint32Array(entries.length);
      missing[number] = found.missing[at] as number;
    }
  }
  for (const number of addressed.keys()) {
    take(number, Number.MAX_VALUE);
  }
  return {
    numbers: numbers.subarray(0, count),
    scores: scores.subarray(0, count),
    beside,
    missing,
    words: answer.words,
    parts: answer.parts,
    // An address that names a post was not searched for as words.
    readings: addressed.size > 0 ? [] : answer.readings,
  };
}

/** The wanted kind of posts. If the text itself asks for the other kind (`is:page`), both are wanted. */
function wantedKind({ filters: { kind }, text }: ViewQuery, index: SearchIndex): Filters['kind'] {
  const other = kind === 'posts' ? 'page' : 'post';
  return kind !== 'all' && index.parse(text).nodes.some((node) => asksFor(other, node)) ? 'all' : kind;
}

function asksFor(state: 'page' | 'post', node: QueryNode): boolean {
  return node.kind === 'all' || node.kind === 'any'
    ? node.nodes.some((each) => asksFor(state, each))
    : node.kind === 'filter' && node.filter.kind === 'is' && node.filter.state === state;
}

/** The bit of the filter for drafts, behind the bits of the facets. */
const draftsFilter = facetNames.length;

/** Tests which filters posts pass. Prepared once for many posts. */
class FilterTest {
  /** Whether there is no filter. */
  readonly passesAll: boolean;
  readonly #drafts: Filters['drafts'];
  /** By facet; null if all values pass. */
  readonly #facets: readonly (FacetTest | null)[];
  readonly #publication: Float64Array;
  readonly #now = Date.now();

  constructor(filters: Filters, columns: ViewColumns) {
    this.#drafts = filters.drafts;
    this.#facets = facetNames.map((name) =>
      filters[name].length === 0 ? null : facetTest(columns.facet(name), filters[name]),
    );
    this.#publication = columns.publication;
    this.passesAll = filters.drafts === 'shown' && this.#facets.every((facet) => facet === null);
  }

  /** The filters that a post does not pass: bit n for facet n, and one more bit for drafts. */
  missed(post: number): number {
    let missed = 0;
    if (this.#drafts !== 'shown' && this.isUnpublished(post) !== (this.#drafts === 'only')) {
      missed |= 1 << draftsFilter;
    }
    for (let facet = 0; facet < this.#facets.length; facet += 1) {
      const test = this.#facets[facet];
      if (test && test.passes[test.listOf[post] as number] !== 1) {
        missed |= 1 << facet;
      }
    }
    return missed;
  }

  /** Whether a post is a draft or has a date in the future, so that its site does not show it. */
  isUnpublished(post: number): boolean {
    return (this.#publication[post] as number) > this.#now;
  }
}

/** Tests one facet of posts. */
interface FacetTest {
  /** By post number: its list of values. */
  readonly listOf: Uint32Array;
  /** By list: 1 if it has a wanted value. */
  readonly passes: Uint8Array;
}

function facetTest(column: FacetColumn, wantedValues: readonly string[]): FacetTest {
  const { keys, lists, listOf, starts, values } = column;
  const wanted = column.keysOf(wantedValues);
  const passes = new Uint8Array(lists);
  for (let list = 0; list < lists; list += 1) {
    for (let at = starts[list] as number; at < (starts[list + 1] as number); at += 1) {
      passes[list] = (passes[list] as number) | (wanted[keys[values[at] as number] as number] as number);
    }
  }
  return { listOf, passes };
}

/** The values of each facet among the posts that a query finds. Each facet is counted without its own filter. */
export function viewFacets(query: ViewQuery, { matches }: ViewContent, table: PostTable, limit: number): Facets {
  const columns = columnsOf(table);
  const test = new FilterTest(query.filters, columns);
  const counted = facetNames.map((name) => {
    const { names, listOf, starts, values } = columns.facet(name);
    return { names, listOf, starts, values, counts: new Uint32Array(names.length) };
  });
  let drafts = 0;
  for (const post of matches) {
    const missed = test.passesAll ? 0 : test.missed(post);
    if ((missed & ~(1 << draftsFilter)) === 0 && test.isUnpublished(post)) {
      drafts += 1;
    }
    for (let facet = 0; facet < counted.length; facet += 1) {
      if ((missed & ~(1 << facet)) !== 0) {
        continue;
      }
      const { listOf, starts, values, counts } = counted[facet] as (typeof counted)[number];
      const list = listOf[post] as number;
      const end = starts[list + 1] as number;
      for (let at = starts[list] as number; at < end; at += 1) {
        const value = values[at] as number;
        counts[value] = (counts[value] as number) + 1;
      }
    }
  }
  const facet = (name: FacetName): { readonly values: readonly FacetValue[]; readonly total: number } => {
    const { names, counts } = counted[facetNames.indexOf(name)] as (typeof counted)[number];
    return facetOf(name, names, counts, query.filters[name], limit);
  };
  return { year: facet('year'), tag: facet('tag'), author: facet('author'), category: facet('category'), drafts };
}

/** The values of one facet with their numbers of posts: the values asked for, and the first ones of the others. */
function facetOf(
  name: FacetName,
  names: readonly string[],
  numbers: Uint32Array,
  asked: readonly string[],
  limit: number,
): { readonly values: readonly FacetValue[]; readonly total: number } {
  const counts = new Map<string, number>();
  for (let value = 0; value < numbers.length; value += 1) {
    if (numbers[value] !== 0) {
      counts.set(names[value] as string, numbers[value] as number);
    }
  }
  for (const value of asked) {
    if (!counts.has(value)) {
      counts.set(value, 0);
    }
  }
  const sorted = gatherVariants(counts).map((variants) => ({ value: variants.name, count: variants.count }));
  if (name === 'year') {
    sorted.sort((a, b) => (a.value < b.value ? 1 : -1));
  } else {
    sorted.sort((a, b) => b.count - a.count || byName.compare(a.value, b.value));
  }
  const keys = new Set(asked.map((value) => variantKey(value)));
  const shown = sorted.filter(({ value }, at) => at < limit || keys.has(variantKey(value)));
  return { values: shown, total: sorted.length };
}
