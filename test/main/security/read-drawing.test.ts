import { symlinkSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readTrueRoot } from '../../../main/security/contained-file.ts';
import { readDrawing } from '../../../main/security/read-drawing.ts';
import { openFiles } from '../open-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

it('reads an SVG file of the folder, and nothing else', async () => {
  const root = temporaryFolder({
    'a.svg': '<svg/>',
    'B.SVG': '<svg id="b"/>',
    'a.png': 'png',
    'a.html': '<p>',
    'empty.svg': '',
  });
  const folder = await readTrueRoot(root);
  const read = async (name: string) => new TextDecoder().decode(await readDrawing(folder, path.join(root, name)));
  expect(await read('a.svg')).toBe('<svg/>');
  expect(await read('B.SVG')).toBe('<svg id="b"/>');
  expect(await read('empty.svg')).toBe('');
  await expect(read('a.png')).rejects.toMatchObject({ code: 'refused', told: { code: 'failure.no-svg' } });
  await expect(read('a.html')).rejects.toMatchObject({ code: 'refused', told: { code: 'failure.no-svg' } });
  await expect(read('gone.svg')).rejects.toMatchObject({ code: 'gone', told: { code: 'failure.drawing-gone' } });
});

it('refuses one that is larger than any drawing', async () => {
  const root = temporaryFolder({ 'a.svg': '<svg/>', 'large.svg': '<svg/>' });
  const folder = await readTrueRoot(root);
  truncateSync(path.join(root, 'large.svg'), 16 * 1024 ** 2);
  expect(await readDrawing(folder, path.join(root, 'large.svg'))).toHaveLength(16 * 1024 ** 2);
  for (const size of [16 * 1024 ** 2 + 1, 3 * 1024 ** 3]) {
    truncateSync(path.join(root, 'a.svg'), size);
    await expect(readDrawing(folder, path.join(root, 'a.svg'))).rejects.toMatchObject({
      code: 'refused',
      told: { code: 'failure.drawing-too-large' },
    });
  }
});

it.runIf(process.platform === 'linux')('leaves no file open, read or refused', async () => {
  const root = temporaryFolder({ 'a.svg': '<svg/>', 'a.png': 'png' });
  const folder = await readTrueRoot(root);
  await readDrawing(folder, path.join(root, 'a.svg'));
  await expect(readDrawing(folder, path.join(root, 'a.png'))).rejects.toThrow('failure.no-svg');
  expect(openFiles(root)).toBe(0);
});

it.skipIf(process.platform === 'win32')('refuses links out of the folder, and to what is no SVG file', async () => {
  const outside = temporaryFolder({ 'secret.svg': '<svg/>' });
  const root = temporaryFolder({ 'page.html': '<p>' });
  symlinkSync(path.join(outside, 'secret.svg'), path.join(root, 'a.svg'));
  symlinkSync(path.join(root, 'page.html'), path.join(root, 'b.svg'));
  const folder = await readTrueRoot(root);
  await expect(readDrawing(folder, path.join(root, 'a.svg'))).rejects.toThrow('failure.drawing-gone');
  await expect(readDrawing(folder, path.join(root, 'b.svg'))).rejects.toThrow('failure.no-svg');
});
