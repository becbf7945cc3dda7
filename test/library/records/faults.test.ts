import { describe, expect, it } from 'vitest';
import { newLibraryId, postIdOf } from '../../../main/library/ids.ts';
import type { ShownPost } from '../../../main/library/model/shown-post.ts';
import type { PostEntry } from '../../../main/library/posts/post-table.ts';
import { PostReader } from '../../../main/library/posts/post-reader.ts';
import { type MadeRecord, makeRecord } from '../../../main/library/records/make-record.ts';
import { makeSegment } from '../../../main/library/records/make-segment.ts';
import { openSegment, type SegmentHalves, segmentInMemory } from '../../../main/library/records/open-segment.ts';
import { FileDecoder } from '../../../main/library/records/encode-file.ts';
import { commonDialect } from '../../../main/library/render/dialect.ts';
import { scanFolder } from '../../../main/library/scan/scan-folder.ts';
import { IndexSegmentWriter } from '../../../main/library/search/index-segment/index-segment-writer.ts';
import type { Site } from '../../../main/library/sites/generator.ts';
import { openSource, siteSource } from '../../../main/library/sites/open-site.ts';
import { postText as post } from '../../post-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openWholeLibrary, queryOf, readPostAt, titlesOf } from '../open-library.ts';
import { inEnglish } from '../../english.ts';

function broken(): never {
  throw new RangeError('a mistake of ours');
}

async function siteOf(root: string, faults: PropertyDescriptorMap = {}): Promise<Site> {
  const { site } = await openSource(siteSource(root, await scanFolder(root), {}));
  return Object.defineProperties({ ...site }, faults);
}

const boats = { 'boats.md': post('title: Boats\ndate: 2020-01-02\ntags: [sea]', 'A *boat* that leaks.') };

async function recordWith(faults: PropertyDescriptorMap): Promise<MadeRecord> {
  const root = temporaryFolder(boats);
  const { posts } = await scanFolder(root);
  return makeRecord(root, posts[0] as (typeof posts)[0], await siteOf(root, faults));
}

const dialectThatBreaks = Object.defineProperty({ ...commonDialect }, 'math', { get: broken });

