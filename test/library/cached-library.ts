import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { SavedLibrary } from '../../main/library/cache/saved-library.ts';
import { postIdOf } from '../../main/library/ids.ts';
import { Library, type LibraryOptions } from '../../main/library/library.ts';
import type { LibraryId } from '../../main/library/model/ids.ts';
import { InThreadMaker } from '../../main/library/records/in-thread-maker.ts';
import { openView, queryOf, rowsOf, withLibrary } from './open-library.ts';

/** The same in each run, so that the ids of posts are too. */
const libraryId = 'a'.repeat(32) as LibraryId;

export function idOf(path: string) {
  return postIdOf(libraryId, Buffer.from(path));
}

/** A library that reads in this thread, and saves in a cache folder. */
export function openCached(root: string, cache: string, options: Partial<LibraryOptions> = {}): Library {
  const saved = new SavedLibrary(cache, { root, code: 'code' });
  return new Library({ library: libraryId, root, means: { maker: new InThreadMaker(), saved }, ...options });
}

/** The result of `use` for a library that has read its whole folder with a cache. The library is closed afterwards. */
export async function withCached<Found>(
  root: string,
  cache: string,
  use: (library: Library) => Found | Promise<Found>,
  options: Partial<LibraryOptions> = {},
): Promise<Found> {
  const library = openCached(root, cache, options);
  try {
    await library.whenSettled();
    return await use(library);
  } finally {
    await library.close();
  }
}

/** The same without a cache. Its result is the correct one. */
export function withFresh<Found>(
  root: string,
  use: (library: Library) => Found | Promise<Found>,
  options: Partial<LibraryOptions> = {},
): Promise<Found> {
  return withLibrary(root, use, { library: libraryId, ...options });
}

/** All answers of a library about its folder. Two libraries with equal answers show the same. */
export async function allOf(library: Library) {
  const posts = [...library.posts()].sort((a, b) => Buffer.compare(a.file.bytes, b.file.bytes));
  // Every eleventh word of all posts, so that each post has some.
  const words = posts.flatMap((post) => {
    const text = library.text(post).blocks.map((block) => block.text);
    return [post.title, ...text].join(' ').match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  });
  const queries = [...new Set(words.filter((_word, at) => at % 11 === 0))].slice(0, 25);
  const found = queries.map((query) => [
    query,
    library
      .search(`${query} `)
      .map(({ file }) => file.path)
      .sort(),
  ]);
  const rows = await rowsOf(library, queryOf(queries[0] ?? 'x', {}, 'newest'));
  // Rounded, because sums of the same numbers in another order differ in their last digits.
  const scores = queries.slice(0, 3).map((query) => [
    query,
    posts.flatMap((post) => {
      const explanation = library.explain(query, post);
      return explanation === null ? [] : [`${post.file.path} ${explanation.score.toFixed(9)}`];
    }),
  ]);
  const { viewId } = await openView(library, queryOf(''));
  const { posts: count, pages, searchable, phase, unread, message } = library.status();
  return {
    status: { count, pages, searchable, phase, unread, message },
    posts: posts.map(({ number: _number, file, ...listed }) => ({ ...listed, path: file.path })),
    texts: posts.map((post) => library.text(post)),
    images: posts.map((post) => library.imageOf(post)),
    references: library.references(),
    health: await library.check(),
    site: library.siteFacts(),
    facets: await library.call('view.facets', { library: library.id, viewId, limit: 50 }),
    found,
    scores,
    rows: [...rows].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

type Answers = Awaited<ReturnType<typeof allOf>>;

/** Compares the answers of two libraries part by part, so that the message about a difference is short. */
export function expectAlike(found: Answers, wanted: Answers, what = ''): void {
  for (const part of Object.keys(wanted) as (keyof Answers)[]) {
    const [a, b] = [found[part], wanted[part]];
    if (Array.isArray(a) && Array.isArray(b)) {
      const at = b.findIndex((each, place) => !isDeepStrictEqual(a[place], each));
      expect(a[at], `${what}: ${part} ${at}`).toEqual(b[at]);
      expect(a.length, `${what}: ${part}`).toBe(b.length);
    } else {
      expect(a, `${what}: ${part}`).toEqual(b);
    }
  }
}
