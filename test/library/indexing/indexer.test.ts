import { readdirSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Archive } from '../../../main/library/archive.ts';
import { SavedLibrary } from '../../../main/library/cache/saved-library.ts';
import { Indexer, type IndexerOptions } from '../../../main/library/indexing/indexer.ts';
import type { LibraryId } from '../../../main/library/model/ids.ts';
import type { IndexPhase } from '../../../main/library/model/library.ts';
import { InThreadMaker } from '../../../main/library/records/in-thread-maker.ts';
import { viewContent } from '../../../main/library/views/view.ts';
import { writeFiles } from '../../post-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { queryOf } from '../open-library.ts';

function ignore(): void {}

/** A folder that is being read, and its indexer. No watcher tells of changes. */
function openFolder(
  files: Readonly<Record<string, string>>,
  maker = new InThreadMaker(),
  { root = temporaryFolder(files), ...options }: Partial<IndexerOptions> & { readonly root?: string } = {},
) {
  const archive = new Archive('a'.repeat(32) as LibraryId, root, ignore);
  const phases: IndexPhase[] = [];
  const heard = { links: 0 };
  const indexer = new Indexer(archive, {
    poison: [],
    corrections: {},
    maker,
    quickMaker: new InThreadMaker(),
    saved: null,
    merges: true,
    needsSite: true,
    listener: {
      progressed: ignore,
      phaseChanged: () => phases.push(indexer.progress.phase),
      postsChanged: ignore,
      linksChanged: () => (heard.links += 1),
      filesChanged: ignore,
      contentChanged: ignore,
      moved: ignore,
      working: ignore,
      making: ignore,
    },
    ...options,
  });
  onTestFinished(() => indexer.close());
  indexer.look();
  const count = (text: string) => viewContent(queryOf(text), archive.posts, archive.index).posts.length;
  return { root, archive, indexer, phases, heard, count };
}

/** So many posts, each with a link to the one before it. */
function chain(posts: number, word = 'plain'): Readonly<Record<string, string>> {
  const text = (at: number) =>
    `# Post ${at}\n\nA ${word} text that follows [post number ${at - 1}](post-${at - 1}.md).\n`;
  return Object.fromEntries(Array.from({ length: posts }, (_post, at) => [`post-${at}.md`, text(at)]));
}

/** Notes which files it is asked for. */
class NotingMaker extends InThreadMaker {
  readonly asked: (readonly string[])[] = [];

  override make(...[files, options]: Parameters<InThreadMaker['make']>): Promise<void> {
    this.asked.push(files.map(({ path }) => path));
    return super.make(files, options);
  }
}

it('begins with the newest posts of a large folder before it has looked at the others, and reads each post once', async () => {
  const maker = new NotingMaker();
  const names = Array.from({ length: 250 }, (_post, at) => `${2_000 + (at % 20)}/post-${at}.md`);
  const { indexer, count } = openFolder(Object.fromEntries(names.map((name) => [name, '# A post\n'])), maker);
  await indexer.whenSettled();
  const newest = names.toSorted().reverse();
  expect(maker.asked).toEqual([newest.slice(0, 32), newest.slice(32)]);
  expect(count('post ')).toBe(250);
});

it('reads the newest posts again if many posts show another site than a few', async () => {
  const maker = new NotingMaker();
  const names = Array.from({ length: 250 }, (_post, at) => `post-${at + 1_000}.md`).reverse();
  // Every seventh post is read for the first guess.
  const text = (at: number): string => (at === 1 ? '{{< note >}}\nplain\n{{< /note >}}\n' : '# A post\n');
  const { archive, indexer } = openFolder(Object.fromEntries(names.map((name, at) => [name, text(at)])), maker);
  await indexer.whenSettled();
  expect(maker.asked).toEqual([names.slice(0, 32), names.slice(0, 32), names.slice(32)]);
  const second = [...archive.posts.all()].find(({ file }) => file.path === names[1]);
  expect(second && archive.text(second).blocks.map((block) => block.text)).toEqual(['plain']);
});

it('looks at all posts of a small folder before it reads one', async () => {
  const maker = new NotingMaker();
  const { indexer } = openFolder(chain(100), maker);
  await indexer.whenSettled();
  expect(maker.asked.map(({ length }) => length)).toEqual([100]);
});

it('reads a burst of changes before it scans the folder, and then finds what was not told', async () => {
  const { root, indexer, count } = openFolder(chain(40));
  await indexer.whenSettled();
  const changed = chain(30, 'quartz');
  writeFiles(root, changed);
  const [untold, ...told] = Object.keys(changed);
  indexer.look(told);
  await indexer.whenSettled();
  expect(count('quartz ')).toBe(29);
  await expect.poll(() => count('quartz '), { timeout: 5_000 }).toBe(30);
  expect(untold).toBe('post-0.md');
});

