import { crc32 } from 'node:zlib';
import { expect, it } from 'vitest';
import { FolderKey } from '../../../main/library/indexing/folder-key.ts';

const texts = Array.from({ length: 3_000 }, (_, at) => `posts/${at}.md\0${(at * 7_919).toString(16)}`);

function keyOf(numbered: Iterable<readonly [number: number, text: string | undefined]>): string {
  const key = new FolderKey();
  for (const [number, text] of numbered) {
    key.set(number, text);
  }
  return key.text;
}

it('is the same for the same texts, whatever their order and their numbers', () => {
  const key = keyOf(texts.entries());
  expect(keyOf([...texts].reverse().entries())).toBe(key);
  expect(keyOf(texts.map((text, at) => [5_000 - at, text]))).toBe(key);
});

it('follows a post that changes, changes back, comes and goes', () => {
  const key = keyOf(texts.entries());
  expect(keyOf([...texts.entries(), [7, 'other']])).not.toBe(key);
  expect(keyOf([...texts.entries(), [7, 'other'], [7, texts[7]]])).toBe(key);
  expect(keyOf([...texts.entries(), [9_999, 'new']])).not.toBe(key);
  expect(keyOf([...texts.entries(), [9_999, 'new'], [9_999, undefined]])).toBe(key);
  expect(keyOf(texts.slice(1).entries())).not.toBe(key);
});

it('knows an empty text from none', () => {
  expect(keyOf([[0, '']])).not.toBe(keyOf([]));
  expect(
    keyOf([
      [0, ''],
      [0, ''],
    ]),
  ).toBe(keyOf([[0, '']]));
  expect(
    keyOf([
      [0, ''],
      [0, undefined],
    ]),
  ).toBe(keyOf([]));
});

it('counts the texts, so that it says how many there are', () => {
  expect(keyOf([]).split('-')[0]).toBe('0');
  expect(keyOf(texts.slice(0, 9).entries()).split('-')[0]).toBe('9');
  expect(keyOf([...texts.slice(0, 9).entries(), [3, 'other'], [4, undefined]]).split('-')[0]).toBe('8');
});

it('differs for two pairs of texts whose checksums have one sum', () => {
  const [one, other] = equalSums();
  expect(one).not.toEqual(other);
  expect(keyOf(one.entries())).not.toBe(keyOf(other.entries()));
});

it('is that of an empty folder again when it is cleared', () => {
  const key = new FolderKey();
  for (const [number, text] of texts.entries()) {
    key.set(number, text);
  }
  key.clear();
  expect(key.text).toBe(keyOf([]));
  key.set(4, 'new');
  expect(key.text).toBe(keyOf([[4, 'new']]));
});

/** Two pairs of different texts of one length. The checksums of each pair have the same sum. */
function equalSums(): readonly [readonly string[], readonly string[]] {
  const pairs = new Map<number, readonly string[]>();
  const some = Array.from({ length: 1_000 }, (_, at) => `text ${at + 1_000}`);
  for (const [at, one] of some.entries()) {
    for (const other of some.slice(0, at)) {
      const sum = (crc32(one) + crc32(other)) >>> 0;
      const known = pairs.get(sum);
      if (known) {
        return [known, [one, other]];
      }
      pairs.set(sum, [one, other]);
    }
  }
  throw new Error('No two pairs have the same sum.');
}
