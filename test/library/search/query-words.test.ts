import { describe, expect, it } from 'vitest';
import { phraseWords, queryWords } from '../../../main/library/search/query-words.ts';

describe('queryWords', () => {
  it('leaves the last word open where it is still being typed', () => {
    expect(queryWords('one tw', true).map(({ word, open }) => [word, open])).toEqual([
      ['one', false],
      ['tw', true],
    ]);
    expect(queryWords('one two', false).map(({ word, open }) => [word, open])).toEqual([
      ['one', false],
      ['two', false],
    ]);
  });

  it('knows the parts of a compound', () => {
    expect(queryWords('use pg_basebackup', true)).toEqual([
      { word: 'use', written: 'use', others: [], parts: [], innerParts: [], open: false },
      {
        word: 'pg_basebackup',
        written: 'pg_basebackup',
        others: [],
        parts: ['pg', 'basebackup'],
        innerParts: [],
        open: true,
      },
    ]);
    expect(queryWords('--dry-run', false)).toEqual([
      {
        word: '--dry-run',
        written: '--dry-run',
        others: ['dry-run'],
        parts: ['dry', 'run'],
        innerParts: [],
        open: false,
      },
    ]);
  });

  it('knows the parts that capitals begin, and the spelling of a word', () => {
    expect(queryWords('saveAllTabs', false)).toMatchObject([
      { word: 'savealltabs', innerParts: ['save', 'all', 'tabs'] },
    ]);
    expect(queryWords('Gruß', false)).toMatchObject([{ word: 'gruss', spelled: 'gruß' }]);
  });

  it('looks for every pair of a word in a script without spaces', () => {
    expect(queryWords('日本語 入門', false).map(({ word, parts }) => [word, parts])).toEqual([
      ['日本', []],
      ['本語', []],
      ['入門', []],
    ]);
  });

  it('finds no words in signs and spaces', () => {
    expect(queryWords(' -- ??? ', true)).toEqual([]);
    expect(queryWords('', true)).toEqual([]);
  });
});

describe('phraseWords', () => {
  it('gives the running words, compounds by their parts', () => {
    expect(phraseWords('Don’t use pg_basebackup 9.1')).toEqual(['don', 't', 'use', 'pg', 'basebackup', '9', '1']);
  });
});
