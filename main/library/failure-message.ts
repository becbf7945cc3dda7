import type { TextId, Told } from '../../preload/texts/texts.ts';
import { CallFailure } from './protocol.ts';

const reasons: ReadonlyMap<string, TextId> = new Map([
  ['EACCES', 'reason.not-allowed'],
  ['EPERM', 'reason.not-allowed'],
  ['ENOENT', 'reason.not-there'],
  ['ENOTDIR', 'reason.no-folder'],
  ['ELOOP', 'reason.link'],
  ['EMFILE', 'reason.too-many-open'],
  ['EIO', 'reason.disk'],
]);

/** Where these differ for a file that was to be written. */
const writingReasons: ReadonlyMap<string, TextId> = new Map([
  ['EACCES', 'reason.not-writable'],
  ['EPERM', 'reason.not-writable'],
  ['EROFS', 'reason.read-only'],
  ['ENOSPC', 'reason.full'],
  ['EDQUOT', 'reason.full'],
  ['ENAMETOOLONG', 'reason.long-name'],
  ['EISDIR', 'reason.is-folder'],
]);

const longestReason = 200;

/** Why a file could not be read, as the end of a sentence. An error without a text of ours gives the system's text. */
export function failureReason(error: unknown): Told | string {
  return reasonIn(error, new Map());
}

/** Why a file could not be written, in the same form. */
export function writingReason(error: unknown): Told | string {
  return reasonIn(error, writingReasons);
}

function reasonIn(error: unknown, first: ReadonlyMap<string, TextId>): Told | string {
  if (error instanceof CallFailure) {
    return error.told;
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = first.get(code) ?? reasons.get(code);
  return known ? { code: known } : (error instanceof Error ? error.message : String(error)).slice(0, longestReason);
}
