import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openWholeLibrary, readPostAt } from '../open-library.ts';

it('tells the sizes that the drawings of a post state, and reads nothing outside the folder', async () => {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>';
  const body = ['sized.svg', 'odd.svg', 'leads-out.svg', 'photo.png'].map((name) => `![${name}](${name})`);
  const files = { 'Day.md': body.join('\n\n'), 'sized.svg': drawing, 'odd.svg': 'no drawing', 'photo.png': drawing };
  const folder = temporaryFolder(files);
  symlinkSync(
    path.join(temporaryFolder({ 'outside.svg': drawing }), 'outside.svg'),
    path.join(folder, 'leads-out.svg'),
  );
  const { library } = await openWholeLibrary(folder);
  const { html } = await readPostAt(library, 'Day.md');
  const shown = html.matchAll(/src="offprint-file:\/\/library\/[0-9a-f]+\/(?:drawing\/)?([0-9a-f]+)" alt="([^"]*)"/g);
  const names = new Map([...shown].map(([, id = '', name = '']) => [id, name]));
  expect([...names.values()]).toEqual(expect.arrayContaining(['sized.svg', 'odd.svg', 'photo.png']));
  const asked = [...names.keys(), '00000000'] as never;
  const found = await library.call('drawings.sizes', { library: library.id, files: asked });
  expect(found.map(({ file, size }) => [names.get(file), size])).toEqual([
    ['sized.svg', { width: 30, height: 20, ratio: 1.5 }],
  ]);
});
