import { describe, expect, it } from 'vitest';
import { everyField, type FieldName, fieldNames, maskOf } from '../../../main/library/search/field-names.ts';
import { textGap } from '../../../main/library/search/index-segment/segment-layout.ts';
import { type PostPlaces, type RankedTerm, rankPost, type Score } from '../../../main/library/search/rank-post.ts';

type Texts = Partial<Record<FieldName, readonly string[]>>;

/** A query in words. A word may have another form, which counts less: `red~0.5:redden`. */
function termsOf(query: string, more: Partial<RankedTerm> = {}): readonly RankedTerm[] {
  return query.split(' ').map((written) => {
    const [word = '', other] = written.split('~');
    const [worth = '', form = ''] = other?.split(':') ?? [];
    const variants = [{ word, worth: 1 }, ...(form === '' ? [] : [{ word: form, worth: Number(worth) }])];
    return { rarity: 1, variants, phrase: null, name: word, fields: everyField, ...more };
  });
}

/** The places of a post's words, as in an index: all texts one after another, with a gap behind each. */
function placesIn(texts: Texts, terms: readonly RankedTerm[]): PostPlaces {
  const words: { readonly word: string; readonly place: number; readonly field: number }[] = [];
  let place = 0;
  const lengths = fieldNames.map((name, field) => {
    const before = words.length;
    for (const text of texts[name] ?? []) {
      for (const word of text.split(' ').filter((each) => each !== '')) {
        words.push({ word, place, field });
        place += 1;
      }
      place += textGap;
    }
    return words.length - before;
  });
  return {
    lengths,
    eachPlace: (term, visit) => {
      for (const { word, worth } of terms[term]?.variants ?? []) {
        for (const each of words.filter((other) => other.word === word)) {
          visit(each.place, each.field, worth);
        }
      }
    },
  };
}

/** The score of a post for a query. Every field has as many words as that of an average post, unless told. */
function rank(texts: Texts, query: string | readonly RankedTerm[], average?: readonly number[]): Score {
  const terms = typeof query === 'string' ? termsOf(query) : query;
  const post = placesIn(texts, terms);
  return rankPost(post, terms, average ?? post.lengths);
}

/** Other words than those of the queries. */
function filler(count: number): string {
  return Array.from({ length: count }, (_word, at) => `w${at}`).join(' ');
}

describe('the score of a post', () => {
  it('is the sum of its parts', () => {
    const texts = { title: ['red sea'], names: ['red'], headings: ['red roses', 'sea'], text: ['a red sea'] };
    const { score, words, nearness, order, title, heading, head, called } = rank(texts, 'red sea roses');
    for (const part of [...words, nearness, order, title, heading, head, called]) {
      expect(part).toBeGreaterThan(0);
    }
    expect(words.reduce((sum, part) => sum + part, nearness + order + title + heading + head + called)).toBeCloseTo(
      score,
      10,
    );
  });

  it('is nothing for a post without the words, which misses them', () => {
    expect(rank({ title: ['a'], text: ['b'] }, 'red sea')).toEqual({
      score: 0,
      missing: 2,
      words: [0, 0],
      nearness: 0,
      order: 0,
      title: 0,
      titled: false,
      heading: 0,
      head: 0,
      called: 0,
    });
    expect(rank({ text: ['red'] }, 'red sea')).toMatchObject({ missing: 1, nearness: 0, order: 0 });
  });

  it('does not depend on the posts that were ranked before', () => {
    const before = rank({ text: ['a red sea'] }, 'red sea');
    rank({ text: [`red ${filler(3)} sea `.repeat(900)], headings: ['red sea '.repeat(300)] }, 'red sea');
    expect(rank({ text: ['a red sea'] }, 'red sea')).toEqual(before);
  });

  it('counts only the best alternative of a choice', () => {
    const choice = termsOf('red sea', { choice: 0 });
    const [red = 0, sea = 0] = rank({ text: ['red red sea'] }, choice).words;
    expect(red).toBeGreaterThan(sea);
    const sumOf = ({ score, nearness, order, title, heading, head, called }: Score) =>
      score - nearness - order - title - heading - head - called;
    expect(sumOf(rank({ text: ['red red sea'] }, choice))).toBeCloseTo(red, 10);
    expect(sumOf(rank({ text: ['red red sea'] }, [...choice].reverse()))).toBeCloseTo(red, 10);
    expect(sumOf(rank({ text: ['red red sea'] }, 'red sea'))).toBeCloseTo(red + sea, 10);
    const [first, second] = termsOf('red sea').map((term, at) => ({ ...term, choice: at }));
    expect(sumOf(rank({ text: ['red red sea'] }, [first, second] as RankedTerm[]))).toBeCloseTo(red + sea, 10);
  });
});

