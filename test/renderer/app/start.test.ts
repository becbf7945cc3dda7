// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { OpenedLibrary } from '../../../preload/contract.ts';
import type { LibraryStatus } from '../../../main/library/model/library.ts';
import { postText } from '../../post-files.ts';
import { openRealLibrary } from '../real-library.ts';
import { until } from '../paper.ts';

/** Listeners of the page to events of the shell, by name. */
const listeners = new Map<string, Set<(payload: unknown) => void>>();

beforeEach(() => {
  // Each page has new modules.
  vi.resetModules();
  listeners.clear();
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
  // The window is never idle, so it keeps no still after the test.
  vi.stubGlobal('requestIdleCallback', () => 0);
  document.body.innerHTML = '<div id="app"></div>';
});
afterEach(() => {
  Reflect.deleteProperty(document, 'fonts');
  performance.clearMarks();
});

function send(name: string, payload: unknown): void {
  for (const listener of listeners.get(name) ?? []) {
    listener(payload);
  }
}

/** A shell with one open library, whose status is `scanning` when the page asks for it. */
async function openShell() {
  const library = await openRealLibrary({ 'post.md': postText('title: Apples', 'A word.') });
  library.shell['searches.read'] = () => ({ recent: [], saved: [] });
  library.shell['library.recent'] = () => [];
  const { id, name } = library.info;
  const scanning: LibraryStatus = {
    library: id,
    phase: 'scanning',
    posts: 0,
    pages: 0,
    searchable: 0,
    found: 0,
    unread: {},
    message: null,
  };
  const ready: LibraryStatus = { ...scanning, phase: 'ready', posts: 1, searchable: 1, found: 1 };
  const opened: OpenedLibrary = {
    id,
    name,
    session: { post: null, place: null },
    status: scanning,
    corrections: {},
    firstList: null,
  };
  return { library, opened, ready };
}

/** Starts the page. `onAsked` is called when it asks for the open library, before its answer. */
async function startPage({ library, opened }: Awaited<ReturnType<typeof openShell>>, onAsked = () => {}) {
  vi.stubGlobal('offprint', {
    request: async (called: string, args: unknown) => {
      if (called !== 'library.current') {
        return library.request(called as 'site.read', args as never);
      }
      onAsked();
      return { ok: true, value: opened };
    },
    on: (name: string, listener: (payload: unknown) => void) => {
      const named = listeners.get(name) ?? new Set();
      listeners.set(name, named.add(listener));
      return () => named.delete(listener);
    },
  });
  const { start } = await import('../../../renderer/app/start.ts');
  const { useLibrary } = await import('../../../renderer/state/library-store.ts');
  return { started: start(), status: () => useLibrary.getState().status };
}

/** Fonts of the page that come when `letCome` is called. */
function slowFonts() {
  let letCome = (): void => {};
  const come = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  let isAsked = false;
  const load = (_face: string, letters?: string) => {
    isAsked ||= letters !== undefined;
    return come;
  };
  Object.defineProperty(document, 'fonts', { configurable: true, value: Object.assign([], { load }) });
  return { whenAsked: () => until(() => isAsked), letCome };
}

it('knows that all can be searched if it hears so while it waits for its fonts', async () => {
  const fonts = slowFonts();
  const shell = await openShell();
  const page = await startPage(shell);
  await fonts.whenAsked();
  send('library-status', shell.ready);
  fonts.letCome();
  await page.started;
  expect(page.status()).toEqual(shell.ready);
  await until(() => performance.getEntriesByName('offprint:searchable').length > 0);
});

it('knows it too if it hears so right before the answer about the open library', async () => {
  const shell = await openShell();
  const page = await startPage(shell, () => send('library-status', shell.ready));
  await page.started;
  expect(page.status()).toEqual(shell.ready);
});

it('begins with the status of that answer if it hears only of another library', async () => {
  const shell = await openShell();
  const page = await startPage(shell, () => send('library-status', { ...shell.ready, library: 'another-library' }));
  await page.started;
  expect(page.status()).toEqual(shell.opened.status);
  send('library-status', shell.ready);
  expect(page.status()).toEqual(shell.ready);
});
