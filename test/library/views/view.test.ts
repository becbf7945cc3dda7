import { describe, expect, it } from 'vitest';
import type { PostId } from '../../../main/library/model/ids.ts';
import type { FacetName, Filters, SortOrder, ViewQuery } from '../../../main/library/model/list.ts';
import { type PostEntry, PostTable } from '../../../main/library/posts/post-table.ts';
import { SearchIndex } from '../../../main/library/search/search-index.ts';
import { gatherVariants, variantKey } from '../../../main/library/taxonomy/variant-key.ts';
import { viewContent, viewFacets } from '../../../main/library/views/view.ts';

const facets = ['year', 'tag', 'author', 'category'] as const;
const sorts: readonly SortOrder[] = ['relevance', 'newest', 'oldest', 'title', 'year'];
const tags = ['Perl', 'perl', 'open source', 'Open-Source', 'C++', 'C', 'news'];
const words = ['lake', 'hill', 'wood', 'field'];

/** Random numbers. The same seed gives the same numbers. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) % below;
  };
}

/** A random post with the fields that views read. Other fields are missing. */
function randomPost(number: number, random: (below: number) => number): PostEntry {
  const time = Date.UTC(2000 + random(4), random(2), 1 + random(3)) + (random(12) === 0 ? 4e12 : 0);
  const some = (list: readonly string[]): readonly string[] => list.filter(() => random(3) === 0);
  const post = {
    number,
    id: `post-${number}` as PostId,
    file: { path: `posts/${random(1_000)}-${number}.md` },
    kind: random(6) === 0 ? 'page' : 'post',
    title: `${words[random(words.length)]} ${random(12)}`,
    year: random(9) === 0 ? '' : String(new Date(time).getUTCFullYear()),
    metadata: {
      draft: random(7) === 0,
      date: { time, text: new Date(time).toISOString() },
      tags: some(tags),
      authors: some(['Ada', 'ada', 'Bo']),
      categories: some(['one', 'two']),
    },
  };
  return post as unknown as PostEntry;
}

function valuesOf(post: PostEntry, facet: FacetName): readonly string[] {
  return {
    year: [post.year],
    tag: post.metadata.tags,
    author: post.metadata.authors,
    category: post.metadata.categories,
  }[facet];
}

function wants(wanted: readonly string[], value: string): boolean {
  return wanted.some((one) => variantKey(one) === variantKey(value));
}

function isUnpublished({ metadata }: PostEntry): boolean {
  return metadata.draft || metadata.date.time > Date.now();
}

function passes(post: PostEntry, filters: Filters, except?: FacetName): boolean {
  if (filters.drafts !== 'shown' && isUnpublished(post) !== (filters.drafts === 'only')) {
    return false;
  }
  return facets.every(
    (facet) =>
      facet === except ||
      filters[facet].length === 0 ||
      valuesOf(post, facet).some((value) => wants(filters[facet], value)),
  );
}

const byTitle = new Intl.Collator(undefined, { numeric: true });

/** A view made in the simplest way: for each query, all posts are looked at and sorted. */
function plainView(query: ViewQuery, table: PostTable, index: SearchIndex) {
  const { numbers, scores, missing } = index.search(query.text, {
    numbers: () => Uint32Array.from(table.all(), ({ number }) => number),
    passes: () => true,
  }).scores;
  const lacks = new Map([...numbers].map((number, at) => [number, missing[at] === 0 ? 0 : 1]));
  const score = new Map([...numbers].map((number, at) => [number, scores[at] as number]));
  const matches = [...table.all()].filter(
    ({ number, kind }) =>
      score.has(number) && (query.filters.kind === 'all' || (kind === 'page') === (query.filters.kind === 'pages')),
  );
  const beside = [...table.all()].filter((post) => score.has(post.number) && !matches.includes(post));
  const foundBeside = query.text === '' ? 0 : beside.filter((page) => passes(page, query.filters)).length;
  const undatedLast = (a: PostEntry, b: PostEntry): number => Number(a.year === '') - Number(b.year === '');
  const byDate = (a: PostEntry, b: PostEntry): number =>
    b.metadata.date.time - a.metadata.date.time || (a.file.path < b.file.path ? -1 : 1);
  const newest = (a: PostEntry, b: PostEntry): number => undatedLast(a, b) || byDate(a, b);
  const relevance = (a: PostEntry, b: PostEntry): number =>
    (score.get(b.number) ?? 0) - (score.get(a.number) ?? 0) || newest(a, b);
  const order = {
    relevance,
    newest,
    oldest: (a: PostEntry, b: PostEntry) => undatedLast(a, b) || (a.year === '' ? byDate(a, b) : byDate(b, a)),
    year: (a: PostEntry, b: PostEntry) => (a.year === b.year ? relevance(a, b) : a.year < b.year ? 1 : -1),
    title: (a: PostEntry, b: PostEntry) => byTitle.compare(a.title, b.title) || newest(a, b),
  }[query.sort];
  const counts = Object.fromEntries(
    facets.map((facet) => {
      const own = new Map<string, number>();
      for (const post of matches.filter((each) => passes(each, query.filters, facet))) {
        const keys = new Set<string>();
        for (const value of valuesOf(post, facet)) {
          if (!keys.has(variantKey(value))) {
            own.set(value, (own.get(value) ?? 0) + 1);
          }
          keys.add(variantKey(value));
        }
      }
      for (const value of query.filters[facet]) {
        own.set(value, own.get(value) ?? 0);
      }
      return [facet, Object.fromEntries(gatherVariants(own).map(({ name, count }) => [name, count]))];
    }),
  );
  return {
    posts: matches
      .filter((post) => passes(post, query.filters))
      .sort((a, b) => (lacks.get(a.number) ?? 0) - (lacks.get(b.number) ?? 0) || order(a, b)),
    counts,
    foundBeside,
    drafts: matches.filter((post) => isUnpublished(post) && passes(post, { ...query.filters, drafts: 'shown' })).length,
  };
}

