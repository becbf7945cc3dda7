import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { isInside } from '../../../main/library/scan/contained-descriptor.ts';
import { extensionOf, openInside, readTrueRoot, resolveInside } from '../../../main/security/contained-file.ts';
import { openFiles } from '../open-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const posix = it.skipIf(process.platform === 'win32');

it('opens a regular file, with its size and extension', async () => {
  const root = temporaryFolder({ 'img/A.PNG': 'abc' });
  const file = await openInside(await readTrueRoot(root), path.join(root, 'img', 'A.PNG'));
  expect(file).toMatchObject({ size: 3, extension: 'png' });
  await file?.handle.close();
});

posix('follows a link that stays inside, and takes the extension of its target', async () => {
  const root = temporaryFolder({ 'run.sh': 'x' });
  symlinkSync('run.sh', path.join(root, 'a.png'));
  const file = await openInside(await readTrueRoot(root), path.join(root, 'a.png'));
  expect(file?.extension).toBe('sh');
  await file?.handle.close();
});

posix('refuses links to files and folders outside, also to a sibling whose name begins the same', async () => {
  const base = temporaryFolder({ 'posts/a.md': '', 'posts-other/secret.png': 's' });
  const root = path.join(base, 'posts');
  symlinkSync('../posts-other/secret.png', path.join(root, 'file.png'));
  symlinkSync('../posts-other', path.join(root, 'folder'));
  const trueRoot = await readTrueRoot(root);
  expect(await openInside(trueRoot, path.join(root, 'file.png'))).toBeNull();
  expect(await openInside(trueRoot, path.join(root, 'folder', 'secret.png'))).toBeNull();
  expect(await openInside(trueRoot, path.join(root, '..', 'posts-other', 'secret.png'))).toBeNull();
});

posix('serves a folder that was itself opened through a link', async () => {
  const base = temporaryFolder({ 'real/a.png': 'a' });
  symlinkSync('real', path.join(base, 'linked'));
  const file = await openInside(await readTrueRoot(path.join(base, 'linked')), path.join(base, 'linked', 'a.png'));
  expect(file?.size).toBe(1);
  await file?.handle.close();
});

posix('refuses folders and FIFOs without waiting for anyone', async () => {
  const root = temporaryFolder();
  mkdirSync(path.join(root, 'folder.png'));
  execFileSync('mkfifo', [path.join(root, 'pipe.png')]);
  const trueRoot = await readTrueRoot(root);
  expect(await openInside(trueRoot, path.join(root, 'folder.png'))).toBeNull();
  expect(await openInside(trueRoot, path.join(root, 'pipe.png'))).toBeNull();
  expect(await openInside(trueRoot, path.join(root, 'gone.png'))).toBeNull();
});

posix('refuses what can’t be opened at all', async () => {
  const root = temporaryFolder();
  const server = createServer().listen(path.join(root, 'socket.png'));
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  expect(await openInside(await readTrueRoot(root), path.join(root, 'socket.png'))).toBeNull();
});

it('returns null for a file that is gone', async () => {
  const root = temporaryFolder();
  expect(await resolveInside(await readTrueRoot(root), path.join(root, 'gone.png'))).toBeNull();
});

posix('keeps the bytes of an extension that is no UTF-8', () => {
  expect(extensionOf(Uint8Array.from([0x61, 0x2e, 0x50, 0xe9]))).toBe('pé');
});

it.skipIf(process.platform !== 'linux')('opens a file whose name is no UTF-8 by its bytes', async () => {
  const root = temporaryFolder();
  const name = Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9]), Buffer.from('.png')]);
  writeFileSync(name, 'abcd');
  const file = await openInside(await readTrueRoot(root), new Uint8Array(name));
  expect(file).toMatchObject({ size: 4, extension: 'png' });
  await file?.handle.close();
});

it.runIf(process.platform === 'linux')('leaves no file open that it refused or could not find', async () => {
  const outside = temporaryFolder({ 'secret.png': 's' });
  const root = temporaryFolder({ 'a.md': '' });
  mkdirSync(path.join(root, 'folder.png'));
  symlinkSync(path.join(outside, 'secret.png'), path.join(root, 'link.png'));
  const trueRoot = await readTrueRoot(root);
  for (const name of ['folder.png', 'link.png', 'gone.png']) {
    expect(await openInside(trueRoot, path.join(root, name))).toBeNull();
  }
  expect(openFiles(root)).toBe(0);
  expect(openFiles(outside)).toBe(0);
});

it('does not count the folder as inside itself', async () => {
  const root = await readTrueRoot(temporaryFolder());
  expect(isInside(root, root)).toBe(false);
  expect(await resolveInside(root, root)).toBeNull();
});
