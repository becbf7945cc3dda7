import type { FacetName, Facets, FacetValue, Filters, LackedPart, PostRow, ViewId, ViewQuery } from '../model.ts';
import type { PostEntry, PostTable } from '../posts/post-table.ts';
import { addressedPosts } from '../search/query/addressed-posts.ts';
import { PostFilters } from '../search/query/filter-posts.ts';
import type { QueryNode } from '../search/query/query-node.ts';
import { everyField, type FieldMask } from '../search/field-names.ts';
import type { SearchedWords, SearchIndex, WordReading } from '../search/search-index.ts';
import type { WantedPart } from '../search/query/evaluate-query.ts';
import { gatherVariants, variantKey } from '../taxonomy/variant-key.ts';
import { lackedParts } from './lacked-parts.ts';
import { columnsOf, type ViewColumns } from './view-columns.ts';

/** What a list shows at one moment, in its order. */
export interface ViewContent {
  readonly posts: readonly PostEntry[];
  /** How many of `posts` have all that the query asks for: the first ones. */
  readonly full: number;
  /** Words of the query that were not found as they are written. */
  readonly readings: readonly WordReading[];
  /** How many pages the query finds too, where only posts are wanted. */
  readonly pagesBeside: number;
  /** What the others lack. */
  readonly lacks: (post: PostEntry) => readonly LackedPart[];
  /** All that the query's text finds, in no order: what facets are counted over, each without its own filter. */
  readonly matches: readonly PostEntry[];
  /** The words that were looked for; empty without a query. */
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

/** Larger than the number of any post of a list. */
const mostPosts = 2 ** 26;

/** The posts that a query finds, in the order it asks for. */
export function viewContent(
  query: ViewQuery,
  table: PostTable,
  index: SearchIndex,
  searched: FieldMask = everyField,
): ViewContent {
  const columns = columnsOf(table);
  const { posts, scores, missing, words, parts, readings, beside } = matchesOf(query, table, index, searched);
  const { missed } = new FilterTest(query.filters, columns);
  const whole: ScoredPosts = { posts: [], scores: [] };
  const partial: ScoredPosts = { posts: [], scores: [] };
  for (const [at, post] of posts.entries()) {
    if (missed(post) === 0) {
      const list = missing[post.number] === 0 ? whole : partial;
      list.posts.push(post);
      list.scores.push(scores[at] as number);
    }
  }
  const [first, last] = [whole, partial].map((list) => inOrder(list.posts, list.scores, query.sort, columns));
  return {
    posts: [...(first ?? []), ...(last ?? [])],
    full: whole.posts.length,
    pagesBeside: beside.filter((page) => missed(page) === 0).length,
    lacks: ({ number }) => lackedParts(query.text, parts, missing[number] ?? 0),
    readings,
    matches: posts,
    words,
  };
}

interface ScoredPosts {
  readonly posts: PostEntry[];
  readonly scores: number[];
}

/** Posts by what comes first in an order, then by how new they are. */
function inOrder(
  posts: readonly PostEntry[],
  scores: readonly number[],
  sort: ViewQuery['sort'],
  columns: ViewColumns,
): readonly PostEntry[] {
  const first = sort === 'newest' || sort === 'oldest' ? null : firstOrder(posts, scores, sort, columns);
  if (first === null) {
    const sorted = newestFirst(posts, columns);
    return sort === 'oldest' ? sorted.reverse() : sorted;
  }
  const { order, ranks } = columns;
  const keys = new Float64Array(posts.length);
  for (let at = 0; at < posts.length; at += 1) {
    keys[at] = (first[at] as number) * mostPosts + (ranks[(posts[at] as PostEntry).number] as number);
  }
  keys.sort();
  return Array.from(keys, (key) => order[key % mostPosts] as PostEntry);
}

/** The posts in the order that all posts have: without sorting anything. */
function newestFirst(posts: readonly PostEntry[], { order, ranks }: ViewColumns): PostEntry[] {
  const isThere = new Uint8Array(order.length);
  for (const { number } of posts) {
    isThere[ranks[number] as number] = 1;
  }
  return order.filter((_post, rank) => isThere[rank] === 1);
}

/** For each post its place among all, equal ones sharing one; null where all are equal. */
function firstOrder(
  posts: readonly PostEntry[],
  scores: readonly number[],
  sort: 'relevance' | 'year' | 'title',
  columns: ViewColumns,
): readonly number[] | null {
  if (sort === 'title') {
    const { titleRanks } = columns;
    return posts.map(({ number }) => titleRanks[number] as number);
  }
  const byScore = ranksOf(scores, (a, b) => b - a);
  if (sort === 'relevance') {
    return byScore.count < 2 ? null : byScore.ranks;
  }
  const years = posts.map(({ year }) => year);
  const byYear = ranksOf(years, (a, b) => (a === b ? 0 : a < b ? 1 : -1));
  return byYear.ranks.map((year, at) => year * byScore.count + (byScore.ranks[at] as number));
}

/** For each value its rank among the different ones. */
function ranksOf<Value>(values: readonly Value[], compare: (a: Value, b: Value) => number) {
  const different = [...new Set(values)].sort(compare);
  const ranks = new Map(different.map((value, rank) => [value, rank]));
  return { ranks: values.map((value) => ranks.get(value) as number), count: different.length };
}

/** What the rows of a grouped view are headed by: a year where it begins, with how many posts it has. */
export function groupAt({ query, content }: View, at: number): PostRow['group'] {
  if (query.sort !== 'year') {
    return null;
  }
  const { posts, full } = content;
  const year = posts[at]?.year;
  // The years begin anew with the posts that lack something.
  if (year === undefined || (posts[at - 1]?.year === year && at !== full)) {
    return null;
  }
  let end = at + 1;
  while (posts[end]?.year === year && end !== full) {
    end += 1;
  }
  return { name: year, count: end - at };
}

interface Matches {
  readonly posts: readonly PostEntry[];
  /** Pages that the text finds too, where only posts are wanted; none without a text. */
  readonly beside: readonly PostEntry[];
  /** By the index of `posts`. */
  readonly scores: readonly number[];
  /** By number of a post: bit n for the part of the query that it misses. */
  readonly missing: Uint32Array;
  readonly words: SearchedWords;
  readonly parts: readonly WantedPart[];
  readonly readings: readonly WordReading[];
}

function matchesOf(query: ViewQuery, table: PostTable, index: SearchIndex, searched: FieldMask): Matches {
  const filters = new PostFilters(() => table.all());
  const columns = columnsOf(table);
  const { ranks } = columns;
  const answer = index.search(query.text, {
    numbers: () => columns.numbers,
    passes: (number, filter) => {
      const post = columns.entry(number);
      return post !== undefined && filters.passes(post, filter);
    },
    // The newest of them first.
    place: (number) => ranks[number] ?? 0,
    fields: searched,
  });
  const { numbers, scores, missing } = answer.scores;
  const addressed = addressedPosts(query.text, columns.order);
  const matches = {
    posts: [] as PostEntry[],
    beside: [] as PostEntry[],
    scores: [] as number[],
    missing: new Uint32Array(ranks.length),
    words: answer.words,
    parts: answer.parts,
    // An address that names a post was not taken for words.
    readings: addressed.size > 0 ? [] : answer.readings,
  };
  const isWanted = kindTest(query, index);
  const isSearch = query.text.trim() !== '';
  for (let at = 0; at < numbers.length; at += 1) {
    const post = columns.entry(numbers[at] as number);
    // One that is named by its address comes first, whatever words it has.
    if (post === undefined || addressed.has(post.number)) {
      continue;
    }
    if (isWanted(post)) {
      matches.posts.push(post);
      matches.scores.push(scores[at] as number);
      matches.missing[post.number] = missing[at] as number;
    } else if (isSearch && post.kind === 'page') {
      matches.beside.push(post);
    }
  }
  for (const number of addressed.keys()) {
    const post = columns.entry(number);
    if (post && isWanted(post)) {
      matches.posts.push(post);
      matches.scores.push(Number.MAX_VALUE);
    } else if (post?.kind === 'page') {
      matches.beside.push(post);
    }
  }
  return matches;
}

/** Whether a post is of the kind that is wanted. A text that asks for pages itself (`is:page`) may have them. */
function kindTest({ filters: { kind }, text }: ViewQuery, index: SearchIndex): (post: PostEntry) => boolean {
  if (kind === 'all' || (kind === 'posts' && index.parse(text).nodes.some(asksForPages))) {
    return () => true;
  }
  return (post) => (post.kind === 'page') === (kind === 'pages');
}

function asksForPages(node: QueryNode): boolean {
  return node.kind === 'all' || node.kind === 'any'
    ? node.nodes.some(asksForPages)
    : node.kind === 'filter' && node.filter.kind === 'is' && node.filter.state === 'page';
}

/** Stands for the filter of drafts among the numbers of facets. */
const draftsFilter = facetNames.length;

/** Tells which filters posts pass, made ready for many posts. */
class FilterTest {
  readonly #drafts: Filters['drafts'];
  /** By facet: the values that are wanted, by key; null for all. */
  readonly #wanted: readonly (Uint8Array | null)[];
  /** By facet, null where all values pass. */
  readonly #facets: readonly (ReturnType<ViewColumns['facet']> | null)[];
  readonly #now = Date.now();

