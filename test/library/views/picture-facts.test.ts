import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { jpeg, png, segment } from '../../picture-bytes.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openWholeLibrary, readPostAt } from '../open-library.ts';

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>';
const names = ['art.png', 'photo.png', 'late.jpg', 'sized.svg', 'odd.svg', 'text.png', 'leads-out.png', 'empty.png'];

function makeFolder(body = names.map((name) => `![${name}](${name})`).join('\n\n')) {
  const folder = temporaryFolder({
    'Day.md': `---\ncover: cover.png\n---\n${body}\n`,
    '.obsidian/app.json': '{}',
    'Note.md': '![photo.png](photo.png)\n',
    'sized.svg': drawing,
    'odd.svg': 'no drawing',
    'text.png': drawing,
    'empty.png': '',
  });
  const profiles = Array.from({ length: 3 }, () => segment(0xe2, Buffer.alloc(60_000, 7)));
  const pictures = {
    'art.png': png(40, 20, { alpha: true }),
    'photo.png': png(60, 20),
    'cover.png': png(90, 10),
    'late.jpg': jpeg(80, 20, ...profiles),
  };
  for (const [name, bytes] of Object.entries(pictures)) {
    writeFileSync(path.join(folder, name), bytes);
  }
  const outside = temporaryFolder({});
  writeFileSync(path.join(outside, 'outside.png'), png(70, 20, { alpha: true }));
  symlinkSync(path.join(outside, 'outside.png'), path.join(folder, 'leads-out.png'));
  return folder;
}

function idsIn(html: string) {
  const shown = html.matchAll(/src="offprint-file:\/\/library\/[0-9a-f]+\/(?:drawing\/)?([0-9a-f]+)" alt="([^"]*)"/g);
  return new Map([...shown].map(([, id = '', name = '']) => [id, name]));
}

const expected = [
  ['art.png', 40, 20, true],
  ['photo.png', 60, 20, false],
  ['late.jpg', 80, 20, false],
  ['sized.svg', 30, 20, true],
  ['odd.svg', undefined, undefined, true],
  ['text.png', undefined, undefined, false],
  ['empty.png', undefined, undefined, false],
];

it('tells what the pictures of a post say about themselves, and reads nothing outside the folder', async () => {
  const { library } = await openWholeLibrary(makeFolder());
  const { html } = await readPostAt(library, 'Day.md');
  const known = idsIn(html);
  expect([...known.values()]).toEqual(expect.arrayContaining(['art.png', 'odd.svg', 'text.png']));
  const asked = [...known.keys(), '00000000'] as never;
  const found = await library.call('pictures.facts', { library: library.id, files: asked });
  const told = found.map(({ file, size, isSeeThrough }) => [known.get(file), size?.width, size?.height, isSeeThrough]);
  expect(told).toEqual(expected.filter(([name]) => [...known.values()].includes(String(name))));
});

it('gives a post what is known of its pictures, of its cover and of those in embedded texts', async () => {
  const { library } = await openWholeLibrary(makeFolder('![art.png](art.png)\n\n![[Note]]'));
  const { pictures } = await readPostAt(library, 'Day.md');
  expect(pictures.map(({ size }) => size?.width)).toEqual([90, 40, 60]);
});
