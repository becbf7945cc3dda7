import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import path from 'node:path';
import { isDescriptorInside, isInside } from '../library/scan/contained-descriptor.ts';
import type { FilePath } from '../library/protocol.ts';

/**
 * Paths are compared as text in which each byte is one character, so that names that are no UTF-8 keep their bytes.
 * Windows knows no such names.
 */
const encoding = process.platform === 'win32' ? 'utf8' : 'latin1';

// Without O_NONBLOCK, opening a FIFO waits for a writer for ever. Windows has neither flag.
const readOnly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The true place of a folder, to hold files against later: take it once, when the folder is opened. */
export async function readTrueRoot(root: string): Promise<Buffer> {
  return realpath(Buffer.from(root), { encoding: 'buffer' });
}

/** The true path of a file, or null where it is gone, or leads out of `root` through a link. */
export async function resolveInside(root: Buffer, file: FilePath['path']): Promise<Buffer | null> {
  try {
    const real = await realpath(bytesOf(file), { encoding: 'buffer' });
    return isInside(root, real) ? real : null;
  } catch {
    return null;
  }
}

/** An open file, known to be a regular one inside the folder. The caller closes the handle. */
export interface ContainedFile {
  readonly handle: FileHandle;
  readonly size: number;
  /** Lower case, without the dot; of the true path, so that a link can't lend its own. */
  readonly extension: string;
}

/**
 * Opens a regular file inside `root`, or answers null: links that lead outside, folders, FIFOs and devices are refused.
 * What is checked is the descriptor that is then read, so nothing put in its place later is ever read.
 */
export async function openInside(root: Buffer, file: FilePath['path']): Promise<ContainedFile | null> {
  const real = await resolveInside(root, file);
  if (real === null) {
    return null;
  }
  let handle: FileHandle | null = null;
  try {
    handle = await open(real, readOnly);
    const stats = await handle.stat();
    if (stats.isFile() && isDescriptorInside(root, handle.fd, real)) {
      return { handle, size: stats.size, extension: extensionOf(real) };
    }
  } catch {
    // Gone, or not ours to read: the same answer.
  }
  await handle?.close();
  return null;
}

/** Lower case, without the dot; empty where there is none. */
export function extensionOf(file: FilePath['path']): string {
  return path.extname(bytesOf(file).toString(encoding)).slice(1).toLowerCase();
}

function bytesOf(file: FilePath['path']): Buffer {
  return typeof file === 'string' ? Buffer.from(file) : Buffer.from(file.buffer, file.byteOffset, file.byteLength);
}
