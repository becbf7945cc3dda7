import { describe, expect, it } from 'vitest';
import type { LibraryId } from '../../../main/library/model/ids.ts';
import type { LibraryStatus } from '../../../main/library/model/library.ts';
import { progressOf, statusText, statusWords } from '../../../renderer/controls/status-text.ts';

const ready: LibraryStatus = {
  library: 'library-1' as LibraryId,
  phase: 'ready',
  posts: 1805,
  pages: 0,
  searchable: 1805,
  found: 1805,
  unread: {},
  message: null,
};
const plain = { posts: 1805, text: '', filtering: false };

describe('statusText', () => {
  it('begins with the number of posts', () => {
    expect(statusText({ ...plain, status: ready, shown: { total: 1805, full: 1805, pages: 0 } })).toBe('1,805 posts');
    expect(
      statusText({ ...plain, status: { ...ready, posts: 1 }, shown: { total: 1, full: 1, pages: 0 }, posts: 1 }),
    ).toBe('1 post');
  });

  it('says how many of how many while a query or a filter narrows', () => {
    expect(statusText({ ...plain, status: ready, shown: { total: 12, full: 12, pages: 0 }, text: 'vacuum ' })).toBe(
      '12 of 1,805 posts for “vacuum”',
    );
    expect(statusText({ ...plain, status: ready, shown: { total: 12, full: 3, pages: 0 }, text: 'vacuum' })).toBe(
      '12 of 1,805 posts for “vacuum” · 3 with all the words',
    );
    expect(statusText({ ...plain, status: ready, shown: { total: 12, full: 0, pages: 0 }, text: 'vacuum' })).toBe(
      '12 of 1,805 posts for “vacuum” · none with all the words',
    );
    expect(statusText({ ...plain, status: ready, shown: { total: 12, full: 12, pages: 0 }, filtering: true })).toBe(
      '12 of 1,805 posts',
    );
  });

  it('puts no quotes around a query that has its own', () => {
    const of = (text: string) =>
      statusText({ ...plain, status: ready, shown: { total: 12, full: 12, pages: 0 }, text });
    expect(of('"full vacuum"')).toBe('12 of 1,805 posts for "full vacuum"');
    expect(of('tag:“a b”')).toBe('12 of 1,805 posts for tag:“a b”');
    expect(of("it's")).toBe("12 of 1,805 posts for “it's”");
  });

  it('says what Offprint is doing separately from the query, however long that is', () => {
    const status: LibraryStatus = { ...ready, phase: 'indexing', searchable: 1200 };
    expect(statusWords({ ...plain, status, shown: { total: 12, full: 12, pages: 0 }, text: 'vacuum' })).toEqual({
      subject: '12 of 1,805 posts for “vacuum”',
      goingOn: 'reading 1,200 of 1,805',
    });
  });

  it('says how many posts have all of the words separately too, so that it is not cut', () => {
    expect(statusWords({ ...plain, status: ready, shown: { total: 12, full: 0, pages: 0 }, text: 'a b' })).toEqual({
      subject: '12 of 1,805 posts for “a b”',
      goingOn: 'none with all the words',
    });
  });

  it('counts pages apart, and only those that were found while something narrows', () => {
    const withPages: LibraryStatus = { ...ready, posts: 1797, pages: 8 };
    const of = (total: number, pages: number, text = '', filtering = false) =>
      statusText({ status: withPages, shown: { total, full: total, pages }, posts: 1797, text, filtering });
    expect(of(1797, 0)).toBe('1,797 posts, 8 pages');
    expect(of(1805, 8)).toBe('1,797 posts, 8 pages');
    expect(of(13, 1, 'vacuum')).toBe('12 of 1,797 posts, 1 page for “vacuum”');
    expect(of(12, 0, '', true)).toBe('12 of 1,797 posts');
    expect(of(8, 8, '', true)).toBe('0 of 1,797 posts, 8 pages');
  });

  it('tells how far the reading is', () => {
    const indexing: LibraryStatus = { ...ready, phase: 'indexing', searchable: 1200 };
    expect(statusText({ ...plain, status: indexing, shown: { total: 1805, full: 1805, pages: 0 } })).toBe(
      '1,805 posts · reading 1,200 of 1,805',
    );
    expect(progressOf({ ...indexing, searchable: 0 })).toBe(0);
    expect(progressOf({ ...indexing, searchable: 361 })).toBeCloseTo(0.2);
    expect(progressOf({ ...ready, phase: 'scanning' })).toBeNull();
  });

  it('names the files that are not read', () => {
    expect(
      statusText({
        ...plain,
        status: { ...ready, unread: { rst: 3, org: 1 } },
        shown: { total: 1805, full: 1805, pages: 0 },
      }),
    ).toBe('1,805 posts · 3 .rst files, 1 .org file not read');
  });
});
