import FlexSearch from 'flexsearch';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { recordedFields, type SearchFields } from '../../../main/library/search/field-names.ts';
import { mergeIndexSegments } from '../../../main/library/search/index-segment/merge-index-segments.ts';
import { IndexWords } from '../../../main/library/search/index-words.ts';
import { foldWord } from '../../../main/library/search/fold-word.ts';
import { innerParts } from '../../../main/library/search/name-parts.ts';
import { SearchIndex } from '../../../main/library/search/search-index.ts';
import { SegmentTable } from '../../../main/library/search/segment-table.ts';
import { tokenize } from '../../../main/library/search/tokenize.ts';
import { naiveWords } from './index-segment/naive-index.ts';
import { openBytes, searchFields, segmentBytes } from './index-segment/open-segment.ts';
import { randomPosts } from './index-segment/random-posts.ts';
import { everyKind, randomText } from './random-text.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** The posts that a query finds, best first, with their scores. */
function answer(index: SearchIndex, query: string): readonly (readonly [post: number, score: number])[] {
  const { numbers, scores } = index.search(query).scores;
  return [...numbers]
    .map((number, at) => [number, scores[at] as number] as const)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

function found(index: SearchIndex, query: string): readonly number[] {
  return answer(index, query)
    .map(([number]) => number)
    .sort((a, b) => a - b);
}

function from(first: number, count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, at) => first + at);
}

/** All words, each with the spellings that posts have. */
function writtenForms(posts: readonly SearchFields[]): ReadonlyMap<string, ReadonlySet<string>> {
  const forms = new Map<string, Set<string>>();
  for (const text of posts.flatMap((post) => recordedFields.flatMap((field) => post[field] ?? []))) {
    for (const { word, start, end, compound } of tokenize(text)) {
      forms.set(word, (forms.get(word) ?? new Set()).add(compound ? '' : text.slice(start, end)));
    }
  }
  return forms;
}

/** Whether a name is the word with joined parts (`node.js`), or has the word as a part, in a spelling that posts have. */
function isNameOf(word: string, name: string, forms: ReadonlySet<string>): boolean {
  const isJoined = /^[a-z0-9].*[a-z0-9]$/.test(name) && name.replace(/[-.]/g, '') === word;
  const ends = [...forms].flatMap((written) => {
    const starts = [0, ...innerParts(written)];
    return starts.flatMap((from, at) => {
      const rest = foldWord(written.slice(from));
      const digits = rest.startsWith(word) && /^\d/.test(rest.slice(word.length));
      return [
        rest,
        ...starts.slice(at + 1).map((next) => foldWord(written.slice(from, next))),
        ...(digits ? [word] : []),
      ];
    });
  });
  return isJoined || (word.length > 1 && ends.includes(word));
}

const pieces = [
  ...['red ', 'gree', 'blue ', 'posts ', 'pos', 'pg_dump ', 'dump ', 'café ', '"red blue" ', '"posts green" ', '日本 '],
  ...[
    '"een bl" ',
    'bleu ',
    'title:red ',
    'in:code ',
    ' OR ',
    ' -',
    'has:table ',
    'code:sql ',
    '(',
    ')',
    'c++ ',
    'red ',
  ],
];

const queries = Array.from({ length: 60 }, (_, seed) =>
  randomText(seed, seed % 3 === 0 ? [...pieces, ...everyKind] : pieces).slice(0, 8 + (seed % 40)),
);

