import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openKnownLibraries } from '../../../main/storage/known-libraries.ts';
import type { LibraryId, PostId } from '../../../main/library/model/ids.ts';
import { LibraryShelf } from '../../../main/library-process/library-shelf.ts';
import { startStandIn } from './stand-in.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

function open() {
  const known = openKnownLibraries({
    folder: temporaryFolder(),
    handbook: null,
    onProblem: (message) => {
      throw new Error(message);
    },
  });
  const heard: LibraryId[] = [];
  const shelf = new LibraryShelf({
    known,
    start: startStandIn,
    onEvent: (event) => {
      if (event.name === 'library-status') {
        heard.push(event.payload.library);
      }
    },
    onDeath: () => {},
  });
  onTestFinished(() => shelf.close());
  return { shelf, known, heard };
}

it('has nothing open at first', () => {
  const { shelf } = open();
  expect(shelf.current()).toBeNull();
  expect(shelf.describe()).toBeNull();
  expect(() => shelf.require('a'.repeat(32) as LibraryId)).toThrow('failure.folder-not-open');
});

it('opens a folder with where the person left off', async () => {
  const { shelf } = open();
  const folder = temporaryFolder();
  const { opened, post } = await shelf.openPath(folder);
  expect(post).toBeNull();
  expect(opened).toMatchObject({
    name: path.basename(folder),
    session: { post: null, place: null },
    status: { library: opened.id },
  });
  shelf.writeSession(opened.id, { post: 'post-one' as PostId, place: { block: 2, offset: 10 } });
  await shelf.openPath(temporaryFolder());
  expect((await shelf.openRecent(opened.id)).opened.session).toEqual({
    post: 'post-one',
    place: { block: 2, offset: 10 },
  });
});

it('keeps the process of a folder that is opened again, also at a post or by another way', async () => {
  const { shelf } = open();
  const folder = temporaryFolder({ 'a.md': '' });
  const linked = path.join(temporaryFolder(), 'link');
  symlinkSync(folder, linked);
  await shelf.openPath(folder);
  const before = shelf.current();
  expect(await shelf.openPath(path.join(folder, 'a.md'))).toMatchObject({ post: 'a.md', opened: { id: before?.id } });
  await shelf.openPath(linked);
  expect(shelf.current()).toBe(before);
});

it('ends the process of the folder before, and hears it no more', async () => {
  const { shelf, heard } = open();
  const first = await shelf.openPath(temporaryFolder());
  const host = shelf.require(first.opened.id).host;
  const second = await shelf.openPath(temporaryFolder());
  expect(() => shelf.require(first.opened.id)).toThrow('failure.folder-not-open');
  await expect(host.call('post.find', { path: 'pid' })).rejects.toMatchObject({ code: 'cancelled' });
  await vi.waitFor(() => expect(heard).toContain(second.opened.id));
  expect(heard).not.toContain(first.opened.id);
});

it('keeps the open folder when another can’t be opened', async () => {
  const { shelf } = open();
  const { opened } = await shelf.openPath(temporaryFolder());
  await expect(shelf.openPath('/nowhere/at/all')).rejects.toMatchObject({ code: 'gone' });
  await expect(shelf.openRecent('f'.repeat(32) as LibraryId)).rejects.toMatchObject({ code: 'gone' });
  expect(shelf.current()?.id).toBe(opened.id);
});

it('lets the folder that was asked for last win', async () => {
  const { shelf } = open();
  const [first, last] = [temporaryFolder(), temporaryFolder()];
  const slow = shelf.openPath(first);
  const quick = shelf.openPath(last);
  await expect(slow).rejects.toMatchObject({ code: 'cancelled' });
  await quick;
  expect(shelf.current()?.root).toBe(last);
});

it('finds a post through the process', async () => {
  const { shelf } = open();
  await shelf.openPath(temporaryFolder());
  const library = shelf.current();
  if (library === null) {
    throw new Error('Nothing is open.');
  }
  expect(await shelf.findPost(library, 'pid')).toEqual(expect.any(Number));
  expect(await shelf.findPost(library, 'none')).toBeNull();
});

it('hands what the person says of a folder to its process, and to the next one that opens it', async () => {
  const { shelf } = open();
  const folder = temporaryFolder();
  const { opened } = await shelf.openPath(folder);
  const said = (): Promise<unknown> => shelf.require(opened.id).host.call('post.find', { path: 'corrections' });
  expect(await said()).toBe('{}');
  shelf.correct(opened.id, { contentRoot: 'posts' });
  expect(await said()).toBe('{"contentRoot":"posts"}');
  await shelf.openPath(temporaryFolder());
  expect(() => shelf.correct(opened.id, {})).toThrow('failure.folder-not-open');
  await shelf.openPath(folder);
  expect(await said()).toBe('{"contentRoot":"posts"}');
});
