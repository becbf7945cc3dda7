import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FolderLook } from '../../../main/library/indexing/folder-look.ts';
import type { FolderChanges, FoundPost } from '../../../main/library/indexing/folder-changes.ts';
import type { IndexerListener } from '../../../main/library/indexing/indexer-listener.ts';
import { ReadingProgress } from '../../../main/library/indexing/reading-progress.ts';
import { InThreadMaker } from '../../../main/library/records/in-thread-maker.ts';
import type { SiteSource } from '../../../main/library/sites/open-site.ts';
import { writeFiles } from '../../post-files.ts';
import { canMount, mountSmallDisk } from '../../small-disk.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { ReadFolder } from './read-folder.ts';

type Files = Readonly<Record<string, string>>;

const post = '---\ntitle: A post\n---\nwords\n';

/** A maker that notes the sites that it gets. */
class NotingMaker extends InThreadMaker {
  readonly sites: SiteSource[] = [];

  override setSite(source: SiteSource): void {
    this.sites.push(source);
    super.setSite(source);
  }
}

/** A folder with these files, and a look at it. */
function openLook(files: Files, root = temporaryFolder()) {
  const folder = new ReadFolder(undefined, [], true, root);
  writeFiles(folder.root, files);
  const heard: { files: number; found: number[] } = { files: 0, found: [] };
  const listener: IndexerListener = {
    progressed: () => heard.found.push(progress.now.found),
    phaseChanged: () => {},
    postsChanged: () => {},
    linksChanged: () => {},
    filesChanged: () => (heard.files += 1),
    contentChanged: () => {},
    moved: () => {},
    working: () => {},
    making: () => {},
  };
  const progress = new ReadingProgress(folder.archive, listener);
  const makers = [new NotingMaker(), new NotingMaker()];
  const look = new FolderLook(folder.archive, { corrections: {}, files: folder.files, makers, progress, listener });
  const early: (readonly string[])[] = [];
  const pathsOf = (posts: readonly FoundPost[]): readonly string[] => posts.map(({ file }) => file.path);
  const told = (changes: FolderChanges | null) =>
    changes && [pathsOf(changes.toRead), changes.removed.map(({ file }) => file.path)];
  /** What readings of early posts wait for. */
  const earlyDone = [Promise.resolve(), Promise.resolve()];
  const scan = async (signal = new AbortController().signal) =>
    told(
      await look.scan(signal, (posts) => {
        const done = earlyDone[early.length] ?? Promise.resolve();
        early.push([...pathsOf(posts), `basis: ${look.basis}`]);
        return { ids: new Set(posts.map(({ id }) => id)), done };
      }),
    );
  const changesOf = (...paths: readonly string[]) => told(look.changesOf(paths));
  return { folder, look, progress, makers, heard, early, earlyDone, scan, changesOf };
}

describe('a look at a folder', () => {
  it('finds its posts, newest path first, its other files and its site', async () => {
    const { folder, look, progress, makers, heard, scan } = openLook({
      '_config.yml': 'title: Log\n',
      '_posts/2020-01-02-a.md': post,
      '_posts/2021-01-02-b.md': post,
      'p.png': '',
      'x.adoc': '',
    });
    expect(await scan()).toEqual([['_posts/2021-01-02-b.md', '_posts/2020-01-02-a.md'], []]);
    expect(folder.archive.site?.site.generator).toBe('jekyll');
    expect([...folder.archive.files.values()].map((file) => file.path)).toContain('p.png');
    expect([progress.now.found, Object.values(progress.now.unread)]).toEqual([2, [1]]);
    expect(heard.files).toBe(1);
    expect(look.saved?.folders).toEqual(['_posts']);
    expect(look.basis).toBe(folder.archive.site?.basis);
    expect(look.basis).not.toBe('');
    for (const maker of makers) {
      expect(maker.sites.map(({ root }) => root)).toEqual([folder.root]);
      expect(maker.sites[0]?.paths).toContain('_posts/2020-01-02-a.md');
    }
  });

  it('finds later what has changed, and tells of other files only if they did', async () => {
    const { folder, look, heard, scan } = openLook({});
    await folder.read({ 'a.md': post, 'b.md': post });
    expect(await scan()).toEqual([[], []]);
    const { files } = heard;
    rmSync(path.join(folder.root, 'a.md'));
    writeFiles(folder.root, { 'b.md': `${post}more`, 'c.md': post });
    expect(await scan()).toEqual([['c.md', 'b.md'], ['a.md']]);
    expect(heard.files).toBe(files);
    writeFiles(folder.root, { 'p.png': '' });
    await scan();
    expect(heard.files).toBe(files + 1);
    const { saved } = look;
    await scan();
    expect(heard.files).toBe(files + 1);
    // What is the same is not saved again.
    expect(look.saved).toBe(saved);
  });

  it('forgets files that were no posts when they are gone', async () => {
    const { folder, scan } = openLook({});
    await folder.read({ 'a.txt': 'notes', 'b.txt': 'notes', 'c.md': post });
    expect(await scan()).toEqual([[], []]);
    rmSync(path.join(folder.root, 'a.txt'));
    expect(await scan()).toEqual([[], []]);
    expect([...folder.files.nonPosts.values()].map(({ file }) => file.path)).toEqual(['b.txt']);
  });

  it('that is stopped finds no changes, and takes no post for gone', async () => {
    const { folder, scan } = openLook({});
    await folder.read({ 'a.md': post });
    rmSync(path.join(folder.root, 'a.md'));
    const stopped = new AbortController();
    stopped.abort();
    expect(await scan(stopped.signal)).toEqual([[], []]);
    expect(await scan()).toEqual([[], ['a.md']]);
  });
});

