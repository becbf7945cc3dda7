import { onTestFinished } from 'vitest';
import { newLibraryId } from '../../main/library/ids.ts';
import { Library, type LibraryOptions } from '../../main/library/library.ts';
import type { PostId } from '../../main/library/model/ids.ts';
import type { Filters, PostRow, ViewQuery, ViewState } from '../../main/library/model/list.ts';
import type { ShownPost } from '../../main/library/model/shown-post.ts';
import type { OpenedView } from '../../preload/contract.ts';
import type { LibraryEvent } from '../../main/library/protocol.ts';

/** A library on a folder, and its events so far. It is closed when the test is over. */
export interface OpenedLibrary {
  readonly library: Library;
  readonly events: readonly LibraryEvent[];
  /** Resolves to the first event that passes the test, including events that have come already. */
  heard(test: (event: LibraryEvent) => boolean): Promise<LibraryEvent>;
}

export function openLibrary(root: string, options: Partial<LibraryOptions> = {}): OpenedLibrary {
  const events: LibraryEvent[] = [];
  let waiting: (() => void)[] = [];
  const emit = (event: LibraryEvent): void => {
    events.push(event);
    const told = waiting;
    waiting = [];
    for (const tell of told) {
      tell();
    }
  };
  const library = new Library({ library: newLibraryId(), root, emit, ...options });
  onTestFinished(() => library.close());
  const heard = async (test: (event: LibraryEvent) => boolean): Promise<LibraryEvent> => {
    for (;;) {
      const event = events.find(test);
      if (event) {
        return event;
      }
      await new Promise<void>((tell) => waiting.push(tell));
    }
  };
  return { library, events, heard };
}

/** A library that has read its whole folder. */
export async function openWholeLibrary(root: string, options: Partial<LibraryOptions> = {}): Promise<OpenedLibrary> {
  const opened = openLibrary(root, options);
  await opened.library.whenSettled();
  return opened;
}

/** The result of `read` for a library that has read its whole folder. It is closed afterwards. Also usable in set-up. */
export async function withLibrary<Found>(
  root: string,
  read: (library: Library) => Found | Promise<Found>,
  options: Partial<LibraryOptions> = {},
): Promise<Found> {
  const library = new Library({ library: newLibraryId(), root, ...options });
  try {
    await library.whenSettled();
    return await read(library);
  } finally {
    await library.close();
  }
}

const everything: Filters = { year: [], tag: [], author: [], category: [], drafts: 'shown', kind: 'all' };

export function queryOf(
  text: string,
  filters: Partial<Filters> = {},
  sort: ViewQuery['sort'] = 'relevance',
): ViewQuery {
  return {
    text,
    filters: { ...everything, ...filters },
    sort,
  };
}

/** Opens a view as the window does, with its first rows and facets. */
export function openWholeView(library: Library, query: ViewQuery = queryOf('')): Promise<OpenedView> {
  return library.call('view.open', { library: library.id, query, from: 0, to: 12, facets: 12, cursor: null });
}

export async function openView(library: Library, query?: ViewQuery): Promise<ViewState> {
  return (await openWholeView(library, query)).state;
}

/** The first rows of a new view. */
export async function rowsOf(library: Library, query: ViewQuery = queryOf('')): Promise<readonly PostRow[]> {
  const { viewId, revision } = await openView(library, query);
  return library.call('view.rows', { library: library.id, viewId, revision, from: 0, to: 200 });
}

export async function titlesOf(library: Library, query?: ViewQuery): Promise<readonly string[]> {
  return (await rowsOf(library, query)).map(({ title }) => title);
}

export async function postAt(library: Library, path: string): Promise<PostId> {
  const post = await library.call('post.find', { path });
  if (post === null) {
    throw new Error(`There is no post ${path}.`);
  }
  return post;
}

export async function readPostAt(library: Library, path: string, text = ''): Promise<ShownPost> {
  return library.call('post.read', { library: library.id, post: await postAt(library, path), text });
}
