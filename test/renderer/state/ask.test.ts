import { expect, it } from 'vitest';
import type { FailureCode, Outcome } from '../../../preload/contract.ts';
import type { LibraryId } from '../../../main/library/model/ids.ts';
import { askAgain, type Request } from '../../../renderer/state/ask.ts';

const library = 'library-1' as LibraryId;

/** A request function that fails with these codes one after another; `null` is a success. */
function asking(codes: readonly (FailureCode | null)[]) {
  const told: string[] = [];
  let asked = 0;
  const request = (async (): Promise<Outcome<unknown>> => {
    const code = codes[asked] ?? null;
    asked += 1;
    told.push(`asked ${asked}`);
    return code === null ? { ok: true, value: null } : { ok: false, code, message: { code: 'failure.restarted' } };
  }) as Request;
  return { ask: askAgain(request, () => told.push('restarted')), told };
}

it('asks once if there is an answer, also if that is a failure', async () => {
  for (const code of [null, 'gone', 'failed', 'stale', 'cancelled'] as const) {
    const { ask, told } = asking([code]);
    const reply = await ask('site.read', { library });
    expect(reply.ok ? null : reply.code).toBe(code);
    expect(told).toEqual(['asked 1']);
  }
});

it('asks once more where the process died over it, and tells of that first', async () => {
  const { ask, told } = asking(['restarted', null]);
  expect(await ask('site.read', { library })).toEqual({ ok: true, value: null });
  expect(told).toEqual(['asked 1', 'restarted', 'asked 2']);
});

it('does not ask a third time if the second process dies too', async () => {
  const { ask, told } = asking(['restarted', 'restarted', null]);
  expect(await ask('site.read', { library })).toMatchObject({ ok: false, code: 'restarted' });
  expect(told).toEqual(['asked 1', 'restarted', 'asked 2']);
});
