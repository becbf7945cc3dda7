import { expect, it } from 'vitest';
import { Turn } from '../../../main/library/views/turn.ts';

it('lets a newer query interrupt the work between two pieces, and ends', async () => {
  let over = false;
  const turn = new Turn(() => over);
  await turn.pause();
  setImmediate(() => {
    over = true;
  });
  // Work that can't be interrupted, longer than a turn.
  const until = performance.now() + 10;
  while (performance.now() < until) {}
  await expect(turn.pause()).rejects.toMatchObject({ code: 'cancelled' });
});

it('ends before its first piece where a newer query came together with it', async () => {
  let over = false;
  const turn = new Turn(() => over);
  const first = turn.pause();
  over = true;
  await expect(first).rejects.toMatchObject({ code: 'cancelled' });
});
