import { describe, expect, it, onTestFinished } from 'vitest';
import { SavedLibrary } from '../../../main/library/cache/saved-library.ts';
import { Merger } from '../../../main/library/indexing/merger.ts';
import { InThreadMaker } from '../../../main/library/records/in-thread-maker.ts';
import type { MergedSegment } from '../../../main/library/records/segment-maker.ts';
import { lengthOf, type SegmentBytes } from '../../../main/library/records/segment-bytes.ts';
import { segmentInMemory } from '../../../main/library/records/open-segment.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { ReadFolder } from './read-folder.ts';

/** A maker that does something else between the end of a merge and its use. */
class InterruptedMaker extends InThreadMaker {
  merges = 0;
  meanwhile: () => Promise<void> | void = () => {};

  override async merge(segments: readonly MergedSegment[]): Promise<SegmentBytes> {
    this.merges += 1;
    const bytes = await super.merge(segments);
    await this.meanwhile();
    return bytes;
  }
}

/** A folder of so many posts, each in a segment of its own, and a merger. */
async function folderOf(posts: number, pause = 0) {
  const maker = new InterruptedMaker();
  const folder = new ReadFolder(maker);
  for (let at = 0; at < posts; at += 1) {
    await folder.read({ [`post-${at}.md`]: `# Post ${at}\n\nword${at} of all\n` });
  }
  const { store } = folder.archive;
  const moved: number[] = [];
  const merger = new Merger({
    store,
    maker,
    saved: null,
    merged: (newPlace) => {
      moved.push(store.segments.length);
      folder.files.moved(newPlace);
    },
    pause,
  });
  onTestFinished(() => merger.close());
  const merge = async (): Promise<void> => {
    merger.mergeWhenDue();
    await merger.whenDone();
  };
  return { folder, maker, merger, merge, moved, store };
}

function names(count: number): readonly string[] {
  return Array.from({ length: count }, (_name, at) => `post-${at}.md`).sort();
}

describe('segments', () => {
  it('are merged when there are more than eight, and every post is still found and read', async () => {
    const { folder, maker, merge, moved, store } = await folderOf(8);
    await merge();
    expect([maker.merges, store.segments.length, moved]).toEqual([0, 8, []]);
    await folder.read({ 'post-8.md': '# Post 8\n\nword8 of all\n' });
    await merge();
    expect([maker.merges, store.segments.length, moved]).toEqual([1, 1, [1]]);
    expect(folder.having('of all')).toEqual(names(9));
    for (let at = 0; at < 9; at += 1) {
      expect(folder.having(`word${at}`)).toEqual([`post-${at}.md`]);
      expect(folder.text(`post-${at}.md`)).toContain(`word${at} of all`);
    }
  });

  it('lose what was dead in them', async () => {
    const { folder, merge, store } = await folderOf(9);
    await folder.read({ 'post-3.md': '# Post 3\n\nother3\n' });
    const gone = folder.archive.posts.byNumber(1);
    if (gone) {
      folder.archive.remove(gone);
    }
    await merge();
    expect(store.segments.map(({ numbers, dead }) => [numbers.length, dead.size])).toEqual([[8, 0]]);
    expect(folder.having('word3')).toEqual([]);
    expect(folder.text('post-3.md')).toContain('other3');
  });

  it('keep the records of files that are no posts in their places', async () => {
    const { folder, merge, store } = await folderOf(8);
    await folder.read({ 'notes.markdown.txt': 'no post', 'post-8.md': '# Post 8\n\nword8\n', 'build.txt': 'no post' });
    const before = folder.files.nonPosts.size;
    expect(before).toBeGreaterThan(0);
    await merge();
    expect(folder.files.nonPosts.size).toBe(before);
    for (const { place } of folder.files.nonPosts.values()) {
      expect(store.segments).toContain(place.segment);
    }
    // A place that was wrong would bury a post.
    folder.files.keepNonPosts(new Set());
    expect(folder.having('of all')).toEqual(names(8));
    expect(folder.text('post-8.md')).toContain('word8');
  });
});