  constructor(filters: Filters, columns: ViewColumns) {
    this.#drafts = filters.drafts;
    this.#facets = facetNames.map((name) => (filters[name].length === 0 ? null : columns.facet(name)));
    this.#wanted = facetNames.map((name, at) => this.#facets[at]?.column.keysOf(filters[name]) ?? null);
  }

  /** The filters that a post does not pass: bit n for the facet of that number, one more for drafts. */
  readonly missed = (post: PostEntry): number => {
    let missed = 0;
    if (this.#drafts !== 'shown' && this.isUnpublished(post) !== (this.#drafts === 'only')) {
      missed |= 1 << draftsFilter;
    }
    for (let facet = 0; facet < this.#wanted.length; facet += 1) {
      const wanted = this.#wanted[facet];
      if (wanted && !this.#has(facet, post.number, wanted)) {
        missed |= 1 << facet;
      }
    }
    return missed;
  };

  /** A draft, or a post whose date is yet to come: what its site does not show. */
  isUnpublished({ metadata }: PostEntry): boolean {
    return metadata.draft || metadata.date.time > this.#now;
  }

  #has(facet: number, post: number, wanted: Uint8Array): boolean {
    const { column, lists } = this.#facets[facet] as ReturnType<ViewColumns['facet']>;
    for (const value of lists[post] ?? []) {
      if (wanted[column.keys[value] as number] === 1) {
        return true;
      }
    }
    return false;
  }
}

