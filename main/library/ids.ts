import { createHash, hash, randomBytes } from 'node:crypto';
import type { FileId, LibraryId, PostId } from './model/ids.ts';

/** 32 lower-case hexadecimal digits. A new value each time. */
export function newLibraryId(): LibraryId {
  return randomBytes(16).toString('hex') as LibraryId;
}

/** A buffer for the bytes that are hashed. Paths longer than any system allows get a buffer of their own. */
const named = Buffer.allocUnsafe(8 * 1024);

/**
 * The id of the file at `path`, which is its bytes relative to the folder. The same library and path always give the
 * same id.
 */
function idOf(library: LibraryId, path: Uint8Array): string {
  const start = library.length + 1;
  const length = start + path.length;
  // One call over one buffer takes a third of the time, and each file of a folder needs it.
  const bytes = length <= named.length ? named : Buffer.allocUnsafe(length);
  bytes.write(`${library}\0`, 'latin1');
  bytes.set(path, start);
  return hash('sha256', bytes.subarray(0, length), 'hex').slice(0, 32);
}

export function postIdOf(library: LibraryId, path: Uint8Array): PostId {
  return idOf(library, path) as PostId;
}

export function fileIdOf(library: LibraryId, path: Uint8Array): FileId {
  return idOf(library, path) as FileId;
}

/** A hash that is equal for equal content. It finds a post again after its file was renamed. */
export function fingerprintOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}
