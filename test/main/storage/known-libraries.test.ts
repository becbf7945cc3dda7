import { writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { openKnownLibraries, readRecent, shortened } from '../../../main/storage/known-libraries.ts';
import type { PostId } from '../../../main/library/model/ids.ts';
import { speak } from '../../../main/speech.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

beforeAll(() => speak('en'));

function open(folder: string, handbook: string | null = null) {
  return openKnownLibraries({
    folder,
    handbook,
    onProblem: (message) => {
      throw new Error(message);
    },
  });
}

it('gives a folder the same id each time, also after a restart, and different folders different ones', () => {
  const folder = temporaryFolder();
  const known = open(folder);
  const first = known.remember('/srv/blog');
  expect(first.id).toMatch(/^[0-9a-f]{32}$/);
  expect(first.name).toBe('blog');
  expect(known.remember('/srv/other').id).not.toBe(first.id);
  known.flush();
  expect(open(folder).remember('/srv/blog').id).toBe(first.id);
});

it('remembers where the person was in each folder', () => {
  const folder = temporaryFolder();
  const known = open(folder);
  const { id } = known.remember('/srv/blog');
  known.writeSession(id, { post: 'abcdefgh' as PostId, place: { block: 4, offset: -12.5 } });
  known.remember('/srv/other');
  known.flush();
  expect(open(folder).find(id)?.session).toEqual({ post: 'abcdefgh', place: { block: 4, offset: -12.5 } });
});

it('lists the newest first, twenty at most, and forgets without losing the id', () => {
  const known = open(temporaryFolder());
  const ids = Array.from({ length: 25 }, (_, count) => known.remember(`/srv/${count}`).id);
  expect(known.recent()).toHaveLength(20);
  expect(known.recent()[0]?.name).toBe('24');
  const forgotten = ids[24];
  if (forgotten === undefined) {
    throw new Error('No id.');
  }
  known.forget(forgotten);
  expect(known.recent()[0]?.name).toBe('23');
  expect(known.remember('/srv/24').id).toBe(forgotten);
});

it('keeps the other folders when one entry of the file is broken', () => {
  const folder = temporaryFolder();
  const entry = { id: 'a'.repeat(32), root: '/srv/blog', lastOpened: 'yesterday' };
  writeFileSync(path.join(folder, 'libraries.json'), JSON.stringify({ libraries: [{ id: 7 }, entry, null] }));
  expect(
    open(folder)
      .recent()
      .map(({ root }) => root),
  ).toEqual(['/srv/blog']);
});

it('says which folders are gone', async () => {
  const known = open(temporaryFolder());
  known.remember(temporaryFolder());
  known.remember('/nowhere/at/all');
  expect((await readRecent(known.recent())).map(({ missing }) => missing)).toEqual([true, false]);
});

it('shortens what lies in the home folder', () => {
  expect(shortened(path.join(homedir(), 'blog'))).toBe(`~${path.sep}blog`);
  expect(shortened(homedir())).toBe('~');
  expect(shortened(path.resolve('/srv/blog'))).toBe(path.resolve('/srv/blog'));
});

it('keeps the person’s corrections of a folder, also when it is forgotten and opened again', () => {
  const folder = temporaryFolder();
  const known = open(folder);
  const { id, corrections } = known.remember('/srv/blog');
  expect(corrections).toEqual({});
  known.writeCorrections(id, { generator: 'hugo', staticRoots: ['assets', ''] });
  known.forget(id);
  known.flush();
  expect(open(folder).remember('/srv/blog').corrections).toEqual({ generator: 'hugo', staticRoots: ['assets', ''] });
});

it('uses what is detected if the saved corrections make no sense', () => {
  const folder = temporaryFolder();
  const entry = { id: 'a'.repeat(32), root: '/srv/blog', corrections: { generator: 7 } };
  writeFileSync(path.join(folder, 'libraries.json'), JSON.stringify({ libraries: [entry] }));
  expect(open(folder).recent()[0]?.corrections).toEqual({});
});

it('knows the handbook by its name and as the same library, wherever the app is installed', () => {
  const folder = temporaryFolder();
  const known = open(folder, '/tmp/.mount_first/content');
  const first = known.remember('/tmp/.mount_first/content');
  expect(first).toMatchObject({ name: 'Handbook', folder: 'Offprint Handbook' });
  known.writeSession(first.id, { post: 'abcdefgh' as PostId, place: null });
  known.remember('/srv/content');
  known.flush();
  const again = open(folder, '/tmp/.mount_second/content');
  expect(again.recent().map(({ name, root }) => [name, root])).toEqual([
    ['content', '/srv/content'],
    ['Handbook', '/tmp/.mount_second/content'],
  ]);
  expect(again.remember('/tmp/.mount_second/content')).toMatchObject({ id: first.id, session: { post: 'abcdefgh' } });
  expect(again.recent()).toHaveLength(2);
});

it('recognises a folder that it knew by its path as the handbook', () => {
  const folder = temporaryFolder();
  const known = open(folder);
  const { id } = known.remember('/opt/offprint/content');
  known.flush();
  expect(open(folder, '/opt/offprint/content').remember('/opt/offprint/content')).toMatchObject({
    id,
    name: 'Handbook',
  });
});
