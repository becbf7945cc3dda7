import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SavedLibrary, type SavedKey } from '../../../main/library/cache/saved-library.ts';
import type { SegmentBytes } from '../../../main/library/records/segment-bytes.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const key: SavedKey = { root: '/home/ada/blog', code: 'a digest' };
const listing = { files: ['a.png'], folders: ['img'], unread: { html: 2 } };

function open(cache: string, own: SavedKey = key): SavedLibrary {
  const saved = new SavedLibrary(cache, own);
  onTestFinished(() => saved.close());
  return saved;
}

function bytes(text: string): SegmentBytes {
  return { one: new Uint8Array(Buffer.from(text)), two: new Uint8Array(0) };
}

/** The folder of the only library in the cache. */
function folderIn(cache: string): string {
  const names = readdirSync(cache);
  expect(names).toHaveLength(1);
  return path.join(cache, names[0] as string);
}

/** The segment files on the disk. */
function segmentFiles(cache: string): readonly string[] {
  return readdirSync(folderIn(cache))
    .filter((name) => name.startsWith('segment-'))
    .sort();
}

/** A cache with two valid segments. The second one has a dead post. */
function filledCache(): string {
  const cache = temporaryFolder();
  const saved = new SavedLibrary(cache, key);
  const names = ['first', 'second'].map((text) => saved.add(bytes(text))?.name ?? '');
  saved.commit(
    { basis: 'rules', segments: names.map((name, at) => ({ name, dead: at === 0 ? [] : [4, 7] })) },
    listing,
  );
  saved.close();
  return cache;
}

/** The saved contents, with the text of each segment. */
function contentsOf(saved: SavedLibrary) {
  const { contents } = saved;
  return (
    contents && {
      ...contents,
      segments: contents.segments.map(({ sections, dead }) => ({
        text: Buffer.from(sections['one']?.read(0, sections['one'].length) ?? []).toString(),
        dead,
      })),
    }
  );
}

const whole = {
  basis: 'rules',
  complete: true,
  listing,
  segments: [
    { text: 'first', dead: [] },
    { text: 'second', dead: [4, 7] },
  ],
};

/** Checks that a library can still be saved in the cache. */
function expectUsable(cache: string, saved = open(cache)): void {
  const name = saved.add(bytes('third'))?.name ?? '';
  saved.commit({ basis: 'new', segments: [{ name, dead: [] }] }, listing);
  saved.close();
  expect(contentsOf(open(cache))).toEqual({
    basis: 'new',
    complete: true,
    listing,
    segments: [{ text: 'third', dead: [] }],
  });
}

