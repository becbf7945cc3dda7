import { expect, it } from 'vitest';
import { CallFailure } from '../../../main/library/protocol.ts';
import { PendingCalls } from '../../../main/library-process/pending-calls.ts';

it('gives each call the reply that names it, in whatever order they come', async () => {
  const calls = new PendingCalls();
  const [first, second] = [calls.make(), calls.make()];
  calls.settle(second.id, { ok: true, value: 'two' });
  calls.settle(first.id, { ok: true, value: 'one' });
  expect(await Promise.all([first.reply, second.reply])).toEqual(['one', 'two']);
});

it('fails a call with the code and the words of the reply', async () => {
  const calls = new PendingCalls();
  const { id, reply } = calls.make();
  calls.settle(id, { ok: false, code: 'stale', message: { code: 'failure.list-changed' } });
  const failure = await reply.catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(CallFailure);
  expect(failure).toMatchObject({ code: 'stale', told: { code: 'failure.list-changed' } });
});

it('fails all calls that wait, and none that is made later', async () => {
  const calls = new PendingCalls();
  const replies = [calls.make().reply, calls.make().reply];
  calls.failAll(new CallFailure('restarted', 'failure.restarted'));
  const later = calls.make();
  for (const reply of replies) {
    await expect(reply).rejects.toMatchObject({ code: 'restarted' });
  }
  calls.settle(later.id, { ok: true, value: 'there' });
  expect(await later.reply).toBe('there');
});

it('never confuses the reply to an old call with that to a new one', async () => {
  const calls = new PendingCalls();
  const old = calls.make();
  calls.failAll(new CallFailure('restarted', 'failure.restarted'));
  await expect(old.reply).rejects.toMatchObject({ code: 'restarted' });
  const { id, reply } = calls.make();
  expect(id).not.toBe(old.id);
  calls.settle(old.id, { ok: true, value: 'late' });
  calls.settle(id, { ok: true, value: 'right' });
  expect(await reply).toBe('right');
});