describe('a word', () => {
  const inText = (texts: Texts, query: string | readonly RankedTerm[], average?: readonly number[]): number =>
    rank(texts, query, average).words[0] as number;

  it('is worth twice its rarity if it stands once, as it was typed, in the text of a post of average length', () => {
    expect(inText({ text: ['a red sea'] }, 'red')).toBeCloseTo(2, 10);
    expect(inText({ text: ['a red sea'] }, termsOf('red', { rarity: 3.5 }))).toBeCloseTo(7, 10);
    const average = fieldNames.map((name) => (name === 'text' ? 3 : 0));
    expect(inText({ text: ['a red sea'] }, 'red', average)).toBeCloseTo(2, 10);
  });

  it('is worth its rarity more as it was typed than in another form', () => {
    const both = inText({ text: [`red ${'reds '.repeat(500)}`] }, 'red~0.7:reds');
    const other = inText({ text: ['reds '.repeat(501)] }, 'red~0.7:reds');
    expect(both - other).toBeCloseTo(1, 2);
  });

  it('is worth more each time that it occurs, but never three times its rarity', () => {
    const worths = [1, 2, 5, 50, 5_000].map((times) => inText({ text: ['red '.repeat(times)] }, 'red'));
    expect(worths).toEqual([...worths].sort((a, b) => a - b));
    expect(new Set(worths).size).toBe(worths.length);
    expect(worths.at(-1)).toBeLessThan(3);
  });

  it('is worth most in the title, then in headings, names, text, words of links, and code', () => {
    const order = ['title', 'headings', 'names', 'text', 'link-words', 'code'] as const;
    const worths = order.map((field) => inText({ [field]: ['red'] }, 'red'));
    expect(worths).toEqual([...worths].sort((a, b) => b - a));
    expect(new Set(worths).size).toBe(worths.length);
  });

  it('is worth less in a text that is longer than the average, and more in a shorter one', () => {
    const average = fieldNames.map(() => 10);
    const [short = 0, usual = 0, long = 0] = [5, 10, 40].map((length) =>
      inText({ text: [`red ${filler(length - 1)}`] }, 'red', average),
    );
    expect(short).toBeGreaterThan(usual);
    expect(usual).toBeCloseTo(2, 10);
    expect(long).toBeLessThan(usual);
    // The length of a list of addresses says nothing.
    expect(inText({ addresses: [`red ${filler(40)}`] }, 'red', average)).toBe(
      inText({ addresses: ['red'] }, 'red', average),
    );
  });

  it('is worth less in another form', () => {
    expect(inText({ text: ['redden'] }, 'red~0.5:redden')).toBeLessThan(inText({ text: ['red'] }, 'red'));
    expect(inText({ text: ['redden'] }, 'red~0.5:redden')).toBeGreaterThan(0);
  });

  it('is not there outside of the fields that it is searched in', () => {
    const terms = termsOf('red', { fields: maskOf('text', 'headings') });
    expect(rank({ title: ['red'], names: ['red'] }, terms)).toMatchObject({ score: 0, missing: 1 });
    expect(rank({ title: ['red'], text: ['red'] }, terms)).toEqual(rank({ title: ['sea'], text: ['red'] }, terms));
  });
});

