import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readTrueRoot } from '../../../main/security/contained-file.ts';
import type { FileId, LibraryId } from '../../../main/library/model/ids.ts';
import { CallFailure } from '../../../main/library/protocol.ts';
import { LibraryFiles, type ServedLibrary } from '../../../main/protocols/library-files.ts';
import { openFiles } from '../open-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const id = 'ab'.repeat(16) as LibraryId;

function fileId(index: number) {
  return index.toString(16).padStart(32, '0') as FileId;
}

/** Serves these files as the ids 0, 1, … */
async function served(root: string, names: readonly string[]): Promise<ServedLibrary> {
  return {
    id,
    trueRoot: await readTrueRoot(root),
    locate: async (file) => {
      const name = names[Number.parseInt(file, 16)];
      if (name === undefined) {
        throw new CallFailure('gone', 'failure.file-gone');
      }
      return { path: path.join(root, name) };
    },
  };
}

function ask(library: ServedLibrary | null, file: string, headers: Record<string, string> = {}, method = 'GET') {
  return new LibraryFiles().serve(new Request(`offprint-file://library/${id}/${file}`, { headers, method }), library);
}

it('gives a picture with its type, and a policy under which nothing runs', async () => {
  const root = temporaryFolder({ 'a.png': 'png!' });
  const library = await served(root, ['a.png']);
  const picture = await ask(library, fileId(0));
  expect(picture.status).toBe(200);
  expect(picture.headers.get('content-type')).toBe('image/png');
  expect(picture.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await picture.text()).toBe('png!');
  expect(picture.headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox");
});

it('refuses pages, scripts, styles, drawings that can cost anything, and what has no type', async () => {
  const names = [
    'a.html',
    'a.svg',
    'a.SVG',
    'a.js',
    'a.css',
    'a.mjs',
    'a.wasm',
    'a.pdf',
    'noext',
    '.png',
    'constructor.__proto__',
  ];
  const library = await served(temporaryFolder(Object.fromEntries(names.map((name) => [name, 'x']))), names);
  for (const index of names.keys()) {
    expect((await ask(library, fileId(index))).status).toBe(403);
  }
});

it('refuses other libraries, unlisted ids, other methods, and addresses that are not exactly two ids', async () => {
  const library = await served(temporaryFolder({ 'a.png': 'x' }), ['a.png']);
  expect((await ask(null, fileId(0))).status).toBe(404);
  expect((await ask({ ...library, id: 'cd'.repeat(16) as LibraryId }, fileId(0))).status).toBe(404);
  expect((await ask(library, fileId(7))).status).toBe(404);
  expect((await ask(library, fileId(0), {}, 'POST')).status).toBe(404);
  for (const odd of [
    '',
    '..%2f',
    `${fileId(0)}/`,
    `${fileId(0)}?x`,
    `${fileId(0)}#x`,
    fileId(10).toUpperCase(),
    `${fileId(0)}%00`,
  ]) {
    expect((await ask(library, odd)).status).toBe(404);
  }
});

it.skipIf(process.platform === 'win32')(
  'refuses a listed file that has since become a link out of the folder',
  async () => {
    const outside = temporaryFolder({ 'secret.png': 's' });
    const root = temporaryFolder();
    symlinkSync(path.join(outside, 'secret.png'), path.join(root, 'a.png'));
    expect((await ask(await served(root, ['a.png']), fileId(0))).status).toBe(404);
  },
);

it('gives media in the range asked for, to its very end', async () => {
  const bytes = Buffer.from(Array.from({ length: 700_000 }, (_, at) => at % 251));
  const library = await served(temporaryFolder({ 'a.mp4': bytes }), ['a.mp4']);
  const whole = await ask(library, fileId(0));
  expect(whole.headers.get('accept-ranges')).toBe('bytes');
  expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
  const rest = await ask(library, fileId(0), { range: 'bytes=300000-' });
  expect(rest.status).toBe(206);
  expect(rest.headers.get('content-range')).toBe('bytes 300000-699999/700000');
  expect(Buffer.from(await rest.arrayBuffer()).equals(bytes.subarray(300_000))).toBe(true);
  expect((await ask(library, fileId(0), { range: 'bytes=700000-' })).status).toBe(416);
  expect((await ask(library, fileId(0), {}, 'HEAD')).headers.get('content-length')).toBe('700000');
});

it.skipIf(process.platform !== 'linux')('leaves no file open, whether read, refused or abandoned', async () => {
  const folder = temporaryFolder({ 'a.mp4': Buffer.alloc(2_000_000), 'b.png': 'x', 'c.js': 'x' });
  const library = await served(folder, ['a.mp4', 'b.png', 'c.js']);
  await (await ask(library, fileId(0))).arrayBuffer();
  for (let time = 0; time < 20; time += 1) {
    const film = await ask(library, fileId(0), { range: 'bytes=5-' });
    const reader = film.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await (await ask(library, fileId(0), {}, 'HEAD')).arrayBuffer();
    await (await ask(library, fileId(1))).arrayBuffer();
    await ask(library, fileId(2));
  }
  await expect.poll(() => openFiles(folder)).toBe(0);
});

it.skipIf(process.platform !== 'linux')('reads many large pictures in pieces, a few at a time', async () => {
  const names = Array.from({ length: 30 }, (_name, at) => `${at}.png`);
  const bytes = Buffer.alloc(3_000_000, 'picture');
  const folder = temporaryFolder(Object.fromEntries(names.map((name) => [name, bytes])));
  const library = await served(folder, names);
  const files = new LibraryFiles();
  let answered = 0;
  const asked = names.map(async (_name, at) => {
    const answer = await files.serve(new Request(`offprint-file://library/${id}/${fileId(at)}`), library);
    answered += 1;
    return answer;
  });
  await expect.poll(() => answered).toBe(8);
  expect(openFiles(folder)).toBe(8);
  // A cancelled picture makes room for another one, like a picture that was read.
  const [first, ...others] = asked;
  await (await first)?.body?.cancel();
  for (const answer of others) {
    expect(Buffer.from(await (await answer).arrayBuffer()).equals(bytes)).toBe(true);
  }
  await expect.poll(() => openFiles(folder)).toBe(0);
});

it('gives an empty picture as one', async () => {
  const library = await served(temporaryFolder({ 'a.png': '' }), ['a.png']);
  expect(await (await ask(library, fileId(0))).text()).toBe('');
});
