import { describe, expect, it } from 'vitest';
import { segmentInMemory } from '../../../main/library/records/open-segment.ts';
import type { OpenSegment } from '../../../main/library/records/segment-store.ts';
import type { SegmentBytes } from '../../../main/library/records/segment-bytes.ts';
import { idAt, ReadFolder } from './read-folder.ts';

const post = '---\ntitle: A post\n---\nwords of it\n';
/** A text file without front matter is no post. */
const notes = 'only notes';

function paths(folder: ReadFolder): readonly string[] {
  return folder.files.all().map((file) => file.path);
}

function posts(folder: ReadFolder): readonly string[] {
  return [...folder.archive.posts.all()].map(({ file }) => file.path).sort();
}

/** A segment as it lies in the cache folder. */
function saved({ bytes, length }: OpenSegment, dead: readonly number[] = []) {
  return { name: 'saved', length, sections: segmentInMemory(bytes as SegmentBytes), dead };
}

describe('the files with records', () => {
  it('are the posts and the files that are none, in the order of a scan', async () => {
    const folder = new ReadFolder();
    await folder.read({ '2020/b.md': post, '2021/a.md': post });
    await folder.read({ '2022/notes.txt': notes, '2019/c.md': post });
    expect(paths(folder)).toEqual(['2022/notes.txt', '2021/a.md', '2020/b.md', '2019/c.md']);
    expect(posts(folder)).toEqual(['2019/c.md', '2020/b.md', '2021/a.md']);
    expect([...folder.files.nonPosts.keys()]).toEqual([idAt('2022/notes.txt')]);
    expect(folder.files.file(idAt('2020/b.md'))?.path).toBe('2020/b.md');
    expect(folder.files.file(idAt('2022/notes.txt'))?.path).toBe('2022/notes.txt');
    expect(folder.files.file(idAt('none.md'))).toBeUndefined();
    folder.files.clear();
    expect([paths(folder), folder.files.nonPosts.size]).toEqual([[], 0]);
  });

  it('are forgotten when they are gone, if they are no posts', async () => {
    const folder = new ReadFolder();
    await folder.read({ 'a.txt': notes, 'b.txt': notes, 'c.md': post });
    folder.files.keepNonPosts(new Set([idAt('b.txt')]));
    expect(paths(folder)).toEqual(['c.md', 'b.txt']);
    const [segment] = folder.archive.store.segments;
    expect(segment?.dead.size).toBe(1);
    expect(folder.having('words of it')).toEqual(['c.md']);
  });
});

describe('a file that was read again', () => {
  it('has changed if its content has', async () => {
    const folder = new ReadFolder();
    expect(await folder.read({ 'a.md': post, 'b.md': post })).toEqual([]);
    expect(await folder.read({ 'a.md': post, 'b.md': `${post}more words`, 'c.md': post })).toEqual(['b.md']);
    expect(folder.having('more words')).toEqual(['b.md']);
    expect(folder.having('words of it')).toEqual(['a.md', 'b.md', 'c.md']);
    const [first] = folder.archive.store.segments;
    expect(first?.dead.size).toBe(2);
  });

  it('may become a post, or be none any more', async () => {
    const folder = new ReadFolder();
    await folder.read({ 'a.txt': notes, 'b.txt': post });
    expect([posts(folder), folder.files.nonPosts.size]).toEqual([['b.txt'], 1]);
    expect(await folder.read({ 'a.txt': post, 'b.txt': notes })).toEqual([]);
    expect([posts(folder), [...folder.files.nonPosts.keys()]]).toEqual([['a.txt'], [idAt('b.txt')]]);
    expect(folder.having('words of it')).toEqual(['a.txt']);
    await folder.read({ 'b.txt': `${notes} still` });
    const [first, second] = folder.archive.store.segments;
    expect([first?.dead.size, second?.dead.size]).toEqual([2, 1]);
  });

  it('is listed with the date and size that the scan found', async () => {
    const folder = new ReadFolder();
    const { segment, made } = await folder.make({ 'a.md': post });
    folder.files.take(
      segment,
      made.map((file) => ({ ...file, modified: 1_234 })),
    );
    expect(folder.files.file(idAt('a.md'))?.modified).toBe(1_234);
  });
});

describe('a post that could not be read', () => {
  it('is read again at the next scan, once', async () => {
    const folder = new ReadFolder();
    const { segment, made } = await folder.make({ 'a.md': post, 'b.md': post }, { gone: ['a.md'] });
    folder.files.take(segment, made);
    expect([...folder.files.takeRetried()]).toEqual([idAt('a.md')]);
    expect([...folder.files.takeRetried()]).toEqual([]);
    expect(folder.files.takeHasRefused()).toBe(false);
    folder.files.take(segment, made);
    folder.files.clear();
    expect([...folder.files.takeRetried()]).toEqual([]);
  });
});

describe('saved records', () => {
  it('are in use once they are loaded, without what was out of date', async () => {
    const made = await new ReadFolder().make({ 'a.md': post, 'b.md': `${post}more words`, 'c.txt': notes });
    const folder = new ReadFolder();
    const dead = made.made.findIndex((file) => file.path === 'a.md');
    await folder.files.load(saved(made.segment, [dead]));
    expect(paths(folder)).toEqual(['c.txt', 'b.md']);
    expect(folder.having('words of it')).toEqual(['b.md']);
    expect(folder.text('b.md')).toContain('more words');
    expect([folder.files.takeRetried().size, folder.files.takeHasRefused()]).toEqual([0, false]);
  });

  it.each([
    ['is read again by a window', true, [idAt('b.md')]],
    ['stays unread for a command, which would have to wait', false, []],
  ])('of a post that took too long before: it %s', async (_what, triesSlow, retried) => {
    const { segment } = await new ReadFolder().make({ 'a.md': post, 'b.md': post }, { slow: ['b.md'] });
    const folder = new ReadFolder(undefined, [], triesSlow);
    await folder.files.load(saved(segment));
    expect([...folder.files.takeRetried()]).toEqual(retried);
    expect(folder.files.takeHasRefused()).toBe(triesSlow);
    expect(folder.files.takeHasRefused()).toBe(false);
  });

  it('of a post that has stopped a process since are made again, without its text', async () => {
    const { segment } = await new ReadFolder().make({ 'a.md': post, 'b.md': post }, { slow: ['b.md'] });
    const folder = new ReadFolder(undefined, ['a.md', 'b.md']);
    await folder.files.load(saved(segment));
    // The other one is listed by its name already.
    expect([...folder.files.takeRetried()]).toEqual([idAt('a.md')]);
    expect(folder.files.takeHasRefused()).toBe(true);
  });
});
