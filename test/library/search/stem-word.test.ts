import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stemmer as bulgarianOfLibrary } from '@orama/stemmers/bulgarian';
import { describe, expect, it } from 'vitest';
import { stemBulgarian } from '../../../main/library/search/stem-bulgarian.ts';
import { safeStem, stemLanguages, stemWord } from '../../../main/library/search/stem-word.ts';
import { randomNumbers } from '../render/random-numbers.ts';

const fixture = path.join(import.meta.dirname, '../../fixtures/search/words-by-language.json');
const wordsByLanguage = JSON.parse(readFileSync(fixture, 'utf8')) as Readonly<Record<string, string>>;

function wordsOf(language: string): readonly string[] {
  return (wordsByLanguage[language] ?? '').split(' ').filter((word) => word !== '');
}

/** Beginnings of words joined with ends of others. They reach rules that the words themselves do not. */
function* crossedWords(language: string, count: number): Generator<string> {
  const words = wordsOf(language);
  const next = randomNumbers(7);
  const some = (): string => words[Math.floor(next() * words.length)] as string;
  for (let made = 0; made < count; made += 1) {
    const [first, second] = [some(), some()];
    yield first.slice(0, 1 + Math.floor(next() * first.length)) + second.slice(Math.floor(next() * second.length));
  }
}

describe('stems', () => {
  it.each(stemLanguages)('are found of words of %s', (language) => {
    const words = wordsOf(language);
    expect(words.length).toBeGreaterThan(10);
    const unstemmed = [...words, ...crossedWords(language, 2_000)].filter((word) => {
      const stem = stemWord(word, language);
      const isPlain = /^[\p{L}\p{M}]{3,40}$/u.test(word);
      // Names with a hyphen or an apostrophe are not stemmed. All other words have a stem that is not empty.
      return isPlain && (stem ?? '') === '';
    });
    expect(unstemmed).toEqual([]);
  });

  it.each([
    ['кръпки', 'кръпката'],
    ['приложени', 'приложените'],
    ['градове', 'градовете'],
    ['вестници', 'вестника'],
    ['подлози', 'подлога'],
    ['монаси', 'монах'],
    ['героеве', 'герой'],
    ['книги', 'книгата'],
    ['червен', 'червената'],
  ])('are the same for %s and %s', (one, other) => {
    expect(stemBulgarian(one)).toBe(stemBulgarian(other));
  });

  it('are none where a stemmer throws', () => {
    expect(() => bulgarianOfLibrary('геройство')).not.toThrow();
    expect(() => bulgarianOfLibrary('вестници')).toThrow(TypeError);
    expect(safeStem(bulgarianOfLibrary, 'вестници')).toBeNull();
  });

  it('of Bulgarian are those that the library finds where it does not throw', () => {
    let failures = 0;
    let same = 0;
    const different: string[] = [];
    for (const word of [...wordsOf('bg'), ...crossedWords('bg', 20_000)]) {
      const expected = safeStem(bulgarianOfLibrary, word);
      failures += expected === null ? 1 : 0;
      const stem = stemBulgarian(word);
      same += expected === stem ? 1 : 0;
      if (expected !== null && stem !== expected) {
        different.push(word);
      }
    }
    expect(different).toEqual([]);
    expect(failures).toBeGreaterThan(500);
    expect(same).toBeGreaterThan(10_000);
  });
});