/** The values of each facet over what a query finds, each facet counted as if it had no filter of its own. */
export function viewFacets(query: ViewQuery, { matches }: ViewContent, table: PostTable, limit: number): Facets {
  const columns = columnsOf(table);
  const test = new FilterTest(query.filters, columns);
  const counted = facetNames.map((name) => {
    const { column, lists } = columns.facet(name);
    return { column, lists, counts: new Uint32Array(column.names.length) };
  });
  let drafts = 0;
  for (const post of matches) {
    const missed = test.missed(post);
    if ((missed & ~(1 << draftsFilter)) === 0 && test.isUnpublished(post)) {
      drafts += 1;
    }
    for (const [facet, { lists, counts }] of counted.entries()) {
      if ((missed & ~(1 << facet)) !== 0) {
        continue;
      }
      for (const value of lists[post.number] ?? []) {
        counts[value] = (counts[value] as number) + 1;
      }
    }
  }
  const facet = (name: FacetName): { readonly values: readonly FacetValue[]; readonly total: number } => {
    const { column, counts } = counted[facetNames.indexOf(name)] as (typeof counted)[number];
    return facetOf(name, column.names, counts, query.filters[name], limit);
  };
  return { year: facet('year'), tag: facet('tag'), author: facet('author'), category: facet('category'), drafts };
}

/** The values of one facet, each with how many posts have it: those that are asked for, and of the others the first ones. */
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
