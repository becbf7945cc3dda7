import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { hashTree } from '../hash-tree.ts';
import { datedPost, writeFiles } from '../post-files.ts';
import { mountReadOnly } from '../small-disk.ts';
import { ask } from './ask.ts';
import { ownWord, titleOf, writePosts } from './generated-posts.ts';
import {
  answerSaveDialog,
  cacheFolderOf,
  chooseMenu,
  eventually,
  launchOffprint,
  makeFolder,
  recordExternal,
} from './offprint-app.ts';

const posts = 60;

function makeFolderNow(name: string): string {
  const folder = makeFolder(name);
  mkdirSync(folder);
  return folder;
}

it('reads, searches and follows a folder where nothing can be written, without a complaint', async ({ skip }) => {
  const written = makeFolder('posts');
  writePosts(written, posts);
  const view = mountReadOnly(written);
  if (view === null) {
    skip('Only root on Linux can mount a folder without the right to write.');
    return;
  }
  const { folder } = view;
  onTestFinished(() => view.remove());
  expect(() => writeFileSync(path.join(folder, 'x.md'), 'x')).toThrow(/EROFS/);
  const before = hashTree(written);

  const app = await launchOffprint({ folder });
  onTestFinished(() => app.close().catch(() => undefined));
  await recordExternal(app, 1);
  await app.whenSearchable();
  expect(await app.searchFor(ownWord(7))).toBe(1);
  await app.open(titleOf(7));
  expect(await app.heading.textContent()).toBe(titleOf(7));
  await app.searchFor('');
  // All that a person can set for a folder is kept, and none of it in the folder.
  await ask(app, 'settings.write', { textSize: 130 });
  await app.open(titleOf(12));
  expect(await app.page.getByRole('alert').count()).toBe(0);
  expect(hashTree(written)).toBe(before);

  // Somebody else can write there.
  writeFiles(written, { 'late.md': datedPost('A late one', '2027-01-01', 'Thereafter.') });
  await eventually(() => app.searchFor('thereafter')).toBe(1);
  rmSync(path.join(written, 'late.md'));
  await eventually(() => app.searchFor('thereafter')).toBe(0);
  await app.searchFor('');

  // A report can be saved, but not on such a disk, and the person is told why.
  const elsewhere = mountReadOnly(makeFolderNow('reports'));
  onTestFinished(() => elsewhere?.remove());
  await chooseMenu(app, 'View', 'Archive Health');
  await answerSaveDialog(app, path.join(elsewhere?.folder ?? '', 'report.csv'));
  await app.page.getByRole('button', { name: 'Export as CSV' }).click();
  await eventually(() => app.page.getByRole('alert').textContent()).toMatch(
    /The file could not be written: nothing can be written there\./,
  );
  expect(hashTree(written)).toBe(before);
  await app.close();

  const next = await launchOffprint({ userData: app.userData });
  onTestFinished(() => next.close().catch(() => undefined));
  await next.whenSearchable();
  await eventually(() => next.heading.textContent()).toBe(titleOf(12));
  expect(existsSync(cacheFolderOf(app.userData))).toBe(true);
  expect(await next.page.getByRole('alert').count()).toBe(0);
  expect(hashTree(written)).toBe(before);
});
