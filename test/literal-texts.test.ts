import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { repository } from '../build/places.mjs';
import { readSourceFiles } from '../build/source-rooms.mjs';
import { findLiteralTexts } from './literal-texts.ts';

/** Texts that may stand in the code: nobody reads them in the window, or they are names, which are not translated. */
const exceptions: Readonly<Record<string, RegExp>> = {
  'main/window/menu.ts': /^Offprint$/,
  'main/window/open-window.ts': /^Offprint$/,
  'renderer/app/welcome.tsx': /^Offprint$/,
  // Printed in the terminal.
  'main/window/screenshot.ts': /./,
  // Titles of invisible frames, for people who inspect the window.
  'renderer/diagram/draw-diagram.ts': /^Draws diagrams$/,
  'renderer/pictures/draw-picture.ts': /^Draws pictures$/,
  // Names of elements and attributes.
  'renderer/post/frame/note-in-place.ts': /^[a-z\d, ]+$/,
  'renderer/post/frame/sanitize.ts': /^[a-z\d ]+$/,
  'renderer/post/parts/math.ts': /^[a-z ]+$/,
};

const files = readSourceFiles()
  .map((file) => file.path)
  .filter((file) => /^renderer\/|^main\/window\/|^main\/requests\/|^main\/security\/external/.test(file));

it('finds no text of the window, its menus and dialogs outside of the catalogues', () => {
  expect(files.length).toBeGreaterThan(120);
  const found = files.flatMap((file) => findLiteralTexts(file, readFileSync(path.join(repository, file), 'utf8')));
  const unknown = found.filter((sentence) => {
    const [, file = '', text = ''] = /^(.*?):\d+: “(.*)”$/s.exec(sentence) ?? [];
    return !exceptions[file]?.test(text);
  });
  expect(unknown).toEqual([]);
});

it.each([
  ['<p>Hello there</p>', 'Hello there'],
  ['<p>\n  Nothing\n</p>', 'Nothing'],
  ['<IconButton icon="close" name="Close" />', 'Close'],
  ['<button title={`Show it all`} />', 'Show it all'],
  ["<p>{busy ? 'Still reading it' : null}</p>", 'Still reading it'],
  ["<Field label={isOne ? 'One' : say('count.posts')} />", 'One'],
  ["menu({ label: '&File' }, { label: 'Open Folder' })", 'Open Folder'],
  ["dialog({ buttons: ['Open', 'Cancel'] })", 'Open'],
])('finds the words in %s', (source, words) => {
  expect(findLiteralTexts('a.tsx', source)[0]).toBe(`a.tsx:1: “${words}”`);
});

it.each([
  '<p className="Two words here now">{say(\'list.posts\')}</p>',
  '<Icon name="folder" />',
  "throw new Error('A programmer reads this.');",
  "document.querySelector('Article of the post');",
  "const actions = { title: 'title', kind: 'post-row' };",
  '<div role="list">{count} · {name}</div>',
])('lets pass %s', (source) => {
  expect(findLiteralTexts('a.tsx', source)).toEqual([]);
});
