import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ChangesReader } from '../../../main/library/indexing/changes-reader.ts';
import { folderChanges } from '../../../main/library/indexing/folder-changes.ts';
import type { IndexerListener } from '../../../main/library/indexing/indexer-listener.ts';
import type { PostId } from '../../../main/library/model/ids.ts';
import { InThreadMaker } from '../../../main/library/records/in-thread-maker.ts';
import { scanFolder } from '../../../main/library/scan/scan-folder.ts';
import { siteSource } from '../../../main/library/sites/open-site.ts';
import { writeFiles } from '../../post-files.ts';
import { idAt, ReadFolder } from './read-folder.ts';

type Files = Readonly<Record<string, string>>;

/** A maker that tells how long it may rest. */
class RestingMaker extends InThreadMaker {
  readonly rests: number[] = [];

  override rest(milliseconds = -1): void {
    this.rests.push(milliseconds);
  }
}

function post(text: string): string {
  return `# A post\n\n${text}\n`;
}

/** A folder, and what its reader told. Paths stand for ids. */
function openReader(poison: readonly string[] = []) {
  const folder = new ReadFolder();
  const { archive, files } = folder;
  const paths = new Map<PostId, string>();
  const nameOf = (id: PostId): string => paths.get(id) ?? '?';
  const told: string[] = [];
  const heard = { working: new Set<string>(), making: new Set<string>(), taken: 0, posts: 0, progress: 0 };
  const listener: IndexerListener = {
    progressed: () => (heard.progress += 1),
    phaseChanged: () => {},
    postsChanged: () => (heard.posts += 1),
    linksChanged: () => {},
    filesChanged: () => {},
    contentChanged: (id, fingerprint) => told.push(`${nameOf(id)} ${fingerprint === null ? 'is gone' : 'has changed'}`),
    moved: (from, to) => told.push(`${nameOf(from)} is ${nameOf(to)}`),
    working: (id) => heard.working.add(nameOf(id)),
    making: (ids) => {
      for (const id of ids) {
        heard.making.add(nameOf(id));
      }
    },
  };
  const [maker, quickMaker] = [new RestingMaker(), new InThreadMaker()];
  const reader = new ChangesReader(archive, {
    files,
    poison: new Set(poison.map(idAt)),
    maker,
    quickMaker,
    saved: null,
    listener,
    taken: () => (heard.taken += 1),
  });
  /** What has changed since the last reading, after these files were written. */
  const changes = async (written: Files = {}) => {
    writeFiles(folder.root, written);
    const scanned = await scanFolder(folder.root);
    for (const each of [maker, quickMaker]) {
      each.setSite(siteSource(folder.root, scanned, {}));
    }
    const found = scanned.posts.map((file) => ({ id: idAt(file.path), file }));
    for (const { id, file } of found) {
      paths.set(id, file.path);
    }
    return folderChanges(found, archive.posts, files.nonPosts, files.takeRetried());
  };
  const read = async (written: Files = {}, more = false): Promise<void> => {
    await reader.read(await changes(written), new AbortController().signal, { more, early: null });
  };
  const listed = (): readonly string[] => [...archive.posts.all()].map(({ file }) => file.path).sort();
  return { folder, reader, maker, told, heard, changes, read, listed };
}

function several(count: number, text = 'word'): Files {
  return Object.fromEntries(Array.from({ length: count }, (_post, at) => [`p${at}.md`, post(`${text} ${at}`)]));
}