describe('words that stand together', () => {
  const nearness = (text: string, query = 'red sea'): number => rank({ text: [text] }, query).nearness;

  it('are worth most side by side, half of it with forty words between, and less further on', () => {
    const best = nearness('red sea');
    expect(nearness('sea red')).toBeCloseTo(best, 10);
    expect(nearness(`red ${filler(40)} sea`)).toBeCloseTo(best / 2, 10);
    expect(nearness(`sea ${filler(40)} red`)).toBeCloseTo(best / 2, 10);
    const worths = [0, 1, 5, 39, 41, 400].map((count) => nearness(`red ${filler(count)} sea`));
    expect(worths).toEqual([...worths].sort((a, b) => b - a));
    expect(new Set(worths).size).toBe(worths.length);
  });

  it('count by the best passage, wherever it is', () => {
    const best = nearness('red sea');
    expect(nearness(`red ${filler(60)} sea ${filler(60)} sea red`)).toBeCloseTo(best, 10);
    expect(nearness(`red sea ${filler(60)} sea`)).toBeCloseTo(best, 10);
    expect(nearness(`red red ${filler(3)} red sea`)).toBeCloseTo(best, 10);
    // The latest place of a word counts, not the first one.
    expect(nearness(`red ${filler(60)} red ${filler(40)} sea`)).toBeCloseTo(best / 2, 10);
  });

  it('are worth more the rarer they are, and the more of them there are', () => {
    const rare = termsOf('red sea', { rarity: 2 });
    expect(rank({ text: ['red sea'] }, rare).nearness).toBeCloseTo(2 * nearness('red sea'), 10);
    expect(nearness('red sea rose', 'red sea rose')).toBeCloseTo(1.5 * nearness('red sea'), 10);
    expect(nearness(`red sea ${filler(40)} rose`, 'red sea rose')).toBeCloseTo(0.75 * nearness('red sea'), 10);
  });

  it('count for little in a post with all words if they are only some of them', () => {
    const all = nearness('red sea rose', 'red sea rose');
    const apart = nearness(`red sea ${filler(4_000)} rose`, 'red sea rose');
    expect(apart).toBeGreaterThan(0);
    expect(apart).toBeLessThan(all / 50);
    // Where a word is missing, its neighbours are the best passage that there is.
    const lacking = rank({ text: ['red sea'] }, 'red sea rose');
    expect(lacking.missing).toBe(1);
    expect(lacking.nearness).toBeGreaterThan(all / 3);
    expect(lacking.nearness).toBeLessThan(all);
    expect(rank({ text: [`red ${filler(40)} sea`] }, 'red sea rose').nearness).toBeLessThan(lacking.nearness);
  });

  it('are worth nothing for a query of one word, and where one of two is missing', () => {
    expect(nearness('red red', 'red')).toBe(0);
    expect(nearness('red red')).toBe(0);
  });

  it('need a word of the title, the tags or the names less, since it counts in each passage', () => {
    const best = nearness('red sea');
    const far = `${filler(4_000)} red ${filler(4_000)} sea`;
    for (const field of ['title', 'names', 'called', 'link-words'] as const) {
      const headed = rank({ [field]: ['sea'], text: [far] }, 'red sea').nearness;
      expect(headed, field).toBeGreaterThan(2 * nearness(far));
      expect(headed, field).toBeLessThan(best);
    }
    for (const field of ['headings', 'code', 'addresses'] as const) {
      expect(rank({ [field]: ['sea'], text: [far] }, 'red sea').nearness, field).toBeLessThan(best / 2);
    }
    // Another form of the word counts by its worth.
    const form = rank({ title: ['seas'], text: [far] }, 'red sea~0.5:seas').nearness;
    expect(form).toBeLessThan(rank({ title: ['sea'], text: [far] }, 'red sea').nearness);
    // A rare word counts so by its rarity.
    const rare = rank({ title: ['sea'], text: [far] }, termsOf('red sea', { rarity: 3 })).nearness;
    expect(rare).toBeCloseTo(3 * rank({ title: ['sea'], text: [far] }, 'red sea').nearness, 10);
    // All words in the title are as good as side by side, apart from the share that only a passage gives.
    expect(rank({ title: ['sea'], names: ['red'], text: [far] }, 'red sea').nearness).toBeGreaterThan(0);
  });

  it('are looked for among the first two hundred places of a word', () => {
    const best = nearness('red sea');
    const apart = (count: number) => `${`red ${filler(60)} `.repeat(count)} red sea`;
    expect(nearness(apart(198))).toBeCloseTo(best, 10);
    expect(nearness(apart(200))).toBeLessThan(0.9 * best);
  });
});

