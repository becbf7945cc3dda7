import { setImmediate } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { Archive } from '../../../main/library/archive.ts';
import { Indexer } from '../../../main/library/indexing/indexer.ts';
import type { LibraryId } from '../../../main/library/model/ids.ts';
import { InThreadMaker } from '../../../main/library/records/in-thread-maker.ts';
import { viewContent } from '../../../main/library/views/view.ts';
import { writeFiles } from '../../post-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { queryOf } from '../open-library.ts';

function ignore(): void {}

/** A folder that was read once, and its indexer. No watcher tells of changes. */
function openFolder(files: Readonly<Record<string, string>>, maker = new InThreadMaker()) {
  const root = temporaryFolder(files);
  const archive = new Archive('a'.repeat(32) as LibraryId, root, ignore);
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
      phaseChanged: ignore,
      postsChanged: ignore,
      linksChanged: ignore,
      filesChanged: ignore,
      contentChanged: ignore,
      moved: ignore,
      working: ignore,
      making: ignore,
    },
  });
  onTestFinished(() => indexer.close());
  indexer.look();
  const count = (text: string) => viewContent(queryOf(text), archive.posts, archive.index).posts.length;
  return { root, archive, indexer, count };
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
