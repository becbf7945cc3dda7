import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Problem } from '../model.ts';
import { absolutePath } from './scan-folder.ts';

/** A post of more bytes is shown up to here. */
const longestPost = 2 * 1024 * 1024;

const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

export interface PostText {
  readonly content: Buffer;
  readonly text: string;
  readonly problems: readonly Problem[];
}

/**
 * Reads at most `limit` bytes of a post and decodes them: UTF-8, UTF-16 with a byte order mark, else Windows-1252
 * with a problem that says so. Neither follows a link nor waits for a pipe. Throws what the file system throws.
 */
export async function readPost(root: string, path: Uint8Array, limit = longestPost): Promise<PostText> {
  const handle = await open(absolutePath(root, path), flags);
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) {
      throw new Error('This is not a file.');
    }
    const length = Math.min(stat.size, limit);
    const content = Buffer.alloc(length);
    let read = 0;
    while (read < length) {
      const { bytesRead } = await handle.read(content, read, length - read, read);
      if (bytesRead === 0) {
        break;
      }
      read += bytesRead;
    }
    return decode(content.subarray(0, read), stat.size > limit);
  } finally {
    await handle.close();
  }
}

/** The same, in this thread: a third of the time, for threads that have nothing else to do. */
export function readPostNow(root: string, path: Uint8Array, limit = longestPost): PostText {
  const descriptor = openSync(absolutePath(root, path), flags);
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) {
      throw new Error('This is not a file.');
    }
    const length = Math.min(stat.size, limit);
    const content = Buffer.allocUnsafe(length);
    let read = 0;
    while (read < length) {
      const count = readSync(descriptor, content, read, length - read, read);
      if (count === 0) {
        break;
      }
      read += count;
    }
    return decode(content.subarray(0, read), stat.size > limit);
  } finally {
    closeSync(descriptor);
  }
}

function decode(content: Buffer, cut: boolean): PostText {
  const problems: Problem[] = [];
  if (cut && content.length >= longestPost) {
    const message = `This post is larger than ${longestPost / 1024 / 1024} MB; only its beginning is shown.`;
    problems.push({ kind: 'too-large', message, line: null });
  }
  if ((content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0xfe && content[1] === 0xff)) {
    const encoding = content[0] === 0xff ? 'utf-16le' : 'utf-16be';
    return { content, text: new TextDecoder(encoding).decode(content), problems };
  }
  const text = decodeUtf8(content, cut);
  if (text !== null) {
    return { content, text, problems };
  }
  const message = 'This file is not valid UTF-8; it was read as Windows-1252, so some characters may be wrong.';
  problems.push({ kind: 'encoding', message, line: null });
  return { content, text: decodeWindows1252(content), problems };
}

/** Null where it is no UTF-8. A cut may fall inside a character: what is incomplete at the end is left out. */
function decodeUtf8(content: Buffer, cut: boolean): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content, { stream: cut });
  } catch {
    return null;
  }
}

const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** By our own table: the decoder of Node 20 takes Windows-1252 for Latin-1, which loses every curly quote and dash. */
function decodeWindows1252(content: Buffer): string {
  return content
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (unit) => windows1252[unit.charCodeAt(0) - 0x80] ?? unit);
}
