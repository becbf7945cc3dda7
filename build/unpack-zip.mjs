import { createWriteStream } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';

const typeBits = 0o170000;
const linkType = 0o120000;

/**
 * Unpacks a zip of any size, entry by entry, with its permissions.
 * @param {string} zip
 * @param {(name: string) => string | null} place the absolute path of an entry; null leaves it out
 */
export async function unpackZip(zip, place) {
  const { openPromise } = await import('yauzl');
  const file = await openPromise(zip, { lazyEntries: true });
  for await (const entry of file.eachEntry()) {
    const target = entry.fileName.endsWith('/') ? null : place(entry.fileName);
    if (target === null) {
      continue;
    }
    await mkdir(path.dirname(target), { recursive: true });
    const mode = entry.externalFileAttributes >>> 16;
    const content = await file.openReadStreamPromise(entry);
    if ((mode & typeBits) === linkType) {
      await symlink(await text(content), target);
    } else {
      await pipeline(content, createWriteStream(target, { mode: mode & 0o777 || 0o644 }));
    }
  }
}