describe('a look at a large folder', () => {
  const many = Object.fromEntries(Array.from({ length: 2_001 }, (_post, at) => [`${at % 7}/post-${at}.md`, post]));
  const newest = Object.keys(many).sort().reverse();

  it('finds each post once, and counts as it goes, the first time alone', async () => {
    const { folder, heard, scan } = openLook(many);
    expect(await scan()).toEqual([newest, []]);
    expect(heard.found.at(-1)).toBe(2_001);
    expect(heard.found.filter((count) => count > 0 && count < 2_001).length).toBeGreaterThan(3);
    await folder.read({ 'new.md': post });
    heard.found.length = 0;
    await scan();
    // The count would fall, and rise again, before a person's eyes.
    expect(new Set(heard.found)).toEqual(new Set([2_002]));
  });

  it('finds no changes if it is stopped after its newest posts', async () => {
    const { look } = openLook(many);
    const stopped = new AbortController();
    const stop = () => {
      stopped.abort();
      return { ids: new Set<never>(), done: Promise.resolve() };
    };
    expect(await look.scan(stopped.signal, stop)).toEqual({ toRead: [], removed: [] });
  });
});

describe.skipIf(!canMount())('a drive that is taken away', () => {
  function openDisk() {
    const disk = mountSmallDisk('size=1m');
    if (!disk) {
      throw new Error('No disk was mounted.');
    }
    onTestFinished(() => disk.remove());
    return { disk, ...openLook({}, disk.folder) };
  }

  it('is no reason to take its posts for gone', async () => {
    const { disk, folder, scan } = openDisk();
    await folder.read({ 'a.md': post });
    expect(await scan()).toEqual([[], []]);
    disk.unmount();
    await expect(scan()).rejects.toMatchObject({ code: 'gone', told: { code: 'reason.no-drive' } });
    // Another drive in its place is what it is.
    writeFiles(disk.folder, { 'b.md': post });
    expect(await scan()).toEqual([['b.md'], ['a.md']]);
  });

  it('leaves an empty folder if it had no posts', async () => {
    const { disk, scan } = openDisk();
    await scan();
    disk.unmount();
    expect(await scan()).toEqual([[], []]);
  });

  it('differs from a folder that was emptied', async () => {
    const { disk, folder, scan } = openDisk();
    await folder.read({ 'a.md': post });
    await scan();
    rmSync(path.join(disk.folder, 'a.md'));
    expect(await scan()).toEqual([[], ['a.md']]);
  });
});

describe('changed paths', () => {
  it('are looked at alone once the folder is known', async () => {
    const { folder, changesOf, scan } = openLook({});
    expect(changesOf('a.md')).toBeNull();
    await folder.read({ 'a.md': post, 'b.md': post, 'c.md': post });
    expect(changesOf('a.md')).toBeNull();
    await scan();
    writeFiles(folder.root, { 'a.md': `${post}more`, 'c.md': `${post}more` });
    expect(changesOf('a.md', 'c.md', 'a.md')).toEqual([['c.md', 'a.md'], []]);
    writeFiles(folder.root, { 'new.md': post });
    expect(changesOf('a.md', 'new.md')).toBeNull();
    // A file that came and went means nothing. One that is known and gone does.
    expect(changesOf('none.md')).toEqual([[], []]);
    writeFiles(folder.root, { 'p.png': '' });
    await scan();
    rmSync(path.join(folder.root, 'p.png'));
    expect(changesOf('p.png')).toBeNull();
  });
});

describe('other rules of the site', () => {
  it('have all posts read again, and until then nothing is saved as made by them', async () => {
    const { folder, look, changesOf, scan } = openLook({ '_config.yml': 'title: Log\n' });
    await folder.read({ '_posts/2020-01-02-a.md': post, '_posts/2021-01-02-b.md': post });
    expect(await scan()).toEqual([[], []]);
    const { basis } = look;
    writeFiles(folder.root, { '_config.yml': 'title: Log\npermalink: /:title/\n' });
    const both = ['_posts/2021-01-02-b.md', '_posts/2020-01-02-a.md'];
    expect(await scan()).toEqual([both, []]);
    expect([look.basis, changesOf(both[0] as string)]).toEqual(['', null]);
    // They are still behind if the reading was stopped.
    expect(await scan()).toEqual([both, []]);
    look.allRead();
    expect(look.basis).not.toBe('');
    expect(look.basis).not.toBe(basis);
    expect(await scan()).toEqual([[], []]);
  });

  it('may come from a person, and count from the next look on', async () => {
    const { folder, look, scan } = openLook({});
    await folder.read({ 'a.md': post });
    expect(await scan()).toEqual([[], []]);
    expect(folder.archive.site?.site.generator).toBe('plain');
    look.correct({ generator: 'hugo' });
    expect(await scan()).toEqual([['a.md'], []]);
    expect(folder.archive.site?.site.generator).toBe('hugo');
  });
});