describe('SavedLibrary', () => {
  it('tells the next start that not all posts are saved yet', () => {
    const cache = filledCache();
    const saved = open(cache);
    const segments = saved.contents?.segments ?? [];
    saved.commit({ basis: 'rules', complete: false, segments }, listing);
    saved.close();
    expect(open(cache).contents?.complete).toBe(false);
  });

  it('gives the next start what was committed', () => {
    const cache = filledCache();
    expect(contentsOf(open(cache))).toEqual(whole);
  });

  it('gives it to two at once, and lets one of them write', () => {
    const cache = filledCache();
    const [first, second] = [open(cache), open(cache)];
    expect([first.writes, second.writes]).toEqual([true, false]);
    expect([contentsOf(first), contentsOf(second)]).toEqual([whole, whole]);
    expect(second.add(bytes('more'))).toBeNull();
    second.commit({ basis: 'other', segments: [] }, {});
    second.discard();
    second.clear();
    expect(contentsOf(first)).toEqual(whole);
    first.close();
    expect(contentsOf(open(cache))).toEqual(whole);
  });

  it('keeps a segment readable that another process has replaced', () => {
    const cache = filledCache();
    const writer = open(cache);
    const reader = open(cache);
    writer.commit({ basis: 'rules', segments: [] }, listing);
    expect(segmentFiles(cache)).toEqual([]);
    expect(contentsOf(reader)).toEqual(whole);
  });

  it('never uses a file name twice, because another process may still read the old file', () => {
    const cache = filledCache();
    const before = segmentFiles(cache);
    const damaged = open(cache);
    damaged.discard();
    damaged.close();
    const saved = open(cache);
    const after = ['new', 'newer'].map((text) => saved.add(bytes(text))?.name);
    expect(after.filter((name) => name === undefined || before.includes(name))).toEqual([]);
  });

  it('removes segments that were never committed', () => {
    const cache = filledCache();
    const stopped = open(cache);
    stopped.add(bytes('lost'));
    stopped.close();
    const saved = open(cache);
    expect(contentsOf(saved)).toEqual(whole);
    saved.commit({ basis: 'rules', segments: saved.contents?.segments ?? [] }, listing);
    expect(segmentFiles(cache)).toHaveLength(2);
  });

  it('writes nothing where nothing has changed', () => {
    const cache = filledCache();
    const saved = open(cache);
    const { basis = '', segments = [] } = saved.contents ?? {};
    const state = { basis, segments: segments.map(({ name, dead }) => ({ name, dead })) };
    const before = statSync(path.join(folderIn(cache), 'manifest'));
    saved.commit(state, { ...listing });
    saved.commit(state, { ...listing });
    expect(statSync(path.join(folderIn(cache), 'manifest')).ino).toBe(before.ino);
    saved.commit({ ...state, basis: 'other' }, listing);
    expect(statSync(path.join(folderIn(cache), 'manifest')).ino).not.toBe(before.ino);
    saved.close();
    expect(contentsOf(open(cache))).toEqual({ ...whole, basis: 'other' });
  });

  it('saves a listing again after all was thrown away', () => {
    const cache = filledCache();
    const saved = open(cache);
    saved.discard();
    expect(saved.contents).toBeNull();
    expectUsable(cache, saved);
  });

  it.each<readonly [what: string, other: SavedKey]>([
    ['other code', { ...key, code: 'another digest' }],
    ['another folder of posts', { ...key, root: '/home/ada/notes' }],
  ])('gives nothing of %s', (_what, other) => {
    const cache = filledCache();
    expect(open(cache, other).contents).toBeNull();
  });

  it('throws away what other code has saved, unless another process may write', () => {
    const cache = filledCache();
    const old = open(cache);
    const other = open(cache, { ...key, code: 'new' });
    expect(other.contents).toBeNull();
    expect(contentsOf(old)).toEqual(whole);
    other.close();
    old.close();
    open(cache, { ...key, code: 'new' });
    expect(segmentFiles(cache)).toEqual([]);
  });

  it.each<readonly [what: string, damage: (folder: string) => void]>([
    ['a manifest that is cut off', (folder) => truncateSync(path.join(folder, 'manifest'), 40)],
    ['an empty manifest', (folder) => truncateSync(path.join(folder, 'manifest'), 0)],
    ['no manifest', (folder) => rmSync(path.join(folder, 'manifest'))],
    ['a manifest that is something else', (folder) => writeFileSync(path.join(folder, 'manifest'), checked('null'))],
    ['a folder in place of the manifest', (folder) => replaceByFolder(path.join(folder, 'manifest'))],
    ['no listing', (folder) => rmSync(fileAt(folder, 'listing-'))],
    ['a damaged listing', (folder) => flip(fileAt(folder, 'listing-'), 20)],
    ['a missing segment', (folder) => rmSync(fileAt(folder, 'segment-'))],
    ['an empty segment', (folder) => truncateSync(fileAt(folder, 'segment-'), 0)],
    ['a segment that is cut off', (folder) => truncateSync(fileAt(folder, 'segment-'), 20)],
    ['a folder in place of a segment', (folder) => replaceByFolder(fileAt(folder, 'segment-'))],
    [
      'the form of files of another Offprint',
      (folder) => {
        const manifest = path.join(folder, 'manifest');
        writeFileSync(
          manifest,
          checked(readFileSync(manifest, 'utf8').replace(/^.*\n/, '').replace('"format":', '"format":1')),
        );
      },
    ],
  ])('does without, and can save again, where there is %s', (_what, damage) => {
    const cache = filledCache();
    damage(folderIn(cache));
    const saved = open(cache);
    expect(saved.contents).toBeNull();
    saved.close();
    expectUsable(cache);
  });

  it('notices any changed byte of the manifest', () => {
    const cache = filledCache();
    const manifest = path.join(folderIn(cache), 'manifest');
    const good = readFileSync(manifest);
    // While this library holds the lock, others remove nothing.
    open(cache);
    for (let at = 0; at < good.length; at += 1) {
      flip(manifest, at);
      const saved = new SavedLibrary(cache, key);
      expect(saved.contents, `byte ${at}`).toBeNull();
      saved.close();
      writeFileSync(manifest, good);
    }
  });

  it('removes files that do not belong there, whatever they are', () => {
    const cache = filledCache();
    const folder = folderIn(cache);
    mkdirSync(path.join(folder, '00-foreign/inner'), { recursive: true });
    writeFileSync(path.join(folder, '00-foreign/inner/file'), 'x');
    writeFileSync(path.join(folder, 'zz-foreign'), 'x');
    writeFileSync(path.join(folder, 'segment-00.new'), 'half');
    const saved = open(cache);
    expect(contentsOf(saved)).toEqual(whole);
    saved.commit({ basis: 'other', segments: saved.contents?.segments ?? [] }, listing);
    const names = readdirSync(folder).map((name) => name.replace(/-.*/, ''));
    expect(names.sort()).toEqual(['listing', 'lock', 'manifest', 'segment', 'segment', 'used']);
  });

  it('does without where the folder can’t be made', () => {
    const cache = path.join(temporaryFolder({ cache: 'a file' }), 'cache');
    const saved = open(cache);
    expect(saved.contents).toBeNull();
    expect(saved.writes).toBe(false);
    expect(saved.add(bytes('x'))).toBeNull();
    saved.commit({ basis: '', segments: [] }, null);
    saved.discard();
    saved.clear();
    expect(readFileSync(cache, 'utf8')).toBe('a file');
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'reads a folder that it may not write in (needs a person who is not root)',
    () => {
      const cache = filledCache();
      const folder = folderIn(cache);
      chmodSync(folder, 0o500);
      onTestFinished(() => chmodSync(folder, 0o700));
      const saved = open(cache);
      expect(contentsOf(saved)).toEqual(whole);
      expect(saved.writes).toBe(false);
    },
  );

  it('gives up writing if a file can’t be written, and keeps what was committed', () => {
    const cache = filledCache();
    const saved = open(cache);
    // A folder with the name of the file makes writing fail.
    mkdirSync(path.join(folderIn(cache), 'manifest.new'));
    saved.commit({ basis: 'new', segments: [] }, listing);
    expect(saved.writes).toBe(false);
    expect(saved.add(bytes('x'))).toBeNull();
    expect(contentsOf(saved)).toEqual(whole);
    expect(contentsOf(open(cache))).toEqual(whole);
  });

  it('stops writing once its lock was taken by another process', () => {
    const cache = filledCache();
    const saved = open(cache);
    writeFileSync(path.join(folderIn(cache), 'lock'), '1 another');
    expect(saved.writes).toBe(false);
    expect(saved.add(bytes('x'))).toBeNull();
    saved.commit({ basis: 'new', segments: [] }, listing);
    saved.discard();
    expect(segmentFiles(cache)).toHaveLength(2);
    saved.close();
    expect(readFileSync(path.join(folderIn(cache), 'lock'), 'utf8')).toBe('1 another');
  });

  it('removes everything when it is cleared, and writes nothing afterwards', () => {
    const cache = filledCache();
    const saved = open(cache);
    saved.clear();
    expect(readdirSync(cache)).toEqual([]);
    expect(contentsOf(saved)).toEqual(whole);
    expect(saved.add(bytes('x'))).toBeNull();
    saved.commit({ basis: 'new', segments: [] }, listing);
    saved.close();
    expect(readdirSync(cache)).toEqual([]);
  });

  it('writes nothing once its folder was removed by another process', () => {
    const cache = filledCache();
    const saved = open(cache);
    rmSync(folderIn(cache), { recursive: true });
    expect(saved.add(bytes('x'))).toBeNull();
    saved.commit({ basis: 'new', segments: [] }, listing);
    saved.close();
    expect(existsSync(cache) ? readdirSync(cache) : []).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('is kept where other people of the computer can’t read it', () => {
    const cache = path.join(temporaryFolder(), 'cache');
    open(cache);
    expect(statSync(folderIn(cache)).mode & 0o077).toBe(0);
  });
});

function fileAt(folder: string, beginning: string): string {
  const name = readdirSync(folder).find((each) => each.startsWith(beginning));
  return path.join(folder, name ?? 'none');
}

function replaceByFolder(file: string): void {
  rmSync(file);
  mkdirSync(file);
}

function flip(file: string, at: number): void {
  const content = readFileSync(file);
  content[at] = (content[at] as number) ^ 1;
  writeFileSync(file, content);
}

function checked(text: string): string {
  return `${crc32(text)}\n${text}`;
}
