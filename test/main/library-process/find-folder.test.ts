import path from 'node:path';
import { expect, it } from 'vitest';
import { findFolder } from '../../../main/library-process/find-folder.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

it('takes a folder as it is', async () => {
  const folder = temporaryFolder();
  expect(await findFolder(folder)).toEqual({ folder, post: null });
});

it('takes a post for its folder, at that post', async () => {
  const folder = temporaryFolder({ 'a/b.MD': '' });
  expect(await findFolder(path.join(folder, 'a', 'b.MD'))).toEqual({ folder: path.join(folder, 'a'), post: 'b.MD' });
});

it.each([
  ['nothing-here', 'gone', 'failure.no-such-folder'],
  ['picture.png', 'unreadable', 'failure.not-a-post'],
  ['picture.png/below', 'gone', 'failure.no-such-folder'],
])('says what is wrong with %s, and what to do', async (name, code, told) => {
  const folder = temporaryFolder({ 'picture.png': '' });
  await expect(findFolder(path.join(folder, name))).rejects.toMatchObject({
    code,
    told: { code: told },
  });
});
