import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { forEachInTurn } from '../../../main/library/indexing/reading-pass.ts';

/** Visits the numbers up to `count`. Returns them in the order of their starts, and how many ran at a time at most. */
async function visit(count: number, atOnce: number, abortAt = count) {
  const abort = new AbortController();
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  let turns = 0;
  let isDone = false;
  const other = (async () => {
    while (!isDone) {
      turns += 1;
      await setImmediate();
    }
  })();
  await forEachInTurn(
    Array.from({ length: count }, (_, at) => at),
    async (at) => {
      begun.push(at);
      running += 1;
      most = Math.max(most, running);
      await setImmediate();
      running -= 1;
      if (at === abortAt) {
        abort.abort();
      }
    },
    { signal: abort.signal, atOnce },
  );
  isDone = true;
  await other;
  return { begun, most, turns };
}

it('visits each item once and in order, so many at a time, and lets other work run between', async () => {
  const all = Array.from({ length: 40 }, (_, at) => at);
  const alone = await visit(40, 1);
  expect([alone.begun, alone.most]).toEqual([all, 1]);
  expect(alone.turns).toBeGreaterThanOrEqual(40);
  const several = await visit(40, 4);
  expect([several.begun, several.most]).toEqual([all, 4]);
  expect((await visit(2, 4)).most).toBe(2);
  expect((await visit(0, 4)).begun).toEqual([]);
});

it('ends early when it is told to', async () => {
  expect((await visit(40, 1, 6)).begun).toEqual([0, 1, 2, 3, 4, 5, 6]);
});
