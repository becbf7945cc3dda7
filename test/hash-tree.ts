import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';

/** A hash of a whole folder: kinds, permissions, times and contents of files, and targets of links. */
export function hashTree(root: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = path.join(root, name);
    const stats = lstatSync(file);
    hash.update(`${name}\0${stats.mode}\0${stats.size}\0${stats.mtimeMs}\0`);
    if (stats.isSymbolicLink()) {
      hash.update(readlinkSync(file));
    } else if (stats.isFile()) {
      hash.update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}
