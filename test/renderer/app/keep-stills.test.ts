// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { postText } from '../../post-files.ts';
import { openRealLibrary } from '../real-library.ts';
import { until } from '../paper.ts';

/** The HTML of each still that was kept. */
let kept: string[] = [];

beforeEach(() => {
  // Each page has new modules.
  vi.resetModules();
  kept = [];
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
  vi.stubGlobal('requestIdleCallback', (action: () => void) => setTimeout(action));
  vi.stubGlobal('innerWidth', 1_600);
  Object.defineProperty(document, 'fonts', { value: [], configurable: true });
  document.body.innerHTML = '<div id="app"><div><span class="row-picture"></span></div></div>';
});
afterEach(() => {
  document.body.innerHTML = '';
});

/** Opens a library of one post and begins to keep stills. Returns what is open. */
async function openPage() {
  const library = await openRealLibrary({ 'post.md': postText('title: Apples', 'A word.') });
  library.shell['searches.read'] = () => ({ recent: [], saved: [] });
  const { id, name } = library.info;
  vi.stubGlobal('offprint', {
    request: (called: string, args: { readonly still: { readonly html: string } }) => {
      if (called === 'still.keep') {
        kept.push(args.still.html);
      }
      return called === 'still.keep'
        ? Promise.resolve({ ok: true, value: null })
        : library.request(called as 'site.read', args as never);
    },
    on: () => () => {},
  });
  const { keepStills } = await import('../../../renderer/app/keep-stills.ts');
  const { libraryOpened } = await import('../../../renderer/app/library-opened.ts');
  keepStills();
  libraryOpened({
    id,
    name,
    session: { post: null, place: null },
    status: { library: id, phase: 'ready', posts: 1, pages: 0, searchable: 1, found: 1, unread: {}, message: null },
    corrections: {},
    firstList: null,
  });
  const { openLibrary } = await import('../../../renderer/app/open-library.ts');
  await until(() => kept.length > 0);
  return openLibrary();
}

/** What the page hears when the picture of a row has come. */
function loadPicture(): void {
  const picture = document.createElement('img');
  document.querySelector('.row-picture')?.replaceWith(picture);
  picture.dispatchEvent(new Event('load'));
}

it('takes another still when a picture of a row has come', async () => {
  await openPage();
  expect(kept).toEqual(['<div inert=""><span class="row-picture"></span></div>']);
  loadPicture();
  await until(() => kept.length > 1);
  expect(kept[1]).toBe('<div inert=""><img></div>');
});

it('takes none while a person types and waits for results', async () => {
  const open = await openPage();
  const { list } = open ?? {};
  list?.store.setState({ query: { ...list.store.getState().query, text: 'a' } });
  loadPicture();
  await new Promise((done) => setTimeout(done, 400));
  expect(kept).toHaveLength(1);
});
