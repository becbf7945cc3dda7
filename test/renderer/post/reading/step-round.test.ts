import { expect, it } from 'vitest';
import { stepRound } from '../../../../renderer/post/reading/step-round.ts';

it('steps round and round, from none to the first or the last', () => {
  expect([0, 1, 2].map((at) => stepRound(at, 1, 3))).toEqual([1, 2, 0]);
  expect([0, 1, 2].map((at) => stepRound(at, -1, 3))).toEqual([2, 0, 1]);
  expect([stepRound(-1, 1, 3), stepRound(-1, -1, 3)]).toEqual([0, 2]);
});
