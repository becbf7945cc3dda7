import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openWholeLibrary, readPostAt } from '../open-library.ts';

/** The first bytes of a PNG, with alpha or without. */
function png(alpha: boolean): Buffer {
  const header = Buffer.alloc(33);
  header.write('\u0089PNG', 'latin1');
  header.write('IHDR', 12, 'latin1');
  header[25] = alpha ? 6 : 2;
  return Buffer.concat([header, Buffer.from('\0\0\0\0IDAT')]);
}

it('tells which pictures of a post can be seen through, from the beginnings of their files', async () => {
  const body = ['art.png', 'photo.png', 'drawn.svg', 'leads-out.png', 'gone.png'].map((name) => `![${name}](${name})`);
  const folder = temporaryFolder({ 'Day.md': body.join('\n\n'), 'drawn.svg': '<svg/>', 'gone.png': '' });
  writeFileSync(path.join(folder, 'art.png'), png(true));
  writeFileSync(path.join(folder, 'photo.png'), png(false));
  const outside = temporaryFolder({});
  writeFileSync(path.join(outside, 'outside.png'), png(true));
  symlinkSync(path.join(outside, 'outside.png'), path.join(folder, 'leads-out.png'));
  const { library } = await openWholeLibrary(folder);
  const { html } = await readPostAt(library, 'Day.md');
  const files = [
    ...html.matchAll(/src="offprint-file:\/\/library\/[0-9a-f]+\/(?:drawing\/)?([0-9a-f]+)" alt="([^"]*)"/g),
  ];
  const names = new Map(files.map(([, id = '', name = '']) => [id, name]));
  expect([...names.values()]).toEqual(expect.arrayContaining(['art.png', 'photo.png', 'drawn.svg']));
  const asked = [...names.keys(), '00000000'] as never;
  const found = await library.call('pictures.see-through', { library: library.id, files: asked });
  expect(found.map((id) => names.get(id))).toEqual(['art.png', 'drawn.svg']);
});
