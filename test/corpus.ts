import { existsSync } from 'node:fs';
import path from 'node:path';

/** A large archive that some tests read; they are skipped, and say so, where it is not there. */
export interface Corpus {
  readonly root: string;
  readonly isThere: boolean;
  /** Ends the title of what needs it: empty where it is there. */
  readonly unlessThere: string;
}

/** The archive of this name in the folder that `OFFPRINT_CORPORA` names. */
export function corpus(name: string): Corpus {
  const folder = process.env['OFFPRINT_CORPORA'];
  const root = path.resolve(folder ?? '', name);
  const isThere = folder !== undefined && existsSync(root);
  return { root, isThere, unlessThere: isThere ? '' : ` (needs OFFPRINT_CORPORA with ${name})` };
}
