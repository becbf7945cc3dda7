import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { foldWord } from '../../../main/library/search/fold-word.ts';
import { tokenize, WantedWords } from '../../../main/library/search/tokenize.ts';
import { everyKind, loneSurrogate, randomText } from './random-text.ts';
import { tokenizeByRegex } from './regex-tokenizer.ts';

function wordsOf(text: string): readonly string[] {
  return tokenize(text).map(({ word, compound }) => (compound ? `(${word})` : word));
}

describe('tokenize', () => {
  it.each([
    ['One word, two.', ['one', 'word', 'two']],
    ['C++ and C, c# or F#', ['c++', 'and', 'c', 'c#', 'or', 'f#']],
    ['git push --force -f', ['git', 'push', '(--force)', 'force', '-f']],
    ['the .htaccess file', ['the', '(.htaccess)', 'htaccess', 'file']],
    ['@Override $HOME', ['(@override)', 'override', '($home)', 'home']],
    ['pg_basebackup', ['(pg_basebackup)', 'pg', 'basebackup']],
    ['config.max_size', ['(config.max_size)', '(max_size)', 'config', 'max', 'size']],
    ['--dry-run', ['(--dry-run)', '(dry-run)', 'dry', 'run']],
    ['version 9.1.2', ['version', '(9.1.2)', '9', '1', '2']],
    ["don’t don't", ["(don't)", 'don', 't', "(don't)", 'don', 't']],
    ['naïve Café Ångström', ['naive', 'cafe', 'angstrom']],
    ['cafe\u0301', ['cafe']],
    ['ﬁne 𝐀𝐁 İstanbul', ['fine', 'ab', 'istanbul']],
    ['日本語', ['日本', '本語']],
    ['猫', ['猫']],
    ['サーバー', ['サー', 'ーバ', 'バー'].map(foldWord)],
    ['PostgreSQL入門', ['postgresql', '入門']],
    ['𠮷野家', ['𠮷野', '野家']],
    ['किताब कताब', ['किताब', 'कताब'].map((word) => word.normalize('NFKD'))],
    ['__ -- ... \u0301', []],
    ['a → b 🎉', ['a', '(→)', 'b', '(🎉)']],
    ['ship 👩\u200d💻 🎈\ufe0f', ['ship', '(👩)', '(💻)', '(🎈)']],
    ['│ └── 5 ℃ © ™', ['5', '(©)']],
    ['tea\u00adpot sun\u200bset \ufeffend\u200d', ['teapot', 'sunset', 'end']],
    ['pre\u2011view pre\u2013view', ['(pre-view)', 'pre', 'view', '(pre-view)', 'pre', 'view']],
    ['Fußweg Ærø Łódź đường kırık', ['fussweg', 'aero', 'lodz', 'duong', 'kirik']],
    ['ΛΌΓΟΣ λόγος', ['λογοσ', 'λογοσ']],
    ['كتـــاب', ['كتاب']],
    ['ｗｉｄｅ ９', ['wide', '9']],
    ['ไทย\u200bแท้', tokenize('ไทยแท้').map(({ word }) => word)],
    ['_emphasis_', ['(_emphasis_)', 'emphasis']],
    ['constructor __proto__', ['constructor', '(__proto__)', 'proto']],
  ])('takes “%s” apart', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('finds the words of a compound that is too long to be one', () => {
    const slug = `${'long-'.repeat(30)}end`;
    expect(wordsOf(slug)).toEqual([...Array.from({ length: 30 }, () => 'long'), 'end']);
    expect(wordsOf('x'.repeat(101))).toEqual([]);
  });

  it('gives words with different vowels different names, where marks are vowels', () => {
    expect(foldWord('ดี')).not.toBe(foldWord('ดา'));
    expect(foldWord('バス')).not.toBe(foldWord('ハス'));
  });

  it('gives ranges that lie in the text, in order, and hold the word, whatever the text', () => {
    const wrong: unknown[] = [];
    for (let seed = 0; seed < 500; seed += 1) {
      const text = randomText(seed);
      let last = 0;
      for (const { word, start, end, compound } of tokenize(text)) {
        const written = text.slice(start, end);
        const isInOrder = compound || start >= last;
        const isRange = end > start && end <= text.length && !loneSurrogate.test(written);
        if (!isInOrder || !isRange || word !== foldWord(written) || word === '' || /\s/.test(word)) {
          wrong.push({ text, word, start, end });
        }
        if (!compound) {
          last = start;
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('finds each word alone that it finds in a text', () => {
    const lost: unknown[] = [];
    for (let seed = 1_000; seed < 1_300; seed += 1) {
      const text = randomText(seed);
      for (const { word, start, end } of tokenize(text)) {
        if (!tokenize(text.slice(start, end)).some((token) => token.word === word)) {
          lost.push({ text, word });
        }
      }
    }
    expect(lost).toEqual([]);
  });

  it('gives what regular expressions give, on text of many scripts', () => {
    const pieces = [
      ...everyKind,
      ...everyKind,
      ...'abCD12--..__##@@$$::  ',
      'don’t',
      '’',
      'पि',
      'ä',
      'Ω',
      'ж',
      '１',
      '＿',
      '²',
      '、',
      '\u0085',
      '\ud83d',
      '\udc00',
      '𝟘',
      'x'.repeat(60),
      'a_b.c_d',
      '\u00ad',
      '\u200b',
      '\u2011',
      '–',
      '−',
      '→',
      '™',
      '─',
      '\ufe0f',
    ];
    for (let seed = 5_000; seed < 12_000; seed += 1) {
      const text = randomText(seed, pieces);
      if (!isDeepStrictEqual(tokenize(text), tokenizeByRegex(text))) {
        expect(tokenize(text), JSON.stringify(text)).toEqual(tokenizeByRegex(text));
      }
    }
  });

  const corpora = process.env.OFFPRINT_CORPORA;
  it.skipIf(!corpora || !existsSync(corpora))(
    'gives what regular expressions give, on whole archives',
    () => {
      let different = 0;
      for (const file of readdirSync(corpora as string, { recursive: true, encoding: 'utf8' })) {
        if (!file.endsWith('.md')) {
          continue;
        }
        const text = readFileSync(path.join(corpora as string, file), 'utf8');
        different += isDeepStrictEqual(tokenize(text), tokenizeByRegex(text)) ? 0 : 1;
      }
      expect(different).toBe(0);
    },
    120_000,
  );
});

describe('wanted words', () => {
  it('are never missed, whatever characters a text writes them with', () => {
    const plain = [...'abZ09_-.:\'#+  \n"(', 'Post', 'gre', 'SQL'];
    const missed: string[] = [];
    for (let seed = 0; seed < 4_000; seed += 1) {
      // One kind of character beyond ASCII in most texts, so that none hides what another one does.
      const others = seed % 4 === 0 ? everyKind : [[...'“”—–…’\u00a0\u00ad\u200b'][seed % 9] as string];
      const text = randomText(seed, [...plain, ...others]);
      for (const token of tokenize(text)) {
        const isCut = tokenize(text, new WantedWords([token.word])).some(({ start, word }) => {
          return start === token.start && word === token.word;
        });
        if (!isCut || !new WantedWords([token.word]).mayBeIn(text)) {
          missed.push(`${token.word} in ${text}`);
        }
      }
    }
    expect(missed).toEqual([]);
  });

  it('are not looked for in a text that can have none of them', () => {
    const mayBeIn = (text: string, ...words: readonly string[]) => new WantedWords(words).mayBeIn(text);
    expect(mayBeIn('A “plain” text — with words…', 'postgres', 'c++')).toBe(false);
    expect(mayBeIn('A text on POSTERS', 'postgres')).toBe(true);
    expect(mayBeIn('A text on C++', 'postgres', 'c++')).toBe(true);
    expect(mayBeIn('Ａ ｔｅｘｔ', 'text')).toBe(true);
    const sameStart = Array.from({ length: 100 }, (_word, at) => `w${at + 100}`);
    expect(mayBeIn('A text', ...sameStart)).toBe(false);
    expect(mayBeIn('A text of w150', ...sameStart)).toBe(true);
    const manyStarts = Array.from({ length: 100 }, (_word, at) => String.fromCharCode(0x4e00 + at));
    expect(mayBeIn('A text', ...manyStarts)).toBe(true);
  });
});
