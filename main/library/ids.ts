import { createHash, randomBytes } from 'node:crypto';
import type { FileId, LibraryId, PostId } from './model.ts';

/** 32 lower-case hexadecimal digits, new each time. */
export const newLibraryId = (): LibraryId => randomBytes(16).toString('hex') as LibraryId;

/** The id of the file at `path` (its bytes, relative to the folder): the same for the same library and path. */
const idOf = (library: LibraryId, path: Uint8Array): string =>
  createHash('sha256').update(library).update('\0').update(path).digest('hex').slice(0, 32);

export const postIdOf = (library: LibraryId, path: Uint8Array): PostId => idOf(library, path) as PostId;
export const fileIdOf = (library: LibraryId, path: Uint8Array): FileId => idOf(library, path) as FileId;

/** Equal for equal content: what recognises a post after it was renamed. */
export const fingerprintOf = (content: Uint8Array): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, 22);

/** The address that the window loads a file of the folder from. */
export const fileUrl = (library: LibraryId, file: FileId): string => `offprint-file://library/${library}/${file}`;