describe('a view', () => {
  it('has the same posts, order and counts as a simple implementation, also after posts have changed', () => {
    for (let seed = 0; seed < 12; seed += 1) {
      const random = randomFrom(seed);
      const table = new PostTable();
      const index = new SearchIndex();
      const put = (number: number): void => {
        const post = randomPost(number, random);
        table.put(post);
        if (random(5) > 0) {
          index.add(number, {
            title: [post.title],
            names: [],
            headings: [],
            text: [words[random(4)] as string],
            code: [],
          });
        }
      };
      for (let number = 1; number <= 60; number += 1) {
        put(number);
      }
      for (let round = 0; round < 40; round += 1) {
        const some = (list: readonly string[]): readonly string[] =>
          random(3) === 0 ? [list[random(list.length)] as string] : [];
        const filters: Filters = {
          year: some(['2000', '2001', '']),
          tag: some([...tags, 'Nothing']),
          author: some(['Ada', 'Bo']),
          category: some(['one', 'two']),
          drafts: (['shown', 'hidden', 'only'] as const)[random(3)] as Filters['drafts'],
          kind: (['posts', 'pages', 'all'] as const)[random(3)] as Filters['kind'],
        };
        const text = ['', 'lake ', 'lake hill ', 'wo', '-field '][random(5)] as string;
        const query = { text, filters, sort: sorts[random(sorts.length)] as SortOrder };
        const plain = plainView(query, table, index);
        const content = viewContent(query, table, index);
        expect([...content.posts].map(({ id }) => id)).toEqual(plain.posts.map(({ id }) => id));
        expect(content.foundBeside).toBe(plain.foundBeside);
        const found = viewFacets(query, content, table, 100);
        expect(found.drafts).toBe(plain.drafts);
        for (const facet of facets) {
          const counts = Object.fromEntries(found[facet].values.map(({ value, count }) => [value, count]));
          expect(counts, facet).toEqual(plain.counts[facet]);
          expect(found[facet].total).toBe(Object.keys(counts).length);
        }
        const changed = 1 + random(65);
        if (random(3) === 0) {
          table.delete(`post-${changed}` as PostId);
          index.remove(changed);
        } else {
          put(changed);
        }
      }
    }
  });

  it('shows of a facet the first values, and all that are asked for', () => {
    const table = new PostTable();
    const index = new SearchIndex();
    for (let number = 1; number <= 30; number += 1) {
      const post = randomPost(number, randomFrom(number));
      table.put({ ...post, kind: 'post', metadata: { ...post.metadata, tags: tags.slice(2, 2 + (number % 5)) } });
    }
    const filters = { year: [], tag: ['news'], author: [], category: [], drafts: 'shown', kind: 'all' } as const;
    const query = { text: '', filters, sort: 'newest' } as const;
    const { tag } = viewFacets(query, viewContent(query, table, index), table, 2);
    expect(tag.total).toBe(4);
    expect(tag.values.map(({ value }) => value)).toEqual(['open source', 'C++', 'news']);
  });
});
