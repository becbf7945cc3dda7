import type { FacetName, Facets, FacetValue, Filters, PostRow, ViewId, ViewQuery } from '../model.ts';
import type { PostEntry, PostTable } from '../posts/post-table.ts';
import { PostFilters } from '../search/query/filter-posts.ts';
import type { SearchedWords, SearchIndex } from '../search/search-index.ts';
import { gatherVariants, variantKey } from '../taxonomy/variant-key.ts';

/** What a list shows at one moment, in its order. */
export interface ViewContent {
  readonly posts: readonly PostEntry[];
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

function valuesOf(post: PostEntry, facet: FacetName): readonly string[] {
  if (facet === 'year') {
    return [post.year];
  }
  if (facet === 'tag') {
    return post.metadata.tags;
  }
  return facet === 'author' ? post.metadata.authors : post.metadata.categories;
}

/** Whether a post is of the kind that is wanted: without a query the list is of posts, a search finds pages too. */
function isWanted({ kind }: PostEntry, { filters, text }: ViewQuery): boolean {
  return (
    filters.kind === 'all' ||
    (kind === 'page') === (filters.kind === 'pages') ||
    (filters.kind === 'posts' && text.trim() !== '')
  );
}

/** A draft, or a post whose date is yet to come: what its site does not show. */
function isUnpublished({ metadata }: PostEntry): boolean {
  return metadata.draft || metadata.date.time > Date.now();
}

/** Whether a post passes the filters, `except` left out of account. */
function passes(post: PostEntry, filters: Filters, except?: FacetName): boolean {
  if (filters.drafts !== 'shown' && isUnpublished(post) !== (filters.drafts === 'only')) {
    return false;
  }
  return facetNames.every((facet) => {
    const wanted = filters[facet];
    if (facet === except || wanted.length === 0) {
      return true;
    }
    return valuesOf(post, facet).some((value) => wants(wanted, value));
  });
}

function wants(wanted: readonly string[], value: string): boolean {
  return wanted.some((one) => variantKey(one) === variantKey(value));
}

/** A post that has two spellings of one tag counts once. */
function distinct(values: readonly string[]): readonly string[] {
  return values.length < 2
    ? values
    : values.filter((value, at) => values.findIndex((other) => variantKey(other) === variantKey(value)) === at);
}

const byTitle = new Intl.Collator(undefined, { numeric: true });

function newest(a: PostEntry, b: PostEntry): number {
  return b.metadata.date.time - a.metadata.date.time || (a.file.path < b.file.path ? -1 : 1);
}

/** The posts that a query finds, in the order it asks for. */
export function viewContent(query: ViewQuery, table: PostTable, index: SearchIndex): ViewContent {
  const { scores, words } = matchesOf(query, table, index);
  const matches = [...scores.keys()];
  const posts = matches.filter((post) => passes(post, query.filters));
  const relevance = (a: PostEntry, b: PostEntry): number => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || newest(a, b);
  const order = {
    relevance,
    newest,
    oldest: (a: PostEntry, b: PostEntry) => newest(b, a),
    year: (a: PostEntry, b: PostEntry) => (a.year === b.year ? relevance(a, b) : a.year < b.year ? 1 : -1),
    title: (a: PostEntry, b: PostEntry) => byTitle.compare(a.title, b.title) || newest(a, b),
  }[query.sort];
  return { posts: posts.sort(order), matches, words };
}

/** What the rows of a grouped view are headed by: a year where it begins, with how many posts it has. */
export function groupAt({ query, content }: View, at: number): PostRow['group'] {
  if (query.sort !== 'year') {
    return null;
  }
  const { posts } = content;
  const year = posts[at]?.year;
  if (year === undefined || posts[at - 1]?.year === year) {
    return null;
  }
  let end = at + 1;
  while (posts[end]?.year === year) {
    end += 1;
  }
  return { name: year, count: end - at };
}

function matchesOf(
  query: ViewQuery,
  table: PostTable,
  index: SearchIndex,
): { readonly scores: ReadonlyMap<PostEntry, number>; readonly words: SearchedWords } {
  const scores = new Map<PostEntry, number>();
  const filters = new PostFilters(() => table.all());
  const answer = index.search(query.text, {
    numbers: () => table.numbers(),
    passes: (number, filter) => {
      const post = table.byNumber(number);
      return post !== undefined && filters.passes(post, filter);
    },
  });
  for (const [number, score] of answer.scores) {
    const post = table.byNumber(number);
    if (post && isWanted(post, query)) {
      scores.set(post, score);
    }
  }
  return { scores, words: answer.words };
}

/** The values of each facet over what a query finds, each facet counted as if it had no filter of its own. */
export function viewFacets(query: ViewQuery, { matches }: ViewContent, limit: number): Facets {
  const facet = (name: FacetName): { readonly values: readonly FacetValue[]; readonly total: number } => {
    const counts = new Map<string, number>();
    for (const post of matches) {
      if (!passes(post, query.filters, name)) {
        continue;
      }
      for (const value of distinct(valuesOf(post, name))) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    for (const wanted of query.filters[name]) {
      if (!counts.has(wanted)) {
        counts.set(wanted, 0);
      }
    }
    const sorted = gatherVariants(counts).map((variants) => ({ value: variants.name, count: variants.count }));
    if (name === 'year') {
      sorted.sort((a, b) => (a.value < b.value ? 1 : -1));
    } else {
      sorted.sort((a, b) => b.count - a.count || byTitle.compare(a.value, b.value));
    }
    const shown = sorted.filter(({ value }, at) => at < limit || wants(query.filters[name], value));
    return { values: shown, total: sorted.length };
  };
  const everything = { ...query.filters, drafts: 'shown' } as const;
  return {
    year: facet('year'),
    tag: facet('tag'),
    author: facet('author'),
    category: facet('category'),
    drafts: matches.filter((post) => isUnpublished(post) && passes(post, everything)).length,
  };
}