it('reads a change before the links of all posts are resolved, and resolves each of them once', async () => {
  const { root, indexer, count } = openFolder(chain(1_000));
  while (indexer.linksResolved === 0) {
    await setImmediate();
  }
  writeFiles(root, { 'post-7.md': '# Post 7\n\nA text of quartz that follows [the sixth post](post-6.md).\n' });
  indexer.look(['post-7.md']);
  while (count('quartz ') === 0) {
    await setImmediate();
  }
  expect(indexer.linksResolved).toBeLessThan(500);
  await indexer.whenSettled();
  // Post 7 may have been among the first ones, with its links from before.
  expect(indexer.linksResolved).toBeLessThanOrEqual(1_001);
  expect(indexer.linksResolved).toBeGreaterThanOrEqual(1_000);
  expect(count('sixth ')).toBe(2);
  expect(count('"number 998" ')).toBe(1);
});

describe('the phases', () => {
  it('are told for the first reading and for large changes, and a small change goes on in silence', async () => {
    const { root, indexer, phases } = openFolder(chain(60));
    await indexer.whenSettled();
    expect(phases).toEqual(['scanning', 'indexing', 'ready']);
    expect(indexer.progress.found).toBe(60);
    phases.length = 0;
    writeFiles(root, chain(50, 'quartz'));
    indexer.look();
    await indexer.whenSettled();
    expect(phases).toEqual(['ready']);
    phases.length = 0;
    writeFiles(root, chain(51, 'basalt'));
    indexer.look();
    await indexer.whenSettled();
    expect(phases).toEqual(['indexing', 'ready']);
  });

  it('end with a stop, which keeps what was read, and another look reads the rest', async () => {
    const { indexer, count } = openFolder(chain(30));
    indexer.cancel();
    await indexer.whenSettled();
    expect([indexer.progress.phase, indexer.busy, count('plain ')]).toEqual(['cancelled', false, 0]);
    indexer.look();
    expect(indexer.busy).toBe(true);
    await indexer.whenSettled();
    expect([indexer.progress.phase, count('plain ')]).toEqual(['ready', 30]);
  });

  it('end with a failure, and nobody waits for ever', async () => {
    const root = temporaryFolder();
    const { indexer } = openFolder({}, new InThreadMaker(), { root: `${root}/none` });
    await Promise.all([indexer.loaded, indexer.listed, indexer.readFirst(() => true)]);
    await indexer.whenSettled();
    expect(indexer.progress.phase).toBe('failed');
  });
});

describe('a look', () => {
  it('follows the one that is under way, with all that was told meanwhile', async () => {
    const { root, indexer, count } = openFolder(chain(20));
    await indexer.whenSettled();
    writeFiles(root, { 'post-1.md': 'A text of quartz.', 'post-2.md': 'A text of quartz.', 'new.md': 'A new quartz.' });
    indexer.look(['post-3.md']);
    indexer.look(['post-1.md']);
    indexer.look(['post-2.md']);
    await indexer.whenSettled();
    expect(count('quartz ')).toBe(2);
    indexer.look(['post-3.md']);
    indexer.look(null);
    indexer.look(['post-2.md']);
    await indexer.whenSettled();
    expect(count('quartz ')).toBe(3);
  });

  it('is not followed by another one after a stop', async () => {
    const { root, indexer, count } = openFolder(chain(20));
    await indexer.whenSettled();
    writeFiles(root, { 'post-1.md': 'A text of quartz.' });
    indexer.look([]);
    indexer.look(['post-1.md']);
    indexer.cancel();
    await indexer.whenSettled();
    expect(count('quartz ')).toBe(0);
  });

  it('at a few changed paths is all: the folder is not scanned', async () => {
    const { root, indexer, count } = openFolder(chain(40));
    await indexer.whenSettled();
    const changed = chain(17, 'quartz');
    writeFiles(root, changed);
    indexer.look(Object.keys(changed).slice(1));
    await indexer.whenSettled();
    expect(count('quartz ')).toBe(16);
    await new Promise((done) => setTimeout(done, 1_300));
    expect(count('quartz ')).toBe(16);
  });

  it('does nothing once it is closed', async () => {
    const { indexer, phases } = openFolder(chain(3));
    await indexer.close();
    phases.length = 0;
    indexer.look();
    expect([indexer.busy, phases]).toEqual([false, []]);
  });

  it('says that links have changed if any leads elsewhere', async () => {
    const { root, indexer, heard } = openFolder(chain(5));
    await indexer.whenSettled();
    const { links } = heard;
    expect(links).toBe(1);
    writeFiles(root, { 'post-4.md': 'A plain text that follows [post number 3](post-3.md).\n' });
    indexer.look();
    await indexer.whenSettled();
    expect(heard.links).toBe(links);
    writeFiles(root, { 'post-4.md': 'A plain text that follows [post number 3](post-2.md).\n' });
    indexer.look();
    await indexer.whenSettled();
    expect(heard.links).toBe(links + 1);
  });
});

