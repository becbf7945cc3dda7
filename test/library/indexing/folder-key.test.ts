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
