import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FileId, LibraryId } from '../../main/library/model/ids.ts';
import { AppFiles, isAppPage } from '../../main/protocols/app-files.ts';
import { LibraryFiles } from '../../main/protocols/library-files.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { holdsLater, textOf } from './fuzz.ts';

const secret = 'zarquon4711';
const climbing = [
  ...['..', '/', '\\', '%2e', '%2f', '%5c', '%00', '%', '//', '?', '#', ';', '@', ':', 'app', 'library', 'index.html'],
  ...['post-frame.html', 'secret.js', 'assets', 'a.png', 'secret.png', 'link.png', 'offprint:', 'file:', 'localhost'],
];

it('any address gets a file of the app’s page, or nothing', async () => {
  const outer = temporaryFolder({
    'secret.js': secret,
    'page/index.html': '<html>page',
    'page/post-frame.html': '<html>page',
    'page/assets/a.js': 'page',
  });
  const files = new AppFiles(path.join(outer, 'page'), { theme: () => 'dark', still: async () => null });
  await holdsLater(textOf(...climbing), async (text) => {
    const url = `offprint://app/${text}`;
    if (URL.canParse(url)) {
      const { statusCode, data } = await files.serve({ url, method: 'GET' });
      expect([statusCode, data.length > 0]).toEqual(statusCode === 200 ? [200, true] : [404, false]);
      expect(data.toString()).not.toContain(secret);
      expect(isAppPage(url, true) && isAppPage(url, false)).toBe(false);
    }
  });
});

it('any address and any path gets a picture of the folder, or nothing', async () => {
  const outer = temporaryFolder({ 'secret.png': secret, 'posts/a.png': 'picture', 'posts/in/secret.js': secret });
  const root = path.join(outer, 'posts');
  const files = new LibraryFiles();
  const asked = fc.tuple(
    fc.oneof(fc.constant('offprint-file://library/0123456789/0123456789'), textOf(...climbing)),
    textOf('a.png', '..', '/', '../secret.png', 'in/secret.js', '\0', '\\', outer),
    fc.constantFrom('bytes=0-', 'bytes=5-2', 'bytes=-1', '', 'x'),
  );
  await holdsLater(
    asked,
    async ([url, place, range]) => {
      // Neither a page nor this test can ask for an address with a name and a password.
      if (!URL.canParse(url) || new URL(url).username !== '' || new URL(url).password !== '') {
        return;
      }
      const request = new Request(url, range === '' ? {} : { headers: { range } });
      const located = place.startsWith(outer) ? place : path.join(root, place);
      const answer = await files.serve(request, {
        id: '0123456789' as LibraryId,
        trueRoot: Buffer.from(root),
        locate: async (file: FileId) => {
          expect(file).toBe('0123456789');
          return { path: Buffer.from(located) } as never;
        },
      });
      const text = await answer.text();
      expect(answer.status < 300 ? text : '').toBe(answer.status < 300 ? 'picture' : '');
      expect(text).not.toContain(secret);
    },
    0.3,
  );
});