describe('saved records', () => {
  const savedIn = (cache: string, root: string) => new SavedLibrary(cache, { root, code: 'code' });

  /** Reads a folder once, and saves its records. */
  async function saveOnce(files: Readonly<Record<string, string>>) {
    const [root, cache] = [temporaryFolder(files), temporaryFolder()];
    const { indexer } = openFolder({}, new InThreadMaker(), { root, saved: savedIn(cache, root) });
    await indexer.whenSettled();
    await indexer.close();
    const again = (options: Partial<IndexerOptions> = {}) =>
      openFolder({}, new InThreadMaker(), { root, saved: savedIn(cache, root), ...options });
    return { root, cache, again };
  }

  it('are there at once at the next start, and nothing is read', async () => {
    const { again } = await saveOnce(chain(20));
    const { archive, indexer, phases, count } = again();
    await indexer.loaded;
    expect([archive.posts.size, count('plain '), indexer.progress.found]).toEqual([20, 20, 20]);
    await indexer.listed;
    expect(phases).toEqual(['ready']);
    await indexer.whenSettled();
    expect([indexer.stages.make.bytes, indexer.linksResolved]).toEqual([0, 0]);
  });

  it('open the site only if it is needed', async () => {
    const { again } = await saveOnce({ ...chain(3), '_config.yml': 'title: Log\n' });
    const without = again({ needsSite: false });
    await without.indexer.whenSettled();
    expect(without.archive.site).toBeNull();
    await without.indexer.close();
    const needing = again();
    await needing.indexer.whenSettled();
    expect(needing.archive.site).not.toBeNull();
  });

  it('of a reading that was stopped are used, and the rest is read', async () => {
    const { root, again } = await saveOnce(chain(20));
    writeFiles(root, chain(30));
    const stopped = again();
    await stopped.indexer.loaded;
    stopped.indexer.cancel();
    await stopped.indexer.close();
    const { indexer, count } = again();
    await indexer.whenSettled();
    expect(count('plain ')).toBe(30);
  });

  it('that are damaged are thrown away, and all is read again', async () => {
    const { cache, again } = await saveOnce(chain(20));
    for (const name of readdirSync(cache, { recursive: true, encoding: 'utf8' })) {
      const file = path.join(cache, name);
      if (/segment/.test(name) && statSync(file).isFile()) {
        truncateSync(file, Math.floor(statSync(file).size / 2));
      }
    }
    const { indexer, count } = again();
    await indexer.whenSettled();
    expect([indexer.progress.phase, count('plain ')]).toEqual(['ready', 20]);
    expect(indexer.stages.make.bytes).toBeGreaterThan(0);
  });

  it('are made anew on demand', async () => {
    const { again } = await saveOnce(chain(20));
    const { indexer, count, phases } = again();
    await indexer.whenSettled();
    phases.length = 0;
    indexer.rebuild();
    await expect.poll(() => phases, { timeout: 10_000 }).toEqual(['scanning', 'indexing', 'ready']);
    expect(count('plain ')).toBe(20);
    expect(indexer.stages.make.bytes).toBeGreaterThan(0);
  });

  it('are removed on demand, and nothing more is saved', async () => {
    const { root, cache, again } = await saveOnce(chain(20));
    const { indexer } = again();
    await indexer.whenSettled();
    indexer.keepNothing();
    writeFiles(root, { 'new.md': 'A plain text.' });
    indexer.look();
    await indexer.whenSettled();
    await indexer.close();
    expect(savedIn(cache, root).contents).toBeNull();
  });

  it('have the words of links that changed last, once the folder is closed', async () => {
    const { root, again } = await saveOnce(chain(20));
    const { indexer } = again();
    await indexer.whenSettled();
    for (const word of ['quartz', 'basalt', 'granite']) {
      writeFiles(root, { 'new.md': `A [text of ${word}](post-3.md).` });
      indexer.look(['new.md']);
      await indexer.whenSettled();
    }
    await indexer.close();
    const next = again();
    await next.indexer.whenSettled();
    expect([next.indexer.linksResolved, next.count('granite ')]).toEqual([0, 2]);
  });

  it('are few files, whether or not the folder stays open', async () => {
    const root = temporaryFolder(chain(3));
    const { archive, indexer } = openFolder({}, new InThreadMaker(), { root });
    await indexer.whenSettled();
    for (let at = 0; at < 9; at += 1) {
      writeFiles(root, { 'post-1.md': `A text of quartz ${at}.` });
      indexer.look(['post-1.md']);
      await indexer.whenSettled();
    }
    expect(archive.store.segments.length).toBeGreaterThan(8);
    await expect.poll(() => archive.store.segments.length, { timeout: 10_000 }).toBeLessThanOrEqual(8);
    await indexer.whenMerged();
    expect(archive.store.segments.length).toBe(1);
  });
});

it('reads a post that somebody waits for before the others', async () => {
  const { archive, indexer } = openFolder(chain(400));
  await indexer.readFirst(({ file }) => file.path === 'post-0.md');
  const paths = [...archive.posts.all()].map(({ file }) => file.path);
  expect(paths).toContain('post-0.md');
  expect(paths.length).toBeLessThan(400);
  await indexer.whenSettled();
  expect(archive.posts.size).toBe(400);
});
