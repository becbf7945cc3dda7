import { describe, expect, it } from 'vitest';
import { queryWords } from '../../../main/library/search/query-words.ts';

describe('queryWords', () => {
  it('leaves the last word open until something stands behind it', () => {
    expect(queryWords('one tw').words.map(({ word, open }) => [word, open])).toEqual([
      ['one', false],
      ['tw', true],
    ]);
    expect(queryWords('one two ').words.every(({ open }) => !open)).toBe(true);
  });

  it('knows the parts of a compound', () => {
    expect(queryWords('use pg_basebackup').words).toEqual([
      { word: 'use', others: [], parts: [], open: false },
      { word: 'pg_basebackup', others: [], parts: ['pg', 'basebackup'], open: true },
    ]);
  });

  it('looks for every pair of a word in a script without spaces', () => {
    expect(queryWords('日本語 入門').words.map(({ word, parts }) => [word, parts])).toEqual([
      ['日本', []],
      ['本語', []],
      ['入門', []],
    ]);
  });

  it('finds no words in signs and spaces', () => {
    expect(queryWords(' -- ??? ')).toEqual({ words: [], phrases: [] });
    expect(queryWords('')).toEqual({ words: [], phrases: [] });
  });

  it('takes what stands in quotation marks for a phrase, closed or not', () => {
    expect(queryWords('one "two three" “four five')).toEqual({
      words: [{ word: 'one', others: [], parts: [], open: false }],
      phrases: [
        ['two', 'three'],
        ['four', 'five'],
      ],
    });
    expect(queryWords('"" "--" “').phrases).toEqual([]);
  });
});
