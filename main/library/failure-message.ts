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

const longestReason = 200;

/** Why the file system refused, as the end of a sentence. An error without a text of ours gives the system's text. */
export function failureReason(error: unknown): Told | string {
  if (error instanceof CallFailure) {
    return error.told;
  }
  const known = reasons.get(error instanceof Error && 'code' in error ? String(error.code) : '');
  return known ? { code: known } : (error instanceof Error ? error.message : String(error)).slice(0, longestReason);
}