describe('a merge', () => {
  it('keeps a post dead that changed while it was made', async () => {
    const { folder, maker, merge, store } = await folderOf(9);
    maker.meanwhile = async () => {
      maker.meanwhile = () => {};
      await folder.read({ 'post-3.md': '# Post 3\n\nother3\n' });
    };
    await merge();
    expect(store.segments.map(({ dead }) => dead.size)).toEqual([1, 0]);
    expect(folder.having('word3')).toEqual([]);
    expect(folder.having('other3')).toEqual(['post-3.md']);
    expect(folder.text('post-3.md')).toContain('other3');
    expect(folder.text('post-4.md')).toContain('word4');
  });

  it('is given up if its segments were thrown away meanwhile', async () => {
    const { folder, maker, merge, moved, store } = await folderOf(9);
    maker.meanwhile = () => folder.files.clear();
    await merge();
    expect([store.segments.length, moved]).toEqual([0, []]);
  });

  it('that fails leaves everything as it was', async () => {
    const { folder, maker, merge, moved, store } = await folderOf(9);
    maker.meanwhile = () => {
      throw new Error('The disk is full.');
    };
    await merge();
    expect([maker.merges, store.segments.length, moved]).toEqual([1, 9, []]);
    expect(folder.having('of all')).toEqual(names(9));
    maker.meanwhile = () => {};
    await merge();
    expect(store.segments.length).toBe(1);
  });

  it('that is closed meanwhile changes nothing', async () => {
    const { maker, merger, merge, moved, store } = await folderOf(9);
    let closing: Promise<void> = Promise.resolve();
    maker.meanwhile = () => {
      closing = merger.close();
    };
    await merge();
    await closing;
    expect([store.segments.length, moved]).toEqual([9, []]);
    await merge();
    expect(maker.merges).toBe(1);
  });

  it('is made once, however often it is asked for', async () => {
    const { maker, merger, store } = await folderOf(9);
    merger.mergeWhenDue();
    merger.mergeWhenDue();
    await merger.whenDone();
    expect([maker.merges, store.segments.length]).toEqual([1, 1]);
  });

  it('waits until the folder is quiet', async () => {
    const { maker, merger } = await folderOf(9, 300);
    const began = performance.now();
    merger.putOff();
    merger.mergeWhenDue();
    await new Promise((done) => setTimeout(done, 50));
    expect(maker.merges).toBe(0);
    // Another change puts it off again.
    merger.putOff();
    await merger.whenDone();
    expect(maker.merges).toBe(1);
    expect(performance.now() - began).toBeGreaterThan(340);
  });

  it('does not wait any longer when it is closed', async () => {
    const { maker, merger } = await folderOf(9, 100_000);
    merger.putOff();
    merger.mergeWhenDue();
    await merger.close();
    expect(maker.merges).toBe(0);
  });

  it('does not wait if so many segments are open that they are a burden', async () => {
    const { maker, merger, store } = await folderOf(65, 100_000);
    merger.putOff();
    merger.mergeWhenDue();
    await merger.whenDone();
    expect([maker.merges, store.segments.length]).toEqual([1, 1]);
  });
});

describe('the saved state', () => {
  it('names the saved segments in use and what is dead in them, before and after a merge', async () => {
    const cache = temporaryFolder();
    const key = { root: '/srv/blog', code: 'code' };
    const saved = new SavedLibrary(cache, key);
    const folder = new ReadFolder();
    const merger = new Merger({
      store: folder.archive.store,
      maker: folder.maker,
      saved,
      merged: (newPlace) => folder.files.moved(newPlace),
      pause: 0,
    });
    onTestFinished(() => merger.close());
    // A segment that could not be saved is in no state.
    await folder.read({ 'memory.md': '# Memory\n' });
    folder.saved = saved;
    for (let at = 0; at < 8; at += 1) {
      await folder.read({ [`a-${at}.md`]: `# A ${at}\n`, [`b-${at}.md`]: `# B ${at}\n` });
    }
    await folder.read({ 'a-3.md': '# Other\n\nother3\n' });
    const state = () => {
      const { basis, complete, listing, segments = [] } = new SavedLibrary(cache, key).contents ?? {};
      return { basis, complete, listing, dead: segments.map(({ dead }) => dead.length) };
    };
    merger.commit({ basis: 'rules', complete: false }, { files: ['x'] });
    expect(state()).toEqual({
      basis: 'rules',
      complete: false,
      listing: { files: ['x'] },
      dead: [0, 0, 0, 1, 0, 0, 0, 0, 0],
    });
    merger.mergeWhenDue();
    await merger.whenDone();
    merger.commit({ basis: 'rules' }, { files: ['x'] });
    expect(state()).toMatchObject({ complete: true, dead: [0] });
    expect(folder.archive.posts.size).toBe(17);
    expect(folder.text('a-3.md')).toContain('other3');
    saved.close();
  });
});