describe('words in the order of the query', () => {
  const order = (text: string, query = 'red sea rose'): number => rank({ text: [text] }, query).order;

  it('are worth something where they are neighbours', () => {
    const pair = order('red sea x rose');
    expect(pair).toBeGreaterThan(0);
    expect(order('x red sea y', 'red sea')).toBeCloseTo(pair, 10);
    expect(order('red sea rose')).toBeCloseTo(2 * pair, 10);
    expect(order('sea rose x red')).toBeCloseTo(pair, 10);
    for (const text of ['sea red', 'red x sea', 'red rose', 'rose sea red', 'red red']) {
      expect(order(text), text).toBe(0);
    }
    // Each pair counts once.
    expect(order('red sea x red sea x rose')).toBeCloseTo(pair, 10);
  });

  it('are worth as much as the more common one', () => {
    const [red, sea] = [termsOf('red', { rarity: 5 }), termsOf('sea', { rarity: 2 })];
    const both = rank({ text: ['red sea'] }, [...red, ...sea]).order;
    expect(both).toBeCloseTo(2 * order('red sea', 'red sea'), 10);
    expect(rank({ text: ['sea red'] }, [...sea, ...red]).order).toBeCloseTo(both, 10);
  });

  it('are worth more in the title, and in one heading', () => {
    const orderIn = (texts: Texts): number => rank(texts, 'red sea rose').order;
    const [inText, inTitle, inHeading] = [{ text: ['red sea'] }, { title: ['red sea'] }, { headings: ['red sea'] }];
    expect(orderIn(inTitle)).toBeGreaterThan(orderIn(inText));
    expect(orderIn(inHeading)).toBeGreaterThan(orderIn(inText));
    expect(orderIn({ ...inTitle, text: ['sea rose'] })).toBeCloseTo(orderIn(inTitle) + orderIn(inText), 10);
    expect(orderIn({ ...inHeading, text: ['red sea'] })).toBeCloseTo(orderIn(inHeading), 10);
    expect(orderIn({ headings: ['red', 'sea'] })).toBe(0);
    expect(orderIn({ title: ['red'], names: ['sea'] })).toBe(0);
  });

  it('are neighbours even if one place has several words of the query', () => {
    // A name such as `getElement` is a word itself, and so are its parts.
    const terms = termsOf('get element byid');
    const post: PostPlaces = {
      lengths: fieldNames.map(() => 3),
      eachPlace: (term, visit) => {
        visit(term === 0 ? 5 : 6, fieldNames.indexOf('text'), 1);
      },
    };
    expect(rankPost(post, terms, post.lengths).order).toBeCloseTo(order('red sea', 'red sea'), 10);
  });
});

describe('a title', () => {
  const title = (text: string, query = 'red sea'): number => rank({ title: [text] }, query).title;

  it('is worth most if it is the query, less if it has more words, or only some of the query', () => {
    const whole = title('red sea');
    expect(title('sea red')).toBeCloseTo(whole, 10);
    expect(title('the red sea')).toBeLessThan(whole);
    expect(title('the wide red sea')).toBeLessThan(title('the red sea'));
    expect(title('red')).toBeCloseTo(whole / 2, 10);
    expect(title('red rose')).toBeLessThan(whole / 2);
    expect(title('rose')).toBe(0);
    expect(title('')).toBe(0);
    expect(title('reds', 'red~0.5:reds')).toBeCloseTo(title('red', 'red') / 2, 10);
    expect(title('red reds', 'red~0.5:reds')).toBeCloseTo(title('red rose', 'red'), 10);
    // A query that says a word twice is no more than the title.
    expect(title('red', 'red red')).toBeCloseTo(whole, 10);
    expect(rank({ title: ['red sea'] }, termsOf('red sea', { rarity: 3 })).title).toBeCloseTo(3 * whole, 10);
  });

  it('is not a word of the text', () => {
    expect(rank({ title: ['rose'], text: ['red sea'] }, 'red sea').title).toBe(0);
    expect(rank({ text: ['red sea'] }, 'red sea').title).toBe(0);
  });

  it('equals the query if it has all of its words and no others, as written or with their stem', () => {
    const titled = (text: string, query: string | readonly RankedTerm[]) => rank({ title: [text] }, query).titled;
    expect(titled('red sea', 'red sea')).toBe(true);
    expect(titled('red seas', 'red sea~0.7:seas')).toBe(true);
    expect(titled('red seas', 'red sea~0.6:seas')).toBe(false);
    expect(titled('the red sea', 'red sea')).toBe(false);
    expect(titled('red rose', 'red sea')).toBe(false);
    expect(titled('red', 'red sea')).toBe(false);
    // A name or a phrase may span several words of the title.
    expect(titled('node js', [{ ...(termsOf('node')[0] as RankedTerm), width: 2 }])).toBe(true);
  });
});

describe('what a post is called by', () => {
  const called = (texts: Texts, query = 'red sea'): number => rank(texts, query).called;

  it('is its title, its file and its address, with each word as much as it is rare', () => {
    const half = called({ title: ['a red one'] });
    expect(half).toBeGreaterThan(0);
    expect(called({ called: ['red'] })).toBeCloseTo(half, 10);
    expect(called({ title: ['red red'], called: ['red'] })).toBeCloseTo(half, 10);
    expect(called({ title: ['red'], called: ['sea'] })).toBeCloseTo(2 * half, 10);
    expect(rank({ title: ['red'] }, termsOf('red sea', { rarity: 3 })).called).toBeCloseTo(3 * half, 10);
    expect(called({ title: ['reds'] }, 'red~0.5:reds sea')).toBeCloseTo(half / 2, 10);
  });

  it('is neither a tag, nor a heading, nor a link to it', () => {
    const others = { names: ['red'], headings: ['red'], text: ['red'], code: ['red'], 'link-words': ['red'] };
    expect(called(others)).toBe(0);
  });
});

