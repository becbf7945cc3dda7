import { describe, expect, it } from 'vitest';
import { hasOperators, onlyBeginsField, withoutPart } from '../../../renderer/search/query-text.ts';
import { stepChoice } from '../../../renderer/search/search-choice.ts';

function without(text: string, part: string) {
  return withoutPart(text, { start: text.indexOf(part), end: text.indexOf(part) + part.length });
}

describe('a query’s text', () => {
  it('has operators where it asks for more than words', () => {
    for (const text of ['"a b"', 'tag:sql', 'a -b', '-b', 'a OR b', '(a', 'x title:', 'a NOT b', '=>', ' {} ', '🎉']) {
      expect(hasOperators(text), text).toBe(true);
    }
    for (const text of [
      '',
      'plain words',
      'pg_basebackup',
      'well-known',
      'ORDER or',
      'NOTE it',
      '日本語',
      ' ',
      'C++',
    ]) {
      expect(hasOperators(text), text).toBe(false);
    }
  });

  it('loses a part with the space around it', () => {
    expect(without('vacuum tag:sql full', 'tag:sql')).toBe('vacuum full');
    expect(without('tag:sql vacuum', 'tag:sql')).toBe('vacuum');
    expect(without('vacuum  year:2010', 'year:2010')).toBe('vacuum');
    expect(without('tag:sql', 'tag:sql')).toBe('');
    expect(without('cat OR tag:sql', 'tag:sql')).toBe('cat');
    expect(without('tag:sql OR cat', 'tag:sql')).toBe('cat');
  });
});

describe('a field that is only begun', () => {
  it('asks for nothing more after a query that was already sent', () => {
    for (const [text, asked] of [
      ['author:', ''],
      ['author:', 'author'],
      ['TAG:', 'TA'],
      ['tag:"', 'tag'],
      ['bread tag:', 'bread'],
      ['bread tag:', 'bread t'],
      ['bread -tag:', 'bread '],
      ['bread (year:', 'bread ('],
    ] as const) {
      expect(onlyBeginsField(text, asked), text).toBe(true);
    }
  });

  it('asks again for a value, another text or no field', () => {
    for (const [text, asked] of [
      ['author:a', 'author'],
      ['author: ', 'author'],
      ['author:', 'author:a'],
      ['author:', 'author:'],
      ['bread tag:', ''],
      ['bread tag:', 'rye'],
      ['wheat tag:', 'rye t'],
      ['note:', 'note'],
      ['bread', ''],
      ['metatag:', 'metatag'],
      ['', 'bread'],
    ] as const) {
      expect(onlyBeginsField(text, asked), text).toBe(false);
    }
  });
});

describe('the choices below the field', () => {
  it('are stepped through in a circle, with the field between the last and the first', () => {
    expect([stepChoice(-1, 1, 2), stepChoice(0, 1, 2), stepChoice(1, 1, 2)]).toEqual([0, 1, -1]);
    expect([stepChoice(-1, -1, 2), stepChoice(1, -1, 2), stepChoice(0, -1, 2)]).toEqual([1, 0, -1]);
  });
});
