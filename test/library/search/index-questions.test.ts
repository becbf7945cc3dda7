import { describe, expect, it } from 'vitest';
import type { SearchFields } from '../../../main/library/search/field-names.ts';
import type { LinkTextSteps } from '../../../main/library/search/link-words.ts';
import { SearchIndex } from '../../../main/library/search/search-index.ts';

type Post = string | Partial<SearchFields>;

function fieldsOf(post: Post): SearchFields {
  const fields = typeof post === 'string' ? { text: [post] } : post;
  return { title: [], names: [], headings: [], text: [], code: [], ...fields };
}

/** An index of these posts, which are numbered from 1. */
function indexOf(...posts: readonly Post[]): SearchIndex {
  const index = new SearchIndex();
  for (const [at, post] of posts.entries()) {
    index.add(at + 1, fieldsOf(post));
  }
  return index;
}

function found(index: SearchIndex, query: string): readonly number[] {
  return [...index.search(query).scores.numbers].sort((a, b) => a - b);
}

function scoreOf(index: SearchIndex, query: string, number: number): number {
  const { scores } = index.search(query);
  return scores.scores[scores.numbers.indexOf(number)] ?? Number.NEGATIVE_INFINITY;
}

function bestFirst(index: SearchIndex, query: string): readonly number[] {
  const { numbers, scores } = index.search(query).scores;
  const order = [...numbers.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  return order.map((at) => numbers[at] as number);
}

/** Link texts by the number of the post that they lead to, found in two steps. */
function* linkTexts(texts: ReadonlyMap<number, readonly string[]>): LinkTextSteps {
  yield;
  return texts;
}

describe('an index', () => {
  it('knows which posts it has, searched for or not yet', () => {
    const index = indexOf('red', 'sea');
    expect([index.size, index.has(1), index.has(2), index.has(3)]).toEqual([2, true, true, false]);
    index.remove(1);
    expect([index.size, index.has(1)]).toEqual([1, false]);
    expect(found(index, 'sea ')).toEqual([2]);
    index.add(1, fieldsOf('rose'));
    expect([index.size, index.has(1), index.has(2)]).toEqual([2, true, true]);
    expect(found(index, 'rose ')).toEqual([1]);
    index.remove(2);
    expect([index.size, index.has(2)]).toEqual([1, false]);
    expect(found(index, 'sea ')).toEqual([]);
    index.remove(1);
    expect([index.size, index.has(1)]).toEqual([0, false]);
  });

  it('tells whether a post has a word', () => {
    const index = indexOf('red');
    expect([index.hasWord('red'), index.hasWord('rose')]).toEqual([true, false]);
    index.add(1, fieldsOf('rose'));
    expect([index.hasWord('red'), index.hasWord('rose')]).toEqual([false, true]);
  });

  it('counts the posts that have each trait of a kind', () => {
    const index = indexOf({ traits: ['code:sql', 'table'] }, { traits: ['code:sql', 'code:js'] }, { traits: ['math'] });
    expect(index.traitCounts('code:')).toEqual(
      new Map([
        ['sql', 2],
        ['js', 1],
      ]),
    );
    // These are in another segment.
    index.add(4, fieldsOf({ traits: ['code:sql', 'recode:x'] }));
    index.remove(2);
    expect(index.traitCounts('code:')).toEqual(new Map([['sql', 2]]));
    expect(index.traitCounts('')).toEqual(
      new Map([
        ['code:sql', 2],
        ['table', 1],
        ['math', 1],
        ['recode:x', 1],
      ]),
    );
  });

  it('has similar words, those of most posts first', () => {
    const index = indexOf('vacuum', 'vacuum', 'vacuuk', 'vacuuk', 'vacuuk', 'rose');
    expect(index.similarTo('vacuux', 9)).toEqual(['vacuuk', 'vacuum']);
    expect(index.similarTo('vacuux', 1)).toEqual(['vacuuk']);
    expect(index.similarTo('zzzzzz', 9)).toEqual([]);
    for (const number of [3, 4, 5]) {
      index.remove(number);
    }
    expect(index.similarTo('vacuux', 9)).toEqual(['vacuum']);
  });

  it('knows its size, which grows with posts and with questions', () => {
    const [small, large] = [indexOf('red sea'), indexOf(...Array.from({ length: 100 }, (_, at) => `red sea ${at}`))];
    expect(small.cost().memory).toBeGreaterThan(0);
    expect(small.cost().rest).toBeGreaterThan(0);
    expect(large.cost().memory).toBeGreaterThan(2 * small.cost().memory);
    expect(large.cost().rest).toBeGreaterThan(2 * small.cost().rest);
    const before = large.cost().kept;
    large.search('red ');
    expect(large.cost().kept).toBeGreaterThan(before);
  });

  it('does not grow when the same few posts change again and again', () => {
    const index = indexOf('red sea 0', 'red rose');
    const { memory, rest } = index.cost();
    for (let time = 1; time <= 300; time += 1) {
      index.add(1, fieldsOf(`red sea ${time}`));
      expect(index.search('red ').scores.size).toBe(2);
    }
    expect(index.cost().memory).toBeLessThan(30 * memory);
    expect(index.cost().rest).toBeLessThan(30 * rest);
    expect([found(index, 'sea '), found(index, '300 '), found(index, '299 '), found(index, 'rose ')]).toEqual([
      [1],
      [1],
      [],
      [2],
    ]);
  });

  it('finds each of thousands of posts that were added one by one', () => {
    const index = new SearchIndex();
    for (let post = 1; post <= 2_500; post += 1) {
      index.add(post, fieldsOf(`w${post} common${post % 2}`));
    }
    for (const post of [1, 256, 257, 2_048, 2_049, 2_500]) {
      expect(found(index, `w${post} `)).toEqual([post]);
    }
    expect(index.search('common1 ').scores.size).toBe(1_250);
    expect(index.size).toBe(2_500);
  });

  it('finds posts by the words of links to them, prepared before or not', () => {
    const index = indexOf(...Array.from({ length: 2_500 }, () => 'a'));
    const links = new Map(Array.from({ length: 2_500 }, (_, at) => [at + 1, [`to${at + 1}`]] as const));
    index.setLinkWords(() => linkTexts(links));
    let steps = 1;
    while (index.prepareLinkWords()) {
      steps += 1;
    }
    expect(steps).toBeGreaterThan(2);
    expect(found(index, 'to2500 ')).toEqual([2_500]);
    index.setLinkWords(() => linkTexts(new Map([[7, ['elsewhere']]])));
    expect([found(index, 'to2500 '), found(index, 'elsewhere ')]).toEqual([[], [7]]);
  });
});

describe('an option of a command', () => {
  const index = indexOf('use `sort -k 2` here', 'and `du -h`, or `ls -lah`', 'sort du');

  it.each([
    ['sort -k ', [1]],
    // A post has it elsewhere, so it may be an option of this command too, but then it is said to be excluded.
    ['ls -la', [2]],
  ])('%s is found where it stands behind the command', (query, posts) => {
    expect(found(index, query).slice(0, 1)).toEqual(posts);
  });

  it('excludes a word where no post has such an option behind the command', () => {
    expect(found(indexOf('sort k', 'sort'), 'sort -k ')).toEqual([2]);
    expect(found(indexOf('sort q', 'sort', 'du -q'), 'sort -q ')).toEqual([2]);
  });
});

describe('the order of posts', () => {
  it('puts the post first whose title is the query, whatever else the others have', () => {
    const much = { title: ['Red sea and red sea'], headings: ['red sea'], text: ['red sea '.repeat(50)] };
    const index = indexOf(much, { title: ['Red sea'], text: ['nothing more'] }, much);
    expect(bestFirst(index, 'red sea ')[0]).toBe(2);
    expect(index.explain('red sea ', 2)?.titled).toBe(true);
    // A choice is no title, and neither is a query of which a word is nowhere.
    expect(scoreOf(index, 'red sea ', 2)).toBeGreaterThan(2_000_000);
    expect(scoreOf(index, 'red (sea OR rose) ', 2)).toBeLessThan(2_000_000);
    expect(scoreOf(index, 'red sea qqqqqqqq ', 2)).toBeLessThan(2_000_000);
  });

  it('puts a post that misses a common word before one that misses a rare word', () => {
    const many = Array.from({ length: 20 }, () => 'common');
    const index = indexOf(...many, 'scarce word', 'common word');
    const query = 'common scarce word ';
    expect(scoreOf(index, query, 21)).toBeGreaterThan(scoreOf(index, query, 22));
    expect(scoreOf(index, query, 21)).toBeLessThan(1_000_000);
    const { scores } = index.search(query);
    expect(scores.missing[scores.numbers.indexOf(21)]).toBe(0b001);
    expect(scores.missing[scores.numbers.indexOf(22)]).toBe(0b010);
  });

  it('ranks a hundred and fifty posts in full, those in front of the list', () => {
    const index = indexOf(...Array.from({ length: 400 }, () => 'red'));
    const numbers = Uint32Array.from({ length: 400 }, (_, at) => at + 1);
    const inFull = (place?: (number: number) => number): readonly number[] => {
      const posts = { numbers: () => numbers, passes: () => true, ...(place ? { place } : {}) };
      const { scores } = index.search('red ', posts);
      return [...scores.numbers]
        .filter((_number, at) => (scores.scores[at] as number) > 1_200_000)
        .sort((a, b) => a - b);
    };
    expect(inFull()).toEqual(Array.from({ length: 150 }, (_, at) => at + 1));
    expect(inFull((number) => -number)).toEqual(Array.from({ length: 150 }, (_, at) => at + 251));
  });

  it('stops between the posts that it ranks, so that a search can be given up', () => {
    const index = indexOf(...Array.from({ length: 150 }, () => 'red sea'));
    const steps = (query: string, of: SearchIndex): number => [...of.searching(query)].length;
    // One for each word, one before the ranking, and one for each fifty posts.
    expect(steps('red ', index)).toBe(5);
    expect(steps('red sea ', index)).toBe(6);
    expect(steps('red ', indexOf('red'))).toBe(3);
    expect(steps('has:table ', index)).toBe(1);
  });
});

describe('a search', () => {
  it('finds posts that are not in the index, if nothing is asked of their words', () => {
    const index = indexOf('red', 'sea');
    const posts = { numbers: () => Uint32Array.of(1, 2, 99), passes: () => true };
    const all = (query: string) => [...index.search(query, posts).scores.numbers];
    expect(all('')).toEqual([1, 2, 99]);
    expect(all('NOT red ')).toEqual([2, 99]);
    expect(all('red OR NOT red ')).toEqual([1, 2, 99]);
    expect(all('red ')).toEqual([1]);
  });

  it('tells which words it left out or took otherwise, if it finds anything', () => {
    const readings = (index: SearchIndex, query: string) =>
      index.search(query).readings.map(({ part, taken }) => [part.text, ...taken]);
    expect(readings(indexOf('red', 'sea', 'rose'), 'red qqqqqqqq ')).toEqual([['qqqqqqqq']]);
    expect(readings(indexOf('red'), 'qqqqqqqq ')).toEqual([]);
    expect(readings(indexOf('vacuum'), 'vacuun ')).toEqual([['vacuun', 'vacuum']]);
    expect(readings(indexOf('vacuum'), 'vacuum ')).toEqual([]);
  });

  it('gives the words to mark, and the parts that a post may miss', () => {
    const index = indexOf('red sea');
    expect(index.search('red "a sea" NOT rose ').parts.map(({ text }) => text)).toEqual(['red', 'a sea', '']);
    expect(index.searched('red ')).toEqual(index.search('red ').words);
    expect(index.searched(index.parse('red '))).toEqual(index.searched('red '));
    expect(index.explain('red sea ', 1)?.terms).toHaveLength(2);
    expect(index.explain('red sea ', 1)?.terms[0]).toContain('red');
    expect(index.explain('red ', 2)).toBeNull();
  });
});
