import { expect, it } from 'vitest';
import { codePieces } from '../../../../renderer/post/parts/code-pieces.ts';
import { stepGrowth } from '../../../step-growth.ts';

it.each([
  ['one long line', 'word '],
  ['short lines', 'a\n\n'],
  ['short lines and a long one', `${'a\n'.repeat(20)}${'b'.repeat(21_000)}\n`],
])('cuts code in steps in proportion to its length (%s)', (_what, text) => {
  const size = Math.ceil(60_000 / text.length);
  expect(stepGrowth((count) => codePieces([['', text.repeat(count)]]), size)).toBeLessThan(5);
});
