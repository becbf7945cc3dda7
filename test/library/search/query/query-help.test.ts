import { describe, expect, it } from 'vitest';
import { completeQuery } from '../../../../main/library/search/query/complete-query.ts';
import { explainQuery } from '../../../../main/library/search/query/explain-query.ts';
import { parseQuery } from '../../../../main/library/search/query/parse-query.ts';
import { suggestQueries, withoutRange } from '../../../../main/library/search/query/suggest-query.ts';
import { SearchIndex } from '../../../../main/library/search/search-index.ts';
import { everyKind, randomText } from '../random-text.ts';
import { inEnglish } from '../../../english.ts';

function inWords({ explanation }: ReturnType<typeof explainQuery>): string {
  return explanation === null ? '' : inEnglish(explanation);
}

function explained(text: string): string {
  return inWords(explainQuery(parseQuery(text)));
}

describe('explainQuery', () => {
  it.each([
    ['title:vacuum author:Ada year:2010..2014 ', '“vacuum” in the title, by Ada, 2010–2014'],
    ['vacuum full disk ', '“vacuum”, “full” and “disk”'],
    ['"vacuum full" -oracle ', 'exactly “vacuum full”, not “oracle”'],
    ['vacuum OR "full table" ', '“vacuum” or exactly “full table”'],
    ['(dog cat) OR bird ', '(“dog” and “cat”) or “bird”'],
    ['-(dog OR cat) ', 'not (“dog” or “cat”)'],
    ['in:code select has:table ', '“select”, only in code, with a table'],
    ['dog year:20', '“dog”; “year:20” asks for nothing yet: write 2014 or 2010..2014'],
    ['tag:', 'any tag: choose one'],
    ['dog before: ', '“dog”; before any date: write 2014, 2014-05 or 2014-05-21'],
    ['-is:dra', '“is:dra” asks for nothing yet: choose draft, page, post or future'],
    ['   ', ''],
  ])('says what %s asks for', (text, line) => {
    expect(explained(text)).toBe(line);
  });

  it.each([
    ['sort -k ', '“sort”, the option “-k” (to exclude “k”, write NOT k)', 'sort NOT k '],
    ['sort -q ', '“sort”, not “q” (to look for the option “-q”, write "-q")', 'sort "-q" '],
    // A post has `-uniq`, though not after `sort`. Otherwise a longer word is not taken for an option.
    ['sort -uniq ', '“sort”, not “uniq” (to look for the option “-uniq”, write "-uniq")', 'sort "-uniq" '],
    ['sort -pens ', '“sort”, not “pens”', null],
    ['sort NOT k ', '“sort”, not “k”', null],
    ['sort -"k" ', '“sort”, not exactly “k”', null],
    ['tag:sort -q ', 'tagged sort, not “q”', null],
    ['-> ', 'nothing: “->” has no word in it, and signs alone can’t be looked for', null],
  ])('says how the dash of “%s” was read, and offers the other reading', (text, line, other) => {
    const index = new SearchIndex();
    index.add(1, { title: [], names: [], headings: [], text: ['`sort -k 2`, and `count -uniq` pens'], code: [] });
    const read = explainQuery(index.parse(text));
    expect(inWords(read)).toBe(line);
    const offered = read.chips.find((chip) => chip.other);
    expect(offered ? withoutRange(text, offered, offered.other?.text).concat(' ') : null).toBe(other);
    if (other !== null) {
      expect(inWords(explainQuery(index.parse(other)))).not.toBe(line);
    }
  });

  it('gives parts that are more than words, each with its place', () => {
    const text = 'dog "man bites" -oracle tag:news is:dr';
    const { chips } = explainQuery(parseQuery(text));
    expect(chips.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['phrase', '"man bites"'],
      ['excluded', '-oracle'],
      ['filter', 'tag:news'],
      ['unfinished', 'is:dr'],
    ]);
    expect(withoutRange(text, chips[1] ?? { start: 0, end: 0 })).toBe('dog "man bites" tag:news is:dr');
  });
});

const values = { tag: ['postgres', 'open source', 'Perl'], author: ['Ada Lovelace'], year: ['2014', '2013'] };

function complete(text: string, cursor = text.length): readonly string[] {
  return completeQuery(text, cursor, (field) =>
    (Object.hasOwn(values, field) ? values[field as keyof typeof values] : []).map((value) => ({ value, count: 3 })),
  ).map(({ insert, start, end }) => `${text.slice(0, start)}${insert}${text.slice(end)}`);
}

describe('completeQuery', () => {
  it('offers every field for an empty query', () => {
    expect(complete('')).toEqual([
      'title:',
      'tag:',
      'category:',
      'author:',
      'series:',
      'year:',
      'before:',
      'after:',
      'in:',
      'has:',
      'code:',
      'is:',
      'path:',
      'lang:',
    ]);
    expect(complete('dog ')).toEqual([]);
  });

  it.each([
    ['ti', ['title:']],
    ['dog aut', ['dog author:']],
    ['-ta', ['-tag:']],
    ['tag:po', ['tag:postgres ']],
    ['tag:sou', ['tag:"open source" ']],
    ['tag:"open s', ['tag:"open source" ']],
    ['author:love', ['author:"Ada Lovelace" ']],
    ['has:ta', ['has:table ']],
    ['year:', ['year:2014 ', 'year:2013 ']],
    ['pos', ['tag:postgres ']],
    ['"ti', []],
    ['path:x', []],
  ])('offers for %s', (text, offered) => {
    expect(complete(text)).toEqual(offered);
  });

  it('completes the word at the cursor and keeps what follows', () => {
    expect(complete('tag:po dog', 6)).toEqual(['tag:postgres  dog']);
  });
});

describe('suggestQueries', () => {
  const finds: Readonly<Record<string, number>> = { dog: 4, vacuum: 3, 'man bites dog': 2, 'vacuum year:2010': 1 };
  const suggest = (text: string): readonly string[] =>
    suggestQueries(
      text,
      (other) => finds[other.trim()] ?? 0,
      (word) => (word === 'vacuun' ? ['vacuum'] : []),
    ).map(({ kind, text: other, total }) => `${kind} ${other} ${total}`);

  it.each([
    ['dog year:1990', ['drop dog 4']],
    ['"man bites" dog', ['loosen man bites dog 2', 'drop dog 4']],
    ['title:vacuum', ['loosen vacuum 3']],
    ['vacuun year:2010', ['spelling vacuum year:2010 1']],
    ['', []],
  ])('knows what to ask in place of %s', (text, suggestions) => {
    expect(suggest(text)).toEqual(suggestions);
  });
});

describe('help with a query', () => {
  it('never fails, whatever is typed', () => {
    const pieces = [...everyKind, 'title:', 'tag:', 'year:20', ' OR ', '"', '-', '(', ')', 'vacuum '];
    for (let seed = 0; seed < 500; seed += 1) {
      const text = randomText(seed, pieces);
      let last = 0;
      for (const { start, end } of explainQuery(parseQuery(text)).chips) {
        expect(start).toBeGreaterThanOrEqual(last);
        last = end;
      }
      for (const { start, end } of completeQuery(text, seed % text.length, () => [{ value: 'one "two', count: 1 }])) {
        expect(start).toBeLessThanOrEqual(end);
      }
      for (const { text: other } of suggestQueries(
        text,
        () => 1,
        () => ['word'],
      )) {
        expect(other).not.toBe(text);
      }
    }
  });
});
