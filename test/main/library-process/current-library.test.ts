import { realpathSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openKnownLibraries } from '../../../main/storage/known-libraries.ts';
import type { LibraryId, PostId } from '../../../main/library/model/ids.ts';
import { CurrentLibrary } from '../../../main/library-process/current-library.ts';
import { speak } from '../../../main/speech.ts';
import { startStandIn } from './stand-in.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { eventually } from '../../eventually.ts';

function open(handbook: string | null = null) {
  const known = openKnownLibraries({
    folder: temporaryFolder(),
    handbook,
    onProblem: (message) => {
      throw new Error(message);
    },
  });
  const heard: LibraryId[] = [];
  const currentLibrary = new CurrentLibrary({
    known,
    start: startStandIn,
    onEvent: (event) => {
      if (event.name === 'library-status') {
        heard.push(event.payload.library);
      }
    },
    onDeath: () => {},
  });
  onTestFinished(() => currentLibrary.close());
  return { currentLibrary, known, heard };
}

it('has nothing open at first', () => {
  const { currentLibrary } = open();
  expect(currentLibrary.get()).toBeNull();
  expect(currentLibrary.describe()).toBeNull();
  expect(() => currentLibrary.require('a'.repeat(32) as LibraryId)).toThrow('failure.folder-not-open');
});

it('opens a folder with where the person left off', async () => {
  const { currentLibrary } = open();
  const folder = temporaryFolder();
  const { opened, post } = await currentLibrary.openPath(folder);
  expect(post).toBeNull();
  expect(opened).toMatchObject({
    name: path.basename(folder),
    session: { post: null, place: null },
    status: { library: opened.id },
  });
  currentLibrary.writeSession(opened.id, { post: 'post-one' as PostId, place: { block: 2, offset: 10 } });
  await currentLibrary.openPath(temporaryFolder());
  expect((await currentLibrary.openRecent(opened.id)).opened.session).toEqual({
    post: 'post-one',
    place: { block: 2, offset: 10 },
  });
});

it('names the open handbook in the language that is spoken when it is asked', async () => {
  const handbook = realpathSync(temporaryFolder());
  const { currentLibrary } = open(handbook);
  onTestFinished(() => speak('en'));
  await speak('en');
  await currentLibrary.openPath(handbook);
  expect(currentLibrary.describe()?.name).toBe('Handbook');
  await speak('de');
  expect(currentLibrary.describe()?.name).toBe('Handbuch');
});

it('keeps the process of a folder that is opened again, also at a post or by another way', async () => {
  const { currentLibrary } = open();
  const folder = temporaryFolder({ 'a.md': '' });
  const linked = path.join(temporaryFolder(), 'link');
  symlinkSync(folder, linked);
  await currentLibrary.openPath(folder);
  const before = currentLibrary.get();
  expect(await currentLibrary.openPath(path.join(folder, 'a.md'))).toMatchObject({
    post: 'a.md',
    opened: { id: before?.id },
  });
  await currentLibrary.openPath(linked);
  expect(currentLibrary.get()).toBe(before);
});

it('ends the process of the folder before, and ignores its messages', async () => {
  const { currentLibrary, heard } = open();
  const first = await currentLibrary.openPath(temporaryFolder());
  const host = currentLibrary.require(first.opened.id).host;
  const second = await currentLibrary.openPath(temporaryFolder());
  expect(() => currentLibrary.require(first.opened.id)).toThrow('failure.folder-not-open');
  await expect(host.call('post.find', { path: 'pid' })).rejects.toMatchObject({ code: 'cancelled' });
  await eventually(() => expect(heard).toContain(second.opened.id));
  expect(heard).not.toContain(first.opened.id);
});

it('keeps the open folder when another can’t be opened', async () => {
  const { currentLibrary } = open();
  const { opened } = await currentLibrary.openPath(temporaryFolder());
  await expect(currentLibrary.openPath('/nowhere/at/all')).rejects.toMatchObject({ code: 'gone' });
  await expect(currentLibrary.openRecent('f'.repeat(32) as LibraryId)).rejects.toMatchObject({ code: 'gone' });
  expect(currentLibrary.get()?.id).toBe(opened.id);
});

it('opens the folder that was asked for last', async () => {
  const { currentLibrary } = open();
  const [first, last] = [temporaryFolder(), temporaryFolder()];
  const slow = currentLibrary.openPath(first);
  const quick = currentLibrary.openPath(last);
  await expect(slow).rejects.toMatchObject({ code: 'cancelled' });
  await quick;
  expect(currentLibrary.get()?.root).toBe(last);
});

it('finds a post through the process', async () => {
  const { currentLibrary } = open();
  await currentLibrary.openPath(temporaryFolder());
  const library = currentLibrary.get();
  if (library === null) {
    throw new Error('Nothing is open.');
  }
  expect(await currentLibrary.findPost(library, 'pid')).toEqual(expect.any(Number));
  expect(await currentLibrary.findPost(library, 'none')).toBeNull();
});

it('passes the person’s corrections to the process of the folder, and to the next one that opens it', async () => {
  const { currentLibrary } = open();
  const folder = temporaryFolder();
  const { opened } = await currentLibrary.openPath(folder);
  const said = (): Promise<unknown> =>
    currentLibrary.require(opened.id).host.call('post.find', { path: 'corrections' });
  expect(await said()).toBe('{}');
  currentLibrary.correct(opened.id, { contentRoot: 'posts' });
  expect(await said()).toBe('{"contentRoot":"posts"}');
  await currentLibrary.openPath(temporaryFolder());
  expect(() => currentLibrary.correct(opened.id, {})).toThrow('failure.folder-not-open');
  await currentLibrary.openPath(folder);
  expect(await said()).toBe('{"contentRoot":"posts"}');
});
