import { describe, expect, it } from 'vitest';
import {
  findMoves,
  type FolderChanges,
  folderChanges,
  type FoundPost,
} from '../../../main/library/indexing/folder-changes.ts';
import type { PostId } from '../../../main/library/model/ids.ts';
import type { PostEntry } from '../../../main/library/posts/post-table.ts';
import type { ScannedPost } from '../../../main/library/scan/scan-folder.ts';

/** A file in a scan. Its path is also its id. */
function found(path: string, more: Partial<ScannedPost> = {}): FoundPost {
  const file: ScannedPost = {
    path,
    bytes: Buffer.from(path),
    kind: 'post',
    size: 10,
    modified: 1_000.5,
    identity: `disk ${path}`,
    placeholder: false,
    ...more,
  };
  return { id: path as PostId, file };
}

/** The posts of a library, of which only the files matter here. */
function known(...posts: readonly FoundPost[]) {
  const entries = new Map(posts.map(({ id, file }) => [id, { id, file } as PostEntry]));
  return { get: (id: PostId) => entries.get(id), all: () => entries.values() };
}

const none: ReadonlySet<PostId> = new Set();

function ids(posts: readonly { readonly id: PostId }[]): readonly string[] {
  return posts.map(({ id }) => id);
}

describe('the changes of a folder', () => {
  it('are its new files and those of another size, date or identity, in the order of the scan', () => {
    const before = ['same', 'size', 'date', 'identity'].map((name) => found(`${name}.md`));
    const now = [
      found('new.md'),
      found('size.md', { size: 11 }),
      found('same.md'),
      found('identity.md', { identity: 'another' }),
      found('date.md', { modified: 1_000.25 }),
    ];
    const { toRead, removed } = folderChanges(now, known(...before), new Map(), none);
    expect(ids(toRead)).toEqual(['new.md', 'size.md', 'identity.md', 'date.md']);
    expect(toRead[1]?.file.size).toBe(11);
    expect(removed).toEqual([]);
  });

  it('are also the posts that are gone', () => {
    const { toRead, removed } = folderChanges(
      [found('b.md')],
      known(found('a.md'), found('b.md'), found('c.md')),
      new Map(),
      none,
    );
    expect([ids(toRead), ids(removed)]).toEqual([[], ['a.md', 'c.md']]);
  });

  it('leave out a file that turned out to be no post, until it changes', () => {
    const nonPosts = new Map(['a.txt', 'b.txt'].map((name) => [name as PostId, found(name)]));
    const now = [found('a.txt'), found('b.txt', { modified: 2_000 })];
    expect(ids(folderChanges(now, known(), nonPosts, none).toRead)).toEqual(['b.txt']);
  });

  it('have the posts that must be read again, changed or not', () => {
    const now = [found('a.md'), found('b.md')];
    const again: ReadonlySet<PostId> = new Set(['b.md' as PostId]);
    expect(ids(folderChanges(now, known(...now), new Map(), again).toRead)).toEqual(['b.md']);
  });
});

describe('a renamed post', () => {
  /** The moves between these files, and the files that were read to find them. Posts in `of` have this content. */
  async function moves(changes: { removed: readonly FoundPost[]; toRead: readonly FoundPost[] }, of = contents) {
    const read: string[] = [];
    const isKnown = (id: PostId): boolean => id.startsWith('known');
    const found = await findMoves(
      changes as FolderChanges,
      isKnown,
      (id) => of[id],
      async (file) => {
        read.push(file.path);
        return of[file.path] ?? '';
      },
    );
    return { moves: found.map(({ from, to }) => `${from} > ${to}`), read };
  }

  const contents: Readonly<Record<string, string>> = { 'old.md': 'x', 'new.md': 'x', 'copy.md': 'x', 'twin.md': 'x' };

  it('is the one with the same file, whatever its content', async () => {
    const one = { identity: 'disk 7' };
    expect(await moves({ removed: [found('a.md'), found('b.md', one)], toRead: [found('c.md', one)] })).toEqual({
      moves: ['b.md > c.md'],
      read: [],
    });
  });

  it('is not one that only took the place of its file on the disk', async () => {
    const [before, after] = [
      { identity: 'disk 7', size: 10 },
      { identity: 'disk 7', size: 12 },
    ];
    const { moves: found7 } = await moves({ removed: [found('a.md', before)], toRead: [found('c.md', after)] });
    expect(found7).toEqual([]);
  });

  it('is the one with the same content, if only one has it', async () => {
    expect((await moves({ removed: [found('old.md')], toRead: [found('new.md')] })).moves).toEqual(['old.md > new.md']);
    expect((await moves({ removed: [found('old.md')], toRead: [found('other.md')] })).moves).toEqual([]);
    const twins = [found('old.md'), found('twin.md')];
    expect((await moves({ removed: twins, toRead: [found('new.md')] })).moves).toEqual([]);
    // Three of them are not one again.
    expect((await moves({ removed: [...twins, found('copy.md')], toRead: [found('new.md')] })).moves).toEqual([]);
  });

  it('has one new name', async () => {
    const { moves: once } = await moves({ removed: [found('old.md')], toRead: [found('new.md'), found('copy.md')] });
    expect(once).toEqual(['old.md > new.md']);
  });

  it('is not a post that was there before, or one without content', async () => {
    expect(await moves({ removed: [found('old.md')], toRead: [found('known.md')] })).toEqual({ moves: [], read: [] });
    const empty = { 'old.md': '', 'new.md': '' };
    expect((await moves({ removed: [found('old.md')], toRead: [found('new.md')] }, empty)).moves).toEqual([]);
  });

  it('is not looked for where nothing was removed or added', async () => {
    expect(await moves({ removed: [], toRead: [found('new.md')] })).toEqual({ moves: [], read: [] });
    expect(await moves({ removed: [found('old.md')], toRead: [] })).toEqual({ moves: [], read: [] });
  });
});
