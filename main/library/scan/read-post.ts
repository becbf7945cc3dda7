import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Problem } from '../model/post.ts';
import { isDescriptorInside } from './contained-descriptor.ts';
import { absolutePath } from './scan-folder.ts';
import { CallFailure } from '../protocol.ts';

/** In bytes. Of a longer post, only the beginning is read. */
const longestPost = 2 * 1024 * 1024;

const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

export interface PostText {
  readonly content: Buffer;
  readonly text: string;
  readonly problems: readonly Problem[];
}

/**
 * Reads at most `limit` bytes of a post and decodes them: as UTF-8 or UTF-16, otherwise as Windows-1252 with a problem
 * that says so. Never follows a link out of `root` (a real path), and never waits for a pipe. Throws the error of the
 * file system.
 */
export async function readPost(root: string, path: Uint8Array, limit = longestPost): Promise<PostText> {
  const { content, isCut } = await readBytes(root, path, limit);
  return decode(content, isCut);
}

/** The first bytes of a file, at most so many. It follows the same rules. */
export async function readStart(root: string, path: Uint8Array, limit: number): Promise<Uint8Array> {
  return (await readBytes(root, path, limit)).content;
}

async function readBytes(
  root: string,
  path: Uint8Array,
  limit: number,
): Promise<{ readonly content: Buffer; readonly isCut: boolean }> {
  const file = absolutePath(root, path);
  const handle = await open(file, flags);
  try {
    const stat = await handle.stat();
    checkOpen(root, file, handle.fd, stat);
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
    return { content: content.subarray(0, read), isCut: stat.size > limit };
  } finally {
    await handle.close();
  }
}

/** The same, blocking this thread. It takes a third of the time, for threads that have nothing else to do. */
export function readPostNow(root: string, path: Uint8Array, limit = longestPost): PostText {
  const file = absolutePath(root, path);
  const descriptor = openSync(file, flags);
  try {
    const stat = fstatSync(descriptor);
    checkOpen(root, file, descriptor, stat);
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

function checkOpen(root: string, file: Buffer, descriptor: number, stat: Stats): void {
  if (!stat.isFile()) {
    throw new CallFailure('unreadable', 'reason.no-file');
  }
  if (!isDescriptorInside(Buffer.from(root), descriptor, file)) {
    throw new CallFailure('unreadable', 'reason.leads-out');
  }
}

function decode(content: Buffer, cut: boolean): PostText {
  const problems: Problem[] = [];
  if (cut && content.length >= longestPost) {
    const message = { code: 'problem.too-large', values: { size: longestPost / 1024 / 1024 } } as const;
    problems.push({ kind: 'too-large', message, line: null });
  }
  if ((content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0xfe && content[1] === 0xff)) {
    const encoding = content[0] === 0xff ? 'utf-16le' : 'utf-16be';
    return { content, text: new TextDecoder(encoding).decode(content), problems };
  }
  const zeros = kindOfZeros(content);
  if (zeros === 'utf-16le' || zeros === 'utf-16be') {
    return { content, text: new TextDecoder(zeros).decode(content), problems };
  }
  if (zeros === 'binary') {
    problems.push({ kind: 'encoding', message: { code: 'problem.binary' }, line: null });
    return { content, text: '', problems };
  }
  const text = decodeUtf8(content, cut);
  if (text !== null) {
    return { content, text, problems };
  }
  problems.push({ kind: 'encoding', message: { code: 'problem.not-utf-8' }, line: null });
  return { content, text: decodeWindows1252(content), problems };
}

/** In bytes. The encoding is guessed from this part of a file. */
const looked = 64 * 1024;

/**
 * Up to this number of zeros and control characters, a file is still text, unless they are more than a quarter of it.
 */
const fewOdds = 16;

/** The kind of a file with zero bytes: UTF-16 without a byte order mark, not text, or any other text. */
function kindOfZeros(content: Buffer): 'utf-16le' | 'utf-16be' | 'binary' | 'text' {
  const head = content.subarray(0, looked);
  // Only UTF-16 text has zero bytes, and almost every other file has them.
  if (!head.includes(0)) {
    return 'text';
  }
  const zeros = [0, 0] as [even: number, odd: number];
  let controls = 0;
  for (let at = 0; at < head.length; at += 1) {
    const byte = head[at] as number;
    if (byte === 0) {
      zeros[at & 1] = (zeros[at & 1] as number) + 1;
    } else if (byte < 0x09) {
      controls += 1;
    }
  }
  const [even, odd] = zeros;
  // In UTF-16, each Latin letter has a zero byte, always on the same side.
  if (controls * 20 <= head.length && Math.max(even, odd) * 5 > head.length && Math.min(even, odd) * 50 < head.length) {
    return odd > even ? 'utf-16le' : 'utf-16be';
  }
  const odds = even + odd + controls;
  return odds * (odds > fewOdds ? 20 : 4) > head.length ? 'binary' : 'text';
}

/** The text, or null if it is not UTF-8. With `cut`, an incomplete character at the end is dropped. */
function decodeUtf8(content: Buffer, cut: boolean): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content, { stream: cut });
  } catch {
    return null;
  }
}

const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Uses our own table, because the decoder of Node 20 takes Windows-1252 for Latin-1 and loses every curly quote and
 * dash.
 */
function decodeWindows1252(content: Buffer): string {
  return content
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (unit) => windows1252[unit.charCodeAt(0) - 0x80] ?? unit);
}