describe('SearchIndex over segments', () => {
  it('answers as one segment of the living posts does', () => {
    for (let seed = 0; seed < 8; seed += 1) {
      const groups = [0, 1, 2, 3, 4].map((group) => randomPosts(seed * 10 + group, 3 + ((seed + group) % 5)));
      const index = new SearchIndex();
      const living: [number, SearchFields][] = [];
      let next = 1;
      for (const posts of groups) {
        const numbers = from(next, posts.length);
        const isDead = (at: number): boolean => (next + at) % 5 === 0;
        index.addSegment(
          openBytes(segmentBytes(posts)),
          numbers.map((number, at) => (isDead(at) ? 0 : number)),
        );
        living.push(
          ...posts.flatMap((post, at): [number, SearchFields][] => (isDead(at) ? [] : [[numbers[at] as number, post]])),
        );
        next += posts.length;
      }
      // A post that is removed later, and one that is replaced.
      index.remove(living[1]?.[0] ?? 0);
      living.splice(1, 1);
      const [again] = randomPosts(seed + 500, 1) as [SearchFields];
      const number = living[2]?.[0] ?? 0;
      living.splice(2, 1);
      living.push([number, again]);
      index.addSegment(openBytes(segmentBytes([again])), Uint32Array.of(number));

      const whole = new SearchIndex();
      whole.addSegment(
        openBytes(segmentBytes(living.map(([, post]) => post))),
        Uint32Array.from(living, ([each]) => each),
      );
      expect(index.size).toBe(living.length);
      for (const query of queries) {
        expect(answer(index, query), query).toEqual(answer(whole, query));
        expect(index.explain(query, number)).toEqual(whole.explain(query, number));
      }
      expect(index.traitCounts('code')).toEqual(whole.traitCounts('code'));
      expect(index.similarTo('poost', 5)).toEqual(whole.similarTo('poost', 5));
    }
  });

  it('finds the posts that a plain look through all words finds', () => {
    const posts = [1, 2, 3].flatMap((seed) => randomPosts(seed, 8)).map((post) => ({ ...post, lang: 'xx' }));
    const words = naiveWords(posts);
    const index = new SearchIndex();
    index.addSegment(openBytes(segmentBytes(posts.slice(0, 10))), from(1, 10));
    index.addSegment(openBytes(segmentBytes(posts.slice(10))), from(11, posts.length - 10));
    const holders = (word: string, field?: string): readonly number[] =>
      [...(words.get(word) ?? [])]
        .filter(([, places]) => field === undefined || places.some(([, own]) => own === field))
        .map(([at]) => at + 1);
    const forms = [...writtenForms(posts)];
    const holdersOfNames = (word: string, field?: string): readonly number[] => {
      const names = forms.filter(([name, written]) => isNameOf(word, name, written)).map(([name]) => name);
      return [...new Set([word, ...names].flatMap((name) => holders(name, field)))].sort((a, b) => a - b);
    };
    for (const word of words.keys()) {
      if (/^[a-z]+$/.test(word) && word !== 'or') {
        expect(found(index, `${word} `), word).toEqual(holdersOfNames(word));
        const inTitle = holdersOfNames(word, 'title');
        expect(found(index, `title:${word} `), word).toEqual(inTitle);
      }
    }
    const both = (a: string, b: string): readonly number[] =>
      holders(a).filter((number) =>
        words
          .get(a)
          ?.get(number - 1)
          ?.some(([place]) =>
            words
              .get(b)
              ?.get(number - 1)
              ?.some(([other]) => other === place + 1),
          ),
      );
    for (const a of ['red', 'green', 'blue', 'posts', 'pg']) {
      for (const b of ['red', 'green', 'blue', 'posts', 'dump']) {
        if (both(a, b).length > 0) {
          expect(found(index, `"${a} ${b}"`), `${a} ${b}`).toEqual(both(a, b));
        }
      }
    }
  });

  it('finds rare phrases of common words, wherever they stand in long lists', () => {
    const isRare = (at: number): boolean => (at * at) % 211 === 3 || at === 2_999;
    const posts = Array.from({ length: 3_000 }, (_, at) => ({
      title: [],
      names: [],
      headings: [],
      text: [`the ${isRare(at) ? 'odd one' : 'one'} of ${at % 7 === 0 ? 'seven' : 'many'}`],
      code: [],
    }));
    const index = new SearchIndex();
    index.addSegment(openBytes(segmentBytes(posts)), from(1, 3_000));
    const all = [...from(1, 3_000)];
    expect(found(index, '"the odd one"')).toEqual(all.filter((number) => isRare(number - 1)));
    expect(found(index, '"odd one of seven"')).toEqual(
      all.filter((number) => isRare(number - 1) && (number - 1) % 7 === 0),
    );
    expect(found(index, '"the one of"')).toEqual(all.filter((number) => !isRare(number - 1)));
    expect(found(index, '"one the"')).toEqual([]);
  });

  it('answers the same after its segments were merged, without posts that were removed meanwhile', () => {
    const groups = [1, 2, 3].map((seed) => randomPosts(seed, 10));
    const index = new SearchIndex();
    const segments = groups.map((posts) => openBytes(segmentBytes(posts)));
    segments.forEach((segment, at) => {
      index.addSegment(segment, from(1 + at * 10, 10));
    });
    index.remove(3);
    const before = queries.map((query) => answer(index, query));
    const merged = openBytes(mergeIndexSegments(segments.slice(0, 2), (segment, post) => segment === 0 && post === 2));
    const numbers = Uint32Array.from([...from(1, 20)].filter((number) => number !== 3));
    index.replaceSegments(segments.slice(0, 2), merged, numbers);
    expect(queries.map((query) => answer(index, query))).toEqual(before);

    // During a merge one post is removed and one is changed.
    const all = openBytes(mergeIndexSegments([merged, segments[2] as (typeof segments)[0]], () => false));
    index.remove(7);
    const [other] = randomPosts(77, 1) as [SearchFields];
    index.addSegment(openBytes(segmentBytes([other])), Uint32Array.of(25));
    const meanwhile = queries.map((query) => answer(index, query));
    index.replaceSegments(
      [merged, segments[2] as (typeof segments)[0]],
      all,
      Uint32Array.from([...numbers, ...from(21, 10)]),
    );
    expect(index.has(7)).toBe(false);
    expect(index.size).toBe(28);
    expect(queries.map((query) => answer(index, query))).toEqual(meanwhile);
  });

  it('answers as one segment does where posts are added one by one', () => {
    const posts = randomPosts(5, 700);
    const index = new SearchIndex();
    posts.forEach((post, at) => {
      index.add(at + 1, post);
      if (at % 97 === 0) {
        index.search('red ');
      }
    });
    index.add(10, posts[0] as SearchFields);
    index.remove(11);
    const whole = new SearchIndex();
    const rest = [...posts.keys()].filter((at) => at !== 9 && at !== 10);
    whole.addSegment(
      openBytes(segmentBytes([...rest.map((at) => posts[at] as SearchFields), posts[0] as SearchFields])),
      Uint32Array.from([...rest.map((at) => at + 1), 10]),
    );
    expect(index.size).toBe(699);
    for (const query of queries.slice(0, 20)) {
      expect(found(index, query), query).toEqual(found(whole, query));
    }
  });

  it('finds nothing but what FlexSearch finds', () => {
    const index = new SearchIndex();
    index.addSegment(openBytes(segmentBytes(randomPosts(3, 300))), from(1, 300));
    expect(found(index, 'red ')).toHaveLength(259);
    // The word, and names with it as a part (`00redZ`, `redC`).
    const sought = index.searched('red ').words.flatMap(({ variants }) => variants.map(({ word }) => word));
    expect(sought.slice(0, 2)).toEqual(['red', '00redz']);
    const search = vi.spyOn(FlexSearch.Index.prototype, 'search');
    expect(found(index, 'red ')).toHaveLength(259);
    expect(new Set(search.mock.calls.map(([word]) => word))).toEqual(new Set(sought));
    search.mockReturnValue([]);
    expect(found(index, 'red blue ')).toEqual([]);
    expect(found(index, '"red blue"')).toEqual([]);
    expect(index.hasWord('red')).toBe(false);
  });

  it('can be given up in the middle of a search', () => {
    const index = new SearchIndex();
    index.addSegment(openBytes(segmentBytes(randomPosts(3, 300))), from(1, 300));
    let steps = 0;
    for (const search = index.searching('red blue gre'); !search.next().done; ) {
      steps += 1;
    }
    expect(steps).toBe(7);
    const begun = index.searching('red blue ');
    begun.next();
    begun.return({} as never);
    expect(found(index, 'red ')).toHaveLength(259);
  });

  it('says what it costs', () => {
    const index = new SearchIndex();
    const bytes = segmentBytes(randomPosts(3, 50));
    index.addSegment(openBytes(bytes), from(1, 50));
    index.search('red ');
    const { memory, kept, rest } = index.cost();
    expect(rest).toBe(Object.values(bytes).reduce((sum, { length }) => sum + length, 0));
    // Two numbers of four bytes for each of the fifty posts.
    expect(memory).toBe(bytes.lexicon.length + bytes.posts.length + 50 * 8);
    // The posts of `red`, and of four names with it as a part.
    expect(kept).toBe(3_714);
  });
});

