import { expect, it } from 'vitest';
import { blockAt } from '../../../../renderer/post/reading/block-at.ts';

it('finds the block that a line of the file belongs to', () => {
  const lines = [5, 7, 7, 12, 9];
  expect(blockAt(lines, 5)).toBe(0);
  expect(blockAt(lines, 6)).toBe(0);
  expect(blockAt(lines, 8)).toBe(1);
  expect(blockAt(lines, 10)).toBe(4);
  expect(blockAt(lines, 400)).toBe(3);
});

it('finds none for the front matter, or for what has no line', () => {
  expect(blockAt([5, 7], 2)).toBeNull();
  expect(blockAt([5, 7], null)).toBeNull();
  expect(blockAt([], 3)).toBeNull();
});
