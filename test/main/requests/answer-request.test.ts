import { expect, it } from 'vitest';
import { type RequestHandlers, answerRequest } from '../../../main/requests/answer-request.ts';
import { CallFailure } from '../../../main/library/protocol.ts';
import { requests } from '../../../preload/contract.ts';

const settings = {
  theme: 'system',
  language: 'system',
  textSize: 100,
  filtersWidth: 200,
  listWidth: 300,
  rows: 'full',
} as const;

async function nothing() {
  return null;
}

const answers: RequestHandlers = {
  'library.choose': nothing,
  'library.open-path': async ({ path }) => {
    throw new CallFailure('gone', 'failure.no-such-folder', { folder: path });
  },
  'library.open-recent': async () => {
    throw new TypeError('secret /home/reader/path');
  },
  'library.current': nothing,
  'library.recent': async () => [],
  'library.forget': nothing,
  'library.reload': nothing,
  'library.cancel': nothing,
  'settings.read': async () => settings,
  'settings.write': async (change) => ({ ...settings, ...(change.theme === undefined ? {} : { theme: change.theme }) }),

  'searches.read': async () => ({ recent: [], saved: [] }),
  'searches.write': async () => null,
  'site.correct': nothing,
  'text.save': async () => false,
  'text.copy': async () => null,
  'session.write': nothing,
  'still.keep': nothing,
  'post.menu': nothing,
  'web.open': nothing,
  'file.open': nothing,
  'drawing.read': async () => new Uint8Array(),
};

function ask(name: unknown, args?: unknown) {
  const faults: unknown[] = [];
  const outcome = answerRequest(
    {
      requests,
      answers,
      library: {
        call: (asked) => Promise.reject(new CallFailure('no-library', 'failure.no-request', { name: asked })),
      },
      onFault: (_name, error) => faults.push(error),
    },
    name,
    args,
  );
  return { outcome, faults };
}

it('answers what the contract lists', async () => {
  expect(await ask('settings.write', { theme: 'dark' }).outcome).toEqual({
    ok: true,
    value: { ...settings, theme: 'dark' },
  });
});

it('passes what the library answers on to it', async () => {
  const read = ask('post.read', { library: 'abcdefgh', post: 'abcdefgh', text: '' });
  expect(await read.outcome).toEqual({
    ok: false,
    code: 'no-library',
    message: { code: 'failure.no-request', values: { name: 'post.read' } },
  });
});

it.each([['nothing'], ['__proto__'], ['constructor'], ['toString'], [7], [null], [undefined], [['settings.read']]])(
  'refuses the unknown request %j',
  async (name) => {
    expect(await ask(name).outcome).toEqual({
      ok: false,
      code: 'bad-request',
      message: { code: 'failure.no-request' },
    });
  },
);

it.each([
  ['settings.read', {}],
  ['settings.write', { theme: 'pink' }],
  ['settings.write', { theme: 'dark', extra: 1 }],
  ['library.open-path', { path: '' }],
  ['library.reload', { library: '../../etc' }],
  ['post.read', { library: 'abcdefgh', post: 'abcdefgh', text: 'x'.repeat(1_001) }],
  ['view.rows', null],
])('refuses %s with %j', async (name, args) => {
  expect(await ask(name, args).outcome).toEqual({
    ok: false,
    code: 'bad-request',
    message: { code: 'failure.arguments', values: { name } },
  });
});

it('tells the page the reason of an expected failure', async () => {
  expect(await ask('library.open-path', { path: '/x' }).outcome).toEqual({
    ok: false,
    code: 'gone',
    message: { code: 'failure.no-such-folder', values: { folder: '/x' } },
  });
});

it('keeps the details of a mistake from the page, and reports them', async () => {
  const { outcome, faults } = ask('library.open-recent', { library: 'abcdefgh' });
  expect(await outcome).toMatchObject({ ok: false, code: 'failed', message: { code: 'failure.fault' } });
  expect(faults).toHaveLength(1);
});
