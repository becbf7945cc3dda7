import { describe, expect, it } from 'vitest';
import { Lexicon } from '../../../main/library/search/lexicon.ts';
import { PostWords, type SearchFields } from '../../../main/library/search/post-words.ts';
import { maskOf } from '../../../main/library/search/rank-post.ts';
import { tokenize } from '../../../main/library/search/tokenize.ts';
import { randomText } from './random-text.ts';

function wordsOf(fields: Partial<SearchFields>) {
  const lexicon = new Lexicon();
  const post = new PostWords({ title: [], names: [], headings: [], text: [], code: [], ...fields }, lexicon);
  const places = (word: string): readonly number[] => {
    const found: number[] = [];
    post.eachPlace(lexicon.number(word) ?? 0, (place) => found.push(place));
    return found;
  };
  const phrases = (...words: readonly string[]): number => {
    let count = 0;
    post.eachPhrase(
      words.map((word) => lexicon.number(word) ?? 0),
      () => {
        count += 1;
      },
    );
    return count;
  };
  return { post, lexicon, places, phrases };
}

describe('PostWords', () => {
  it('counts running words, a compound having the place of its first part', () => {
    const { places } = wordsOf({ text: ['run pg_basebackup now, run'] });
    const [run = 0, again = 0] = places('run');
    expect(places('pg_basebackup')).toEqual([run + 1]);
    expect(places('basebackup')).toEqual([run + 2]);
    expect(places('now')).toEqual([run + 3]);
    expect(again).toBe(run + 4);
  });

  it('finds words side by side, never across two texts', () => {
    const { phrases } = wordsOf({ title: ['one two'], text: ['two three one two', 'three', 'I don’t have'] });
    expect(phrases('one', 'two')).toBe(2);
    expect(phrases('two', 'three')).toBe(1);
    expect(phrases('one', 'two', 'three')).toBe(0);
    expect(phrases('t', 'have')).toBe(1);
    expect(phrases('one', 'four')).toBe(0);
  });

  it('knows in which field a word stands', () => {
    const { post, lexicon } = wordsOf({ title: ['red'], code: ['blue'] });
    const isIn = (word: string, mask: number): boolean => post.isIn(lexicon.number(word) ?? 0, mask);
    expect(isIn('red', maskOf('title'))).toBe(true);
    expect(isIn('red', maskOf('code', 'text'))).toBe(false);
    expect(isIn('blue', maskOf('code', 'text'))).toBe(true);
  });

  it('keeps of addresses nothing but names', () => {
    const { places } = wordsOf({ addresses: ['https://example.org/articles/full_text_tricks.html'] });
    expect(places('full_text_tricks')).toHaveLength(1);
    expect(places('articles')).toEqual([]);
    expect(places('https')).toEqual([]);
  });

  it('holds every word of any text, as often as it stands there', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const text = randomText(seed);
      const { places, post } = wordsOf({ text: [text] });
      const counts = new Map<string, Set<number>>();
      for (const { word, start } of tokenize(text)) {
        counts.set(word, (counts.get(word) ?? new Set()).add(start));
      }
      expect(post.words()).toHaveLength(counts.size);
      for (const word of counts.keys()) {
        expect(places(word).length).toBeGreaterThan(0);
      }
    }
  });
});
