import { readdirSync } from 'node:fs';
import path from 'node:path';
import { releaseFolder } from '../../build/places.mjs';

/** The path of the package with this ending that `npm run package` made. There must be exactly one. */
export function madePackage(ending: string): string {
  const names = readdirSync(releaseFolder).filter((name) => name.endsWith(ending));
  if (names.length !== 1) {
    throw new Error(`There should be one ${ending} in ${releaseFolder}: ${names.join(', ') || 'there is none'}.`);
  }
  return path.join(releaseFolder, names[0] ?? '');
}
