import { describe, expect, it } from 'vitest';
import type { SearchFields } from '../../../main/library/search/field-names.ts';
import { SearchIndex } from '../../../main/library/search/search-index.ts';

const fields = ['title', 'names', 'headings', 'text', 'code'] as const;
const around = 'we went over the hill with the cart and came to an inn at night';

/** A post with a word in one of its fields. All else is the same in each post. */
function postSaying(word: string, field: (typeof fields)[number]): SearchFields {
  const post = { title: ['Notes'], names: ['tag'], headings: ['One'], text: [around], code: ['x = 1'] };
  return { ...post, [field]: [`${post[field].join(' ')} ${word}`] };
}

/** The numbers of the found posts, best first. Of two with the same score the earlier one comes first. */
function bestFirst(index: SearchIndex, query: string): readonly number[] {
  const { numbers, scores } = index.search(query).scores;
  const order = [...numbers.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  return order.map((at) => numbers[at] as number);
}

function indexOf(posts: readonly SearchFields[]): SearchIndex {
  const index = new SearchIndex();
  for (const [at, post] of posts.entries()) {
    index.add(at + 1, post);
  }
  return index;
}

// The query, the spelling in the better post, and the spelling in the worse one.
const pairs = [
  ['strasse', 'Strasse', 'Straße'],
  ['straße', 'Straße', 'Strasse'],
  ['ilik', 'ilik', 'ılık'],
  ['ılık', 'ılık', 'ilik'],
  ['office', 'office', 'oﬃce'],
  ['cooperate', 'cooperate', 'co-operate'],
  ['co-operate', 'co-operate', 'cooperate'],
  ['element', 'element', 'getElementById'],
  ['getelementbyid', 'getElementById', 'x.getElementByIdOrName'],
  ['basebackup', 'basebackup', 'pg_basebackup'],
] as const;

describe('two posts that differ in the form of a word only', () => {
  it.each(pairs)('%s finds %s before %s, in whatever field', (query, exact, other) => {
    for (const field of fields) {
      // The better post is added last, so that it is not first by chance.
      const index = indexOf([postSaying(other, field), postSaying(exact, field)]);
      expect(bestFirst(index, `${query} `)[0], field).toBe(2);
    }
  });

  // Without `pg_basebackup`, whose parts are indexed as words like any other.
  const apart = pairs.filter(([, , other]) => !other.includes('_'));
  it.each(apart)('%s finds %s before %s where very many posts have the other form', (query, exact, other) => {
    const many = Array.from({ length: 400 }, () => postSaying(other, 'text'));
    const index = indexOf([...many, postSaying(exact, 'text'), ...many]);
    expect(bestFirst(index, `${query} `)[0]).toBe(401);
  });
});

describe('a title that is the query', () => {
  const page = (title: string, headings: readonly string[], text: string): SearchFields => ({
    title: [title],
    names: [],
    headings,
    text: [text],
    code: [],
  });

  it.each([
    ['css tailwind', 'Tailwind CSS'],
    ['node.js', 'Node.js'],
    ['streams node.js', 'Node.js streams'],
    ['pg_basebackup tips', 'Tips: pg_basebackup'],
    ['"in order of size"', 'In order of size'],
    ['tuning query', 'Query tuned'],
  ] as const)('%s: %s comes first, whatever others say more of it', (query, title) => {
    const said = `${title}. `.repeat(20);
    const index = indexOf([
      page(`How to learn about ${title}`, [title, `More ${title}`], said),
      page('Others', [], around),
      page(title, [], `${around} `.repeat(30)),
    ]);
    expect(bestFirst(index, `${query} `)[0]).toBe(3);
  });

  it('comes first among very many that have its words and more', () => {
    const many = Array.from({ length: 300 }, (_, at) => page(`Release notes ${at}`, ['Release notes'], around));
    const index = indexOf([...many, page('Release notes', [], around), ...many]);
    expect(bestFirst(index, 'release notes ')[0]).toBe(301);
  });

  it('is none where a word of the query is missing, even one that no post has', () => {
    const others = Array.from({ length: 30 }, () => page('Others', [], around));
    const index = indexOf([...others, page('Both of us', ['Tailwind'], 'tailwind'), page('Tailwind', [], around)]);
    const scores = (query: string): number => {
      const { scores: all } = index.search(query).scores;
      return Math.max(...all) / Math.min(...all);
    };
    expect(scores('tailwind ')).toBeGreaterThan(1.5);
    expect(scores('tailwind knoxelmaribud ')).toBeLessThan(1.5);
  });
});
