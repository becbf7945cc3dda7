import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import path from 'node:path';
import { isDescriptorInside, isInside } from '../library/scan/contained-descriptor.ts';
import type { FilePath } from '../library/protocol.ts';

/**
 * Paths are compared as text with one character for each byte. So names that are not UTF-8 keep their bytes. Windows
 * has no such names.
 */
const encoding = process.platform === 'win32' ? 'utf8' : 'latin1';

// Without O_NONBLOCK, opening a FIFO would wait for a writer. Windows has neither flag.
const readOnly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The true path of a folder, for checking files later. Read it once, when the folder is opened. */
export async function readTrueRoot(root: string): Promise<Buffer> {
  return realpath(Buffer.from(root), { encoding: 'buffer' });
}

/** The true path of a file. Null if the file does not exist, or if a link leads out of `root`. */
export async function resolveInside(root: Buffer, file: FilePath['path']): Promise<Buffer | null> {
  try {
    const real = await realpath(bytesOf(file), { encoding: 'buffer' });
    return isInside(root, real) ? real : null;
  } catch {
    return null;
  }
}

/** An open regular file inside the folder. The caller must close the handle. */
export interface ContainedFile {
  readonly handle: FileHandle;
  readonly size: number;
  /** In lower case, without the dot. It is that of the true path, since the name of a link may have another one. */
  readonly extension: string;
}

/**
 * Opens a regular file inside `root`. Null for links that lead outside, folders, FIFOs, devices, and files that are
 * missing or can't be read. The open descriptor itself is checked, so a file that is put in its place later is never
 * read.
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
    // It does not exist or can't be read: null for both.
  }
  await handle?.close();
  return null;
}

/** The extension in lower case, without the dot. Empty if there is none. */
export function extensionOf(file: FilePath['path']): string {
  return path.extname(bytesOf(file).toString(encoding)).slice(1).toLowerCase();
}

function bytesOf(file: FilePath['path']): Buffer {
  return typeof file === 'string' ? Buffer.from(file) : Buffer.from(file.buffer, file.byteOffset, file.byteLength);
}
