import { describe, expect, it } from 'vitest';
import type { HealthReport } from '../../../main/library/model/health.ts';
import { Health, rowsOfKind } from '../../../renderer/health/health.ts';
import type { Ask } from '../../../renderer/state/ask.ts';
import { datedPost } from '../../post-files.ts';
import { openRealLibrary } from '../real-library.ts';

async function open() {
  const library = await openRealLibrary({
    'a.md': datedPost('Apples', '2024-05-01', '[gone](gone.md) and ![none](none.png)'),
    'b.md': '---\ntitle: Pears\n---\n\nText.\n',
  });
  const said: string[] = [];
  const { request, ask, info } = library;
  const health = new Health({ library: info, request, ask, say: (message) => said.push(message) });
  return { library, health, said, state: () => health.store.getState() };
}

describe('a check', () => {
  it('finds what is wrong, in the order in which it is worth mending', async () => {
    const { health, state } = await open();
    await health.check();
    expect(state().rows?.map(({ kind }) => kind)).toEqual(['missing-picture', 'dead-link', 'no-date']);
    expect(state()).toMatchObject({ progress: null, failure: null });
  });

  it('tells how far it is and what it found so far, and keeps the findings of a check before it', async () => {
    const { library, health, state } = await open();
    const reports: HealthReport[] = [
      { done: 1, total: 2, found: { 'dead-link': 1 }, rows: null },
      { done: 2, total: 2, found: { 'dead-link': 1, 'no-date': 1 }, rows: null },
    ];
    const seen: unknown[] = [];
    const slow = new Health({
      library: library.info,
      request: library.request,
      ask: (async (name: never, args: never) => {
        const { rows, found, progress } = slow.store.getState();
        seen.push([rows?.length ?? null, found, progress]);
        const value = reports.shift();
        return value ? { ok: true, value } : library.ask(name, args);
      }) as Ask,
      say: () => {},
    });
    await slow.check();
    const all = { 'missing-picture': 1, 'dead-link': 1, 'no-date': 1 };
    expect(slow.store.getState()).toMatchObject({ found: all, progress: null });
    reports.push({ done: 1, total: 2, found: {}, rows: null });
    await slow.check();
    expect(seen).toEqual([
      [null, {}, null],
      [null, { 'dead-link': 1 }, { done: 1, total: 2 }],
      [null, { 'dead-link': 1, 'no-date': 1 }, { done: 2, total: 2 }],
      // The library's own first answer has no rows yet.
      [null, {}, { done: 0, total: 2 }],
      [3, all, null],
      [3, all, { done: 1, total: 2 }],
    ]);
    expect(state().rows).toBeNull();
    health.stop();
  });

  it('goes on though the library process died over it', async () => {
    const { library, health, state } = await open();
    library.failNext('restarted');
    await health.check();
    expect(state().rows).toHaveLength(3);
    expect(library.restarts()).toBe(1);
  });

  it('says what failed, and keeps what was found before', async () => {
    const { library, health, state } = await open();
    await health.check();
    library.failNext('failed');
    await health.check();
    expect(state()).toMatchObject({ failure: 'It is failed.', progress: null });
    expect(state().rows).toHaveLength(3);
    await health.check();
    expect(state().failure).toBeNull();
  });

  it('ends when it is stopped, and when another one begins', async () => {
    const { library, health, state } = await open();
    library.hold();
    const first = health.check();
    health.stop();
    await library.letGo();
    await first;
    expect(state().rows).toBeNull();
  });
});

describe('the rows', () => {
  it('are of one kind or of all, and the focus starts at the first row each time', async () => {
    const { health, state } = await open();
    await health.check();
    const { rows } = state();
    health.activate(2);
    health.showKind('dead-link');
    expect(state()).toMatchObject({ kind: 'dead-link', active: 0 });
    expect(rowsOfKind(rows ?? [], 'dead-link')).toHaveLength(1);
    expect(rowsOfKind(rows ?? [], null)).toBe(rows);
  });

  it('are saved as they are shown, and a failure is said', async () => {
    const { library, health, said } = await open();
    await health.export();
    expect(library.argsOf('text.save')).toEqual([]);
    await health.check();
    health.showKind('dead-link');
    await health.export();
    const [saved] = library.argsOf('text.save') as readonly { readonly name: string; readonly text: string }[];
    expect(saved?.name).toBe('folder archive health.csv');
    expect(saved?.text.trim().split('\r\n')).toHaveLength(2);
    library.failNext('unreadable');
    await health.export();
    expect(said).toEqual(['It is unreadable.']);
  });
});
