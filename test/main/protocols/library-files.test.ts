import { symlinkSync, truncateSync } from 'node:fs';
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
  // A picture that changed on disk is shown as it is now.
  expect(picture.headers.get('cache-control')).toBe('no-store');
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
  const within = new Request(`https://example.com/?offprint-file://library/${id}/${fileId(0)}`);
  expect((await new LibraryFiles().serve(within, library)).status).toBe(404);
});

it('gives a picture as a whole, whatever part is asked for', async () => {
  const library = await served(temporaryFolder({ 'a.png': 'png!' }), ['a.png']);
  const picture = await ask(library, fileId(0), { range: 'bytes=2-' });
  expect(picture.status).toBe(200);
  expect(picture.headers.get('accept-ranges')).toBeNull();
  expect(picture.headers.get('content-range')).toBeNull();
  expect(await picture.text()).toBe('png!');
});

it('gives no picture of more than 64 MB, and a film of any size', async () => {
  const root = temporaryFolder({ 'a.png': '', 'b.png': '', 'c.mp4': '' });
  truncateSync(path.join(root, 'a.png'), 64 * 1024 ** 2 + 1);
  truncateSync(path.join(root, 'b.png'), 64 * 1024 ** 2);
  truncateSync(path.join(root, 'c.mp4'), 64 * 1024 ** 2 + 1);
  const library = await served(root, ['a.png', 'b.png', 'c.mp4']);
  expect((await ask(library, fileId(0))).status).toBe(403);
  for (const large of [fileId(1), fileId(2)]) {
    const answer = await ask(library, large);
    expect(answer.status).toBe(200);
    await answer.body?.cancel();
  }
});

it('has nothing to read where only the headers are asked for, or the file is empty', async () => {
  const root = temporaryFolder({ 'a.png': 'png!', 'b.mp4': 'film', 'c.png': '', 'd.mp4': '' });
  const library = await served(root, ['a.png', 'b.mp4', 'c.png', 'd.mp4']);
  for (const [index, method, length] of [
    [0, 'HEAD', '4'],
    [1, 'HEAD', '4'],
    [2, 'GET', '0'],
    [3, 'GET', '0'],
  ] as const) {
    const answer = await ask(library, fileId(index), {}, method);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-length')).toBe(length);
    expect(answer.body).toBeNull();
  }
});

it.runIf(process.platform === 'linux')('ends and closes a file that became shorter while it was read', async () => {
  const root = temporaryFolder({ 'a.mp4': Buffer.alloc(2_000_000) });
  const film = await ask(await served(root, ['a.mp4']), fileId(0));
  const reader = film.body?.getReader();
  await reader?.read();
  truncateSync(path.join(root, 'a.mp4'), 10);
  await expect(
    (async () => {
      while ((await reader?.read())?.done === false) {
        // Reads on to the end.
      }
    })(),
  ).rejects.toThrow('became shorter');
  await expect.poll(() => openFiles(root)).toBe(0);
});

it('gives a picture while films are watched', async () => {
  const names = [...Array.from({ length: 20 }, (_film, at) => `${at}.mp4`), 'a.png'];
  const root = temporaryFolder(Object.fromEntries(names.map((name) => [name, Buffer.alloc(1_000_000)])));
  const library = await served(root, names);
  const files = new LibraryFiles();
  const get = (index: number) => files.serve(new Request(`offprint-file://library/${id}/${fileId(index)}`), library);
  const films = await Promise.all(names.slice(0, -1).map((_film, at) => get(at)));
  expect((await (await get(20)).arrayBuffer()).byteLength).toBe(1_000_000);
  await Promise.all(films.map((film) => film.body?.cancel()));
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
  expect(whole.status).toBe(200);
  expect(whole.headers.get('accept-ranges')).toBe('bytes');
  expect(whole.headers.get('content-range')).toBeNull();
  expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
  const rest = await ask(library, fileId(0), { range: 'bytes=300000-' });
  expect(rest.status).toBe(206);
  expect(rest.headers.get('content-range')).toBe('bytes 300000-699999/700000');
  expect(rest.headers.get('content-length')).toBe('400000');
  expect(Buffer.from(await rest.arrayBuffer()).equals(bytes.subarray(300_000))).toBe(true);
  const beyond = await ask(library, fileId(0), { range: 'bytes=700000-' });
  expect(beyond.status).toBe(416);
  expect(beyond.headers.get('content-range')).toBe('bytes */700000');
  expect(beyond.headers.get('content-security-policy')).toContain('sandbox');
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