describe('IndexWords', () => {
  const wordsOf = (...groups: readonly (readonly string[])[]): IndexWords => {
    const table = new SegmentTable();
    groups.forEach((words, at) => {
      const post = searchFields({ text: [words.join(' ')] });
      table.add(openBytes(segmentBytes([post])), Uint32Array.of(at + 1));
    });
    return new IndexWords(table);
  };

  it('finds beginnings, endings and neighbours over all segments, each once and in order', () => {
    const many = Array.from({ length: 3_000 }, (_, at) => `post${at}`);
    const words = wordsOf(
      ['post', 'posting', 'pasta', 'postgres'],
      [...many, 'postal', 'postgres'],
      ['basta', 'compost'],
    );
    expect(words.startingWith('posta', 10)).toEqual(['postal']);
    expect(words.startingWith('post', 3)).toEqual(['post0', 'post1', 'post10']);
    expect(words.startingWith('postg', 10)).toEqual(['postgres']);
    expect(words.startingWith('zebra', 3)).toEqual([]);
    expect(words.endingWith('post', 10)).toEqual(['compost']);
    expect(words.endingWith('sta', 10)).toEqual(['basta', 'pasta']);
    expect(words.nearTo('pasat')).toEqual(['pasta']);
    expect(words.nearTo('rasta')).toEqual(['basta', 'pasta']);
    expect([...words.places('postgres')].map((place) => place >= 0)).toEqual([true, true, false]);
    expect([...words.places('posta')]).toEqual([-1, -1, -1]);
  });

  it('finds words of a letter that takes several bytes to be near', () => {
    const words = wordsOf(['grüßen', 'привет', 'πρивет', 'naïveté', 'データベース']);
    expect(words.nearTo('grussen')).toEqual([]);
    expect(words.nearTo('データーベース')).toEqual([]);
    expect(words.nearTo('привт')).toEqual(['привет']);
    expect(words.nearTo('приветы')).toEqual(['привет']);
    expect(words.nearTo('рпивет')).toEqual(['привет']);
  });
});

it('scores the same posts in full, in whatever order they were added', () => {
  const numbers = Array.from({ length: 900 }, (_post, at) => at + 1);
  const [forth, back] = [numbers, [...numbers].reverse()].map((order) => {
    const index = new SearchIndex();
    for (const number of order) {
      const text = [`common ${'word '.repeat(number % 7)}`];
      index.add(number, { title: [`Post ${number}`], names: [], headings: [], text, code: [] });
    }
    const { scores } = index.search('common ');
    return new Map(Array.from(scores.numbers, (number, at) => [number, scores.scores[at]]));
  });
  expect(forth?.size).toBe(900);
  expect(new Map([...(back ?? [])].sort())).toEqual(new Map([...(forth ?? [])].sort()));
});