describe('a heading', () => {
  const heading = (headings: readonly string[], query = 'red sea', more: Texts = {}): number =>
    rank({ headings, ...more }, query).heading;

  it('is worth most with all words of the query, wherever it stands', () => {
    const whole = heading(['red sea']);
    expect(whole).toBeGreaterThan(0);
    expect(heading(['one', 'sea of red', 'two'])).toBeCloseTo(whole, 10);
    expect(heading(['red', 'red sea'])).toBeCloseTo(whole, 10);
    expect(heading(['red sea', 'red'])).toBeCloseTo(whole, 10);
    const apart = heading(['red', 'sea']);
    expect(apart).toBeGreaterThan(0);
    expect(apart).toBeLessThan(whole / 2);
    expect(apart).toBeCloseTo(heading(['red']), 10);
    expect(heading(['red red red'])).toBeCloseTo(apart, 10);
    expect(heading(['red', 'sea', 'red'])).toBeCloseTo(apart, 10);
    expect(heading([])).toBe(0);
    expect(heading(['rose'])).toBe(0);
    expect(rank({ headings: ['red sea'] }, termsOf('red sea', { rarity: 3 })).heading).toBeCloseTo(3 * whole, 10);
  });

  it('has the words of the title and the tags too, but not quite', () => {
    const headed = heading(['red'], 'red sea', { names: ['sea'] });
    expect(headed).toBeGreaterThan(2 * heading(['red']));
    expect(headed).toBeLessThan(heading(['red sea']));
    expect(heading(['red sea'], 'red sea', { names: ['sea'] })).toBeCloseTo(heading(['red sea']), 10);
    const rare = rank({ headings: ['red'], names: ['sea'] }, termsOf('red sea', { rarity: 3 })).heading;
    expect(rare).toBeCloseTo(3 * headed, 10);
    // A heading that has nothing but what the title has says no more than the title.
    expect(heading(['sea'], 'red sea', { names: ['sea'] })).toBeCloseTo(heading(['sea']), 10);
    expect(heading([], 'red sea', { names: ['red sea'] })).toBe(0);
  });

  it('counts another form by its worth', () => {
    expect(heading(['red seas'], 'red sea~0.5:seas')).toBeLessThan(heading(['red sea']));
    expect(heading(['red seas'], 'red sea~0.5:seas')).toBeGreaterThan(heading(['red']));
  });

  it('is one of those that hold the first two hundred places', () => {
    const many = (count: number) => Array.from({ length: count }, () => 'red');
    expect(heading([...many(198), 'red sea'])).toBeCloseTo(heading(['red sea']), 10);
    expect(heading([...many(200), 'red sea'])).toBeCloseTo(heading(['red']), 10);
  });
});

describe('title, tags and names together', () => {
  const head = (texts: Texts, query = 'red sea'): number => rank(texts, query).head;

  it('are worth most with all words of the query', () => {
    const whole = head({ title: ['red'], names: ['sea'] });
    expect(whole).toBeGreaterThan(0);
    for (const field of ['title', 'names', 'called', 'link-words'] as const) {
      expect(head({ [field]: ['red sea'] }), field).toBeCloseTo(whole, 10);
    }
    expect(head({ title: ['red'] })).toBeGreaterThan(0);
    expect(head({ title: ['red'] })).toBeLessThan(whole / 2);
    expect(head({ title: ['red seas'] }, 'red sea~0.5:seas')).toBeLessThan(whole);
    for (const field of ['headings', 'text', 'code', 'addresses'] as const) {
      expect(head({ [field]: ['red sea'] }), field).toBe(0);
    }
    expect(rank({ title: ['red sea'] }, termsOf('red sea', { rarity: 3 })).head).toBeCloseTo(3 * whole, 10);
  });

  it('have each word in its best form', () => {
    const terms = 'red~0.5:reds sea';
    expect(head({ title: ['reds red'], names: ['sea'] }, terms)).toBeCloseTo(head({ title: ['red sea'] }, terms), 10);
    expect(head({ title: ['red reds'], names: ['sea'] }, terms)).toBeCloseTo(head({ title: ['red sea'] }, terms), 10);
  });
});

it('ranks a post with more words of a query than fit side by side in its memory', () => {
  const query = Array.from({ length: 30 }, (_word, at) => `q${at}`).join(' ');
  const once = rank({ text: [query] }, query);
  const often = rank({ text: [`${query} `.repeat(100)] }, query);
  expect(often.missing).toBe(0);
  expect(often.nearness).toBeCloseTo(once.nearness, 8);
  expect(often.order).toBeCloseTo(once.order, 8);
});
