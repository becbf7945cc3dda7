import { existsSync } from 'node:fs';
import path from 'node:path';

/** A large archive that some tests read. Where it is missing, they are skipped. */
export interface Corpus {
  readonly root: string;
  readonly isThere: boolean;
  /** To be added to the titles of tests that need it: says why they are skipped; empty where they run. */
  readonly unlessThere: string;
}

/** The archive of this name in the folder that `OFFPRINT_CORPORA` names. */
export function corpus(name: string): Corpus {
  const folder = process.env['OFFPRINT_CORPORA'];
  const root = path.resolve(folder ?? '', name);
  const isThere = folder !== undefined && existsSync(root);
  return { root, isThere, unlessThere: isThere ? '' : ` (needs OFFPRINT_CORPORA with ${name})` };
}
