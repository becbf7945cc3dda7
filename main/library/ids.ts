import { createHash, randomBytes } from 'node:crypto';
import type { FileId, LibraryId, PostId } from './model.ts';

/** 32 lower-case hexadecimal digits, new each time. */
export function newLibraryId(): LibraryId {
  return randomBytes(16).toString('hex') as LibraryId;
}

/** The id of the file at `path` (its bytes, relative to the folder): the same for the same library and path. */
function idOf(library: LibraryId, path: Uint8Array): string {
  return createHash('sha256').update(library).update('\0').update(path).digest('hex').slice(0, 32);
}

export function postIdOf(library: LibraryId, path: Uint8Array): PostId {
  return idOf(library, path) as PostId;
}

export function fileIdOf(library: LibraryId, path: Uint8Array): FileId {
  return idOf(library, path) as FileId;
}

/** Equal for equal content: what recognises a post after it was renamed. */
export function fingerprintOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}

/** The address that the window loads a file of the folder from. */
export function fileUrl(library: LibraryId, file: FileId): string {
  return `offprint-file://library/${library}/${file}`;
}