describe('a fault of ours', () => {
  it('in what a generator says costs a post its address, and nothing else', async () => {
    const { record, searched } = await recordWith({ publish: { value: broken } });
    expect(record.listed).toMatchObject({
      title: 'Boats',
      kind: 'post',
      url: null,
      readable: true,
      excerpt: 'A boat that leaks.',
    });
    expect(record.listed?.problems.map(({ kind }) => kind)).toEqual(['fault']);
    expect(record.listed?.problems.map(({ message }) => inEnglish(message))[0]).toContain('a mistake of ours');
    expect(searched?.text).toEqual(['A boat that leaks.']);
  });

  it('in rendering leaves a post its text as it is written, to be read and to be searched', async () => {
    const { record, searched } = await recordWith({ dialect: { value: dialectThatBreaks } });
    expect(record.listed).toMatchObject({ title: 'Boats', url: '/boats', readable: true });
    expect(record.blocks.map(({ text, line }) => [line, text])).toEqual([[7, 'A *boat* that leaks.']]);
    expect(record.listed?.problems.map(({ message }) => inEnglish(message))).toEqual([
      'This post is shown as it is written: that is a fault in Offprint (a mistake of ours). Please report it.',
    ]);
    expect(searched?.code).toEqual(['A *boat* that leaks.']);
  });

  it('in what is searched leaves a post to be read, and found by its title', async () => {
    const { record, searched } = await recordWith({ language: { get: broken } });
    expect(record.blocks.map(({ text }) => text)).toEqual(['A boat that leaks.']);
    expect(record.listed?.problems.map(({ kind }) => kind)).toEqual(['fault']);
    expect(searched).toMatchObject({ title: ['Boats'], names: ['sea'], text: [] });
  });

  it('in what is shown of the front matter leaves it as it is written', async () => {
    const { record } = await recordWith({ timeZone: { get: broken } });
    expect(record.listed).toMatchObject({ title: 'Boats', excerpt: 'A boat that leaks.', readable: true });
    expect(record.listed?.problems.map(({ kind }) => kind)).toEqual(['fault']);
  });

  it('anywhere else leaves a post to be opened by its name', async () => {
    const { record, searched } = await recordWith({ headers: { get: broken } });
    expect(record.listed).toMatchObject({ title: 'Boats', url: null, readable: true });
    expect(record.listed?.problems.map(({ kind, message }) => [kind, inEnglish(message).slice(0, 38)])).toEqual([
      ['fault', 'The text of this post is not searched:'],
    ]);
    expect(searched).toMatchObject({ title: ['Boats'], text: [] });
    const root = temporaryFolder(boats);
    const { posts } = await scanFolder(root);
    const reader = new PostReader(root);
    reader.setSite(Object.defineProperty({ headers: [], dialect: commonDialect }, 'headers', { get: broken }));
    const entry = { ...record.listed, file: posts[0] } as unknown as PostEntry;
    expect((await reader.read(entry)).source.body).toBe(boats['boats.md']);
  });

  it('in the index leaves the other posts of a segment their words', () => {
    const writer = new IndexSegmentWriter();
    const words = (text: string) => ({ title: [text], names: [], headings: [], text: [text], code: [] });
    const plain = new IndexSegmentWriter();
    writer.add(words('harbour'));
    expect(() =>
      writer.add({ ...words('quay'), headings: Object.defineProperty([], '0', { get: broken, enumerable: true }) }),
    ).toThrow('a mistake of ours');
    writer.add(words('lighthouse'));
    plain.add(words('harbour'));
    plain.add({ ...words('quay'), text: [] });
    plain.add(words('lighthouse'));
    expect(writer.finish()).toEqual(plain.finish());
  });

  it('in the index is told with the post', async () => {
    const root = temporaryFolder(boats);
    const { posts: files } = await scanFolder(root);
    const site = await siteOf(root);
    const words = new IndexSegmentWriter();
    const add = words.add.bind(words);
    words.add = (fields) => {
      add(fields);
      broken();
    };
    const making = makeSegment({ root, files, refused: new Map() }, site, words);
    let step = making.next();
    while (!step.done) {
      step = making.next();
    }
    const segment = openSegment(segmentInMemory(step.value));
    const [listed] = [...segment.records.files(new FileDecoder())].flat();
    expect(listed?.listed?.readable).toBe(true);
    expect(listed?.listed?.problems.map(({ message }) => inEnglish(message))).toEqual([
      'Not all words of this post are searched: that is a fault in Offprint (a mistake of ours). Please report it.',
    ]);
  });

  it('in the index of many posts costs them their words, and no post its text', async () => {
    const root = temporaryFolder({ ...boats, 'mast.md': post('title: Mast\ndate: 2020-01-03', 'A mast.') });
    const { posts: files } = await scanFolder(root);
    const site = await siteOf(root);
    const words = new IndexSegmentWriter();
    const finish = words.finish.bind(words);
    let fails = true;
    words.finish = () => {
      if (fails) {
        fails = false;
        broken();
      }
      return finish();
    };
    const segmentOf = (): SegmentHalves => {
      const making = makeSegment({ root, files, refused: new Map() }, site, words);
      let step = making.next();
      while (!step.done) {
        step = making.next();
      }
      return openSegment(segmentInMemory(step.value));
    };
    const unsearched = segmentOf();
    const listed = [...unsearched.records.files(new FileDecoder())].flat().map((file) => file.listed);
    expect(listed.map((entry) => [entry?.readable, entry?.problems.map(({ kind }) => kind)])).toEqual([
      [true, ['fault']],
      [true, ['fault']],
    ]);
    expect([...files.keys()].map((at) => unsearched.records.text(at).blocks[0]?.text).sort()).toEqual([
      'A boat that leaks.',
      'A mast.',
    ]);
    expect(unsearched.index.find('mast')).toBe(-1);
    // The next segment by the same writer has all its words.
    expect(segmentOf().index.find('mast')).toBeGreaterThanOrEqual(0);
  });

  it('in rendering for the window shows a post as it is written', async () => {
    const root = temporaryFolder(boats);
    const { record } = await recordWith({});
    const { posts } = await scanFolder(root);
    const entry = { ...record.listed, file: posts[0] } as unknown as PostEntry;
    const reader = new PostReader(root);
    reader.setSite({ headers: [], dialect: dialectThatBreaks });
    const rendered = await reader.show(entry, await reader.read(entry), {
      link: () => ({ kind: 'dead', target: '', why: { code: 'dead.no-address' } }),
      picture: () => ({ kind: 'missing' }),
    });
    expect(rendered.blocks.map(({ text }) => text)).toEqual(['A *boat* that leaks.']);
    expect(rendered.parts).toMatchObject([{ kind: 'code', tokens: [['', 'A *boat* that leaks.']] }]);
    expect(String(rendered.fault)).toContain('a mistake of ours');
  });
});

function codeOf({ parts }: ShownPost): readonly string[] {
  return parts.flatMap((part) => (part.kind === 'code' ? [part.tokens.map(([, text]) => text).join('')] : []));
}

describe('a post that stopped Offprint before', () => {
  it('opens as it is written, and the check tells of it', async () => {
    const library = newLibraryId();
    const poison = [postIdOf(library, Buffer.from('boats.md'))];
    const opened = await openWholeLibrary(temporaryFolder(boats), { library, poison });
    const shown = await readPostAt(opened.library, 'boats.md');
    expect(codeOf(shown)).toEqual([boats['boats.md'].trimEnd()]);
    const rows = await opened.library.check();
    expect(rows.map(({ kind, path }) => [kind, path])).toEqual([['unread-post', 'boats.md']]);
  });
});

describe('posts in Bulgarian', () => {
  it('are found by words whose plural changes a letter within them', async () => {
    const { library } = await openWholeLibrary(
      temporaryFolder({
        'bg.md': post('title: Новини\nlang: bg\ndate: 2020-01-02', 'Всички кръпки са приложени от вестници и героеве.'),
        'none.md': post('title: Други\ndate: 2020-01-03', 'Без език: кръпки и героеве.'),
      }),
    );
    expect((await readPostAt(library, 'bg.md')).problems).toEqual([]);
    expect(await titlesOf(library, queryOf('кръпки '))).toEqual(expect.arrayContaining(['Новини', 'Други']));
    expect(await titlesOf(library, queryOf('приложени '))).toEqual(['Новини']);
    expect(await titlesOf(library, queryOf('вестника '))).toEqual(['Новини']);
    expect(await titlesOf(library, queryOf('герой '))).toContain('Новини');
    expect(await library.check()).toEqual([]);
  });
});
