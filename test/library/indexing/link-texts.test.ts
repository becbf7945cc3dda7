import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Library } from '../../../main/library/library.ts';
import { writeFiles } from '../../post-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openCached, withCached } from '../cached-library.ts';
import { openWholeLibrary, openWholeView, queryOf } from '../open-library.ts';

const files = {
  'kettle.md': '# Kettle\n\nWater boils in it.\n',
  'lake.md': '# Lake\n\nStill water.\n',
  'log.md': '# Log\n\nI told of [the copper *vessel* of Delft](kettle.md#top), and of [a lake](lake.md).\n',
};

function pathsFor(library: Library, text: string, without: readonly 'link-words'[] = []): readonly string[] {
  return library.search(text, { without }).map(({ file }) => file.path);
}

async function looked(library: Library): Promise<Library> {
  library.reload();
  await library.whenSettled();
  return library;
}

it('finds a post by the words with which another one links to it, unless told to leave them out', async () => {
  const { library } = await openWholeLibrary(temporaryFolder(files));
  expect(pathsFor(library, 'copper vessel ')).toEqual(['kettle.md', 'log.md']);
  expect(pathsFor(library, 'copper vessel ', ['link-words'])).toEqual(['log.md']);
  // Phrases and excluded words ignore the words of links.
  expect(pathsFor(library, '"copper vessel"')).toEqual(['log.md']);
  expect([...pathsFor(library, 'water -copper')].sort()).toEqual(['kettle.md', 'lake.md']);
  const { rows, state } = await openWholeView(library, queryOf('copper vessel boils '));
  expect(rows.map(({ title, lacks }) => [title, lacks.map(({ text }) => text)])).toEqual([
    ['Kettle', []],
    ['Log', ['boils']],
  ]);
  expect(state.full).toBe(1);
});

it('uses the present links when a post is changed, renamed or removed', async () => {
  const log = (text: string) => `---\ntitle: Log\ndate: 2020-05-01\n---\n${text}\n`;
  const root = temporaryFolder({ ...files, 'log.md': log('I told of [the copper vessel](kettle.md).') });
  const { library } = await openWholeLibrary(root);
  writeFiles(root, { 'log.md': log('I told of [a brass vessel](kettle.md), and of [an iron urn](/old/urn/).') });
  await looked(library);
  expect(pathsFor(library, 'brass ')).toEqual(['kettle.md', 'log.md']);
  expect(pathsFor(library, 'copper ')).toEqual([]);
  // The link is dead now, until another post has that name.
  renameSync(path.join(root, 'kettle.md'), path.join(root, 'pot.md'));
  await looked(library);
  expect(pathsFor(library, 'brass ')).toEqual(['log.md']);
  renameSync(path.join(root, 'lake.md'), path.join(root, 'kettle.md'));
  await looked(library);
  expect(pathsFor(library, 'brass ')).toEqual(['kettle.md', 'log.md']);
  // A dead link leads to a post as soon as one has its address.
  expect(pathsFor(library, 'iron ')).toEqual(['log.md']);
  writeFiles(root, { 'urn.md': '---\ntitle: Urn\naliases: [/old/urn/]\n---\nWater boils in it.\n' });
  await looked(library);
  expect(pathsFor(library, 'iron ')).toEqual(['urn.md', 'log.md']);
  rmSync(path.join(root, 'log.md'));
  await looked(library);
  expect(pathsFor(library, 'brass ')).toEqual([]);
});

it('is saved: a search opens no site and reads nothing as long as nothing has changed', async () => {
  const root = temporaryFolder(files);
  const cache = temporaryFolder();
  await withCached(root, cache, () => {});
  const library = openCached(root, cache, { needsSite: false });
  await library.whenSettled();
  expect(pathsFor(library, 'copper vessel ')).toEqual(['kettle.md', 'log.md']);
  expect([library.stages.make.bytes, library.siteFacts()]).toEqual([0, null]);
  await library.close();
  writeFiles(root, { 'lake.md': '# Lake\n\nSee [a boiler of tin](kettle.md).\n' });
  const find = (text: string) => withCached(root, cache, (again) => pathsFor(again, text), { needsSite: false });
  expect(await find('tin ')).toEqual(['kettle.md', 'lake.md']);
  expect(await find('tin ')).toEqual(['kettle.md', 'lake.md']);
  expect(await find('copper ')).toEqual(['kettle.md', 'log.md']);
});

it('ignores words that lead to many posts', async () => {
  const targets = Array.from({ length: 4 }, (_, at) => `post-${at}.md`);
  const links = targets.map((target) => `[over yonder](${target})`).join(' ');
  const { library } = await openWholeLibrary(
    temporaryFolder({
      ...Object.fromEntries(targets.map((target) => [target, '# Post\n\nWords.\n'])),
      'list.md': `# List\n\n${links} [the *second* one](post-1.md)\n`,
    }),
  );
  expect(pathsFor(library, 'yonder ')).toEqual(['list.md']);
  expect(pathsFor(library, 'second ')).toEqual(['post-1.md', 'list.md']);
});

it('resolves no links at the next start, and those of one post when one has changed', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => [
      `post-${at}.md`,
      `# Post ${at}\n\nSee [number ${at}](post-${at + 1}.md).\n`,
    ]),
  );
  const root = temporaryFolder({ ...files, ...many });
  const cache = temporaryFolder();
  await withCached(root, cache, (library) => expect(library.linksResolved).toBe(43));
  const library = openCached(root, cache);
  await library.whenSettled();
  expect(library.linksResolved).toBe(0);
  writeFiles(root, { 'post-7.md': '# Post 7\n\nSee [another one](post-3.md).\n' });
  await looked(library);
  expect([library.linksResolved, pathsFor(library, 'another ')]).toEqual([1, ['post-3.md', 'post-7.md']]);
  await library.close();
  await withCached(root, cache, (again) => expect(again.linksResolved).toBe(0));
  // The same for a change while the folder was closed.
  writeFiles(root, { 'post-8.md': '# Post 8\n\nSee [a third one](post-3.md).\n' });
  await withCached(root, cache, (again) => expect(again.linksResolved).toBe(1));
});

it('makes no map of all addresses anew when a text changes, and one when a title does', async () => {
  const log = (title: string, text: string) => `---\ntitle: ${title}\ndate: 2020-05-01\n---\n${text}\n`;
  const root = temporaryFolder({ ...files, 'log.md': log('Log', 'I told of [a vessel](kettle.md).') });
  const { library } = await openWholeLibrary(root);
  const made = library.mapsMade;
  writeFiles(root, { 'log.md': log('Log', 'I told of [a brass vessel](kettle.md).') });
  await looked(library);
  expect([library.mapsMade, pathsFor(library, 'brass ')]).toEqual([made, ['kettle.md', 'log.md']]);
  writeFiles(root, { 'log.md': log('Diary', 'I told of [a tin vessel](kettle.md).') });
  await looked(library);
  expect([library.mapsMade, pathsFor(library, 'tin ')]).toEqual([made + 1, ['kettle.md', 'log.md']]);
});