describe('large segments', () => {
  const mega = 1024 * 1024;

  /** A folder with segments of these sizes in MB, as far as the merger knows. */
  async function sized(...sizes: readonly number[]) {
    const opened = await folderOf(0);
    const { folder, store } = opened;
    for (const [at, size] of sizes.entries()) {
      const { segment, made } = await folder.make({ [`post-${at}.md`]: `# Post ${at}\n\nword${at} of all\n` });
      const bytes = segment.bytes as SegmentBytes;
      expect(segment.length).toBe(lengthOf(bytes));
      const large = store.open({ name: null, bytes, length: size * mega, sources: segmentInMemory(bytes) });
      folder.files.take(large, made);
    }
    return opened;
  }

  it('are left alone, and the small ones are merged if they are many enough', async () => {
    const many = await sized(60, 1, 60, 1, 60, 1, 60, 1, 1);
    await many.merge();
    expect(many.store.segments.map(({ length }) => Math.round(length / mega))).toEqual([60, 0, 60, 60, 60]);
    expect(many.folder.having('of all')).toEqual(names(9));
    const few = await sized(62, 62, 1, 62, 1, 62, 62, 1, 1);
    await few.merge();
    expect([few.maker.merges, few.store.segments.length]).toEqual([0, 9]);
  });

  it('stay in the way of no merge, however many there are', async () => {
    const { folder, merge, store } = await sized(...Array.from({ length: 8 }, () => 60), 1, 1, 1, 1, 1, 1);
    await merge();
    expect(store.segments.length).toBe(9);
    expect(folder.having('of all')).toEqual(names(14));
    for (let at = 0; at < 14; at += 1) {
      expect(folder.text(`post-${at}.md`)).toContain(`word${at} of all`);
    }
  });

  it('are merged in turns until they are few', async () => {
    const { folder, maker, merge, store } = await sized(...Array.from({ length: 20 }, () => 8));
    // The length of a merged segment is the real one, so all is merged in the end.
    await merge();
    expect(maker.merges).toBeGreaterThan(1);
    expect(store.segments.length).toBeLessThanOrEqual(8);
    expect(folder.having('of all')).toEqual(names(20));
  });

  it('are merged with others up to 64 MB', async () => {
    const { merge, store } = await sized(...Array.from({ length: 9 }, () => 7));
    await merge();
    expect(store.segments.length).toBe(1);
    const above = await sized(...Array.from({ length: 9 }, () => 8));
    await above.merge();
    expect(above.store.segments.length).toBe(2);
  });

  it('count by what is alive in them', async () => {
    const { folder, merge, store } = await sized(60, 60, 60, 60, 60, 60, 60, 60);
    // All that was in the first segment is dead, so it weighs nothing; the others are too large to be merged.
    await folder.read({ 'post-0.md': '# Post 0\n\nother0\n' });
    await merge();
    expect(store.segments.length).toBe(9);
    for (let at = 1; at < 8; at += 1) {
      await folder.read({ [`post-${at}.md`]: `# Post ${at}\n\nother${at}\n` });
    }
    await merge();
    expect(store.segments.length).toBe(1);
    expect(folder.having('of all')).toEqual([]);
  });
});