describe('what an earlier session saved', () => {
  const files = { '_config.yml': 'title: Log\n', '_posts/2020-01-02-a.md': post, 'p.png': '', 'x.adoc': '' };

  async function saved() {
    const first = openLook(files);
    await first.scan();
    const listing: unknown = JSON.parse(JSON.stringify(first.look.saved));
    return { root: first.folder.root, contents: { basis: first.look.basis, complete: true, segments: [], listing } };
  }

  it('is known without a look, and its site is opened when it is asked for', async () => {
    const { root, contents } = await saved();
    const { folder, look, progress, scan, makers } = openLook({}, root);
    expect([look.basis, look.saved]).toEqual(['', null]);
    look.restore(contents);
    expect([look.basis, look.saved]).toEqual([contents.basis, contents.listing]);
    expect(Object.values(progress.now.unread)).toEqual([1]);
    expect([...folder.archive.files.values()].map((file) => file.path)).toContain('p.png');
    // A look that finds the same site does not open it.
    expect((await scan())?.[0]).toEqual(['_posts/2020-01-02-a.md']);
    expect(folder.archive.site).toBeNull();
    expect(makers[0]?.sites).toHaveLength(1);
    expect(look.basis).toBe(contents.basis);
    await look.openSavedSite();
    expect(folder.archive.site?.site.generator).toBe('jekyll');
    expect(folder.archive.site?.basis).toBe(contents.basis);
    const { site } = folder.archive;
    await look.openSavedSite();
    expect(folder.archive.site).toBe(site);
  });

  it('has all posts read again if the site has other rules now', async () => {
    const { root, contents } = await saved();
    const { folder, look, scan } = openLook({ '_config.yml': 'permalink: /:title/\n' }, root);
    look.restore(contents);
    await scan();
    expect(folder.archive.site?.site.generator).toBe('jekyll');
    expect(look.basis).toBe('');
    look.allRead();
    expect(look.basis).not.toBe(contents.basis);
  });

  it('can be forgotten', async () => {
    const { root, contents } = await saved();
    const { folder, look, changesOf } = openLook({}, root);
    look.restore(contents);
    look.forgetSaved();
    expect([look.basis, look.saved, changesOf('none.md')]).toEqual(['', null, null]);
    await look.openSavedSite();
    expect(folder.archive.site).toBeNull();
  });
});

describe('a large folder that is new', () => {
  const many = (text: (at: number) => string): Files =>
    Object.fromEntries(Array.from({ length: 250 }, (_post, at) => [`p${at + 1_000}.md`, text(at)]));
  const newest = Array.from({ length: 32 }, (_post, at) => `p${1_249 - at}.md`);

  it('has its newest posts read by a guess, and nothing kept until the guess has proved right', async () => {
    const { folder, look, early, scan } = openLook(many(() => post));
    await scan();
    expect(early).toEqual([[...newest, 'basis: ']]);
    expect(folder.archive.site?.isGuess).toBe(false);
    expect(look.basis).not.toBe('');
  });

  it('has them read again if the guess was wrong, and nothing kept until then', async () => {
    // The second newest post is none of those that are read for the guess.
    const { folder, look, makers, early, earlyDone, scan } = openLook(
      many((at) => (at === 248 ? '{{< note >}}\nwords\n{{< /note >}}\n' : post)),
    );
    let readAgain: () => void = () => {};
    earlyDone[1] = new Promise((done) => {
      readAgain = done;
    });
    const [toRead] = (await scan()) ?? [];
    expect(early).toEqual([
      [...newest, 'basis: '],
      [...newest, 'basis: '],
    ]);
    expect(toRead).toHaveLength(250);
    expect(folder.archive.site?.site.headers).toEqual(['commented']);
    expect(makers[0]?.sites.at(-1)?.findings).toEqual(folder.archive.site?.findings);
    expect(look.basis).toBe('');
    readAgain();
    await expect.poll(() => look.basis).toBe(folder.archive.site?.basis);
  });

  it('is not guessed at if it has a configuration', async () => {
    const posts = Object.entries(many(() => post)).map(([name, text]) => [`content/${name}`, text]);
    const { look, makers, early, scan } = openLook({ 'hugo.toml': 'title = "Log"\n', ...Object.fromEntries(posts) });
    await scan();
    expect(early).toEqual([[...newest.map((name) => `content/${name}`), `basis: ${look.basis}`]]);
    expect(look.saved?.folders).toEqual(['content']);
    expect(makers[0]?.sites).toHaveLength(1);
  });
});