describe('changes', () => {
  it('are read in this thread if they are few and small, otherwise in others', async () => {
    const few = openReader();
    await few.read(several(16));
    expect([few.heard.working.size, few.heard.making.size]).toEqual([16, 0]);
    const many = openReader();
    await many.read(several(17));
    expect([many.heard.working.size, many.heard.making.size]).toEqual([0, 17]);
    const size = 256 * 1024;
    const small = openReader();
    await small.read({ 'a.md': 'a'.repeat(size) });
    expect([...small.heard.working, ...small.heard.making]).toEqual(['a.md']);
    expect(small.heard.making.size).toBe(0);
    const large = openReader();
    await large.read({ 'a.md': 'a'.repeat(size), 'b.md': 'b' });
    expect([large.heard.working.size, large.heard.making.size]).toEqual([0, 2]);
  });

  it('are in the archive afterwards, and told with what follows from them', async () => {
    const { folder, reader, told, heard, read, listed } = openReader();
    await read({ 'a.md': post('one'), 'b.md': post('two'), 'c.md': post('three') });
    expect([listed(), told]).toEqual([['a.md', 'b.md', 'c.md'], []]);
    expect([heard.taken, heard.posts, heard.progress]).toEqual([1, 1, 1]);
    expect(reader.cost.bytes).toBe(post('one').length + post('two').length + post('three').length);
    rmSync(path.join(folder.root, 'c.md'));
    await read({ 'b.md': post('two and more') });
    expect([listed(), told]).toEqual([
      ['a.md', 'b.md'],
      ['b.md has changed', 'c.md is gone'],
    ]);
    expect(folder.having('and more')).toEqual(['b.md']);
    const { posts } = heard;
    await read();
    expect([heard.posts, told.length]).toEqual([posts, 2]);
  });

  it('may be a renamed post, which is neither new nor gone', async () => {
    const { folder, told, read, listed } = openReader();
    await read({ 'a.md': post('one'), 'b.md': post('two') });
    renameSync(path.join(folder.root, 'a.md'), path.join(folder.root, 'z.md'));
    await read();
    expect([listed(), told]).toEqual([['b.md', 'z.md'], ['a.md is z.md']]);
    expect(folder.archive.postOf(idAt('a.md'))?.file.path).toBe('z.md');
  });

  it('let the threads rest if more may come, and end them otherwise', async () => {
    const { maker, read } = openReader();
    await read(several(2));
    await read(several(2, 'other'), true);
    expect(maker.rests).toEqual([0, 5_000]);
  });

  it('that were made after the end are dropped', async () => {
    const { reader, read, listed, heard } = openReader();
    reader.stop();
    await read(several(2));
    expect([listed(), heard.taken, reader.cost.bytes]).toEqual([[], 0, 0]);
  });

  it('of a post that stopped an earlier process are not read', async () => {
    const { folder, read } = openReader(['b.md']);
    await read({ 'a.md': post('one'), 'b.md': post('two') });
    const [a, b] = ['a.md', 'b.md'].map((name) => folder.archive.posts.get(idAt(name)));
    expect([a?.readable, b?.readable]).toEqual([true, false]);
    expect(b?.problems.map(({ kind, message }) => [kind, message.code])).toEqual([
      ['too-slow', 'problem.stopped-before'],
    ]);
    expect(folder.having('two')).toEqual([]);
  });
});

describe('some posts', () => {
  it('may be read early, and are not read again with the others', async () => {
    const { folder, reader, changes, heard } = openReader();
    const all = await changes(several(6));
    const { signal } = new AbortController();
    const early = reader.readEarly(all.toRead.slice(0, 2), signal);
    await early.done;
    expect(folder.archive.posts.size).toBe(2);
    await reader.read(all, signal, { more: false, early });
    expect([folder.archive.posts.size, heard.taken]).toEqual([6, 2]);
    expect(folder.archive.store.segments.map(({ numbers, dead }) => [numbers.length, dead.size])).toEqual([
      [2, 0],
      [4, 0],
    ]);
  });

  it('are read first if somebody waits for them, unless they are there', async () => {
    const { folder, reader, changes } = openReader();
    const all = await changes(several(4));
    const { signal } = new AbortController();
    await reader.readFirst(() => true, signal);
    expect(folder.archive.posts.size).toBe(0);
    const reading = reader.read(all, signal, { more: false, early: null });
    await reader.readFirst(({ file }) => file.path === 'p2.md', signal);
    await reading;
    expect(folder.archive.posts.size).toBe(4);
    // It was made twice, and the later record replaced the earlier one.
    const records = folder.archive.store.segments.reduce((sum, { numbers }) => sum + numbers.length, 0);
    expect(records).toBe(5);
    await reader.readFirst(() => true, signal);
    expect(folder.archive.store.segments).toHaveLength(2);
    for (const at of [0, 1, 2, 3]) {
      expect(folder.text(`p${at}.md`)).toContain(`word ${at}`);
    }
  });
});
