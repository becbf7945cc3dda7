import { createHash, type Hash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readdirSync, readlinkSync, readSync } from 'node:fs';
import path from 'node:path';

/**
 * A hash of a whole folder: kinds, permissions, times and contents of files, and targets of links. Links are not followed.
 * Names may be any bytes, and files of any size.
 */
export function hashTree(root: string): string {
  const hash = createHash('sha256');
  addFolder(hash, Buffer.from(root), '');
  return hash.digest('hex');
}

function addFolder(hash: Hash, folder: Buffer, below: string): void {
  const names = readdirSync(folder, 'buffer').sort((a, b) => Buffer.compare(a, b));
  for (const name of names) {
    const file = Buffer.concat([folder, Buffer.from(path.sep), name]);
    const stats = lstatSync(file);
    const shown = `${below}/${name.toString('hex')}`;
    hash.update(`${shown}\0${stats.mode}\0${stats.size}\0${stats.mtimeMs}\0`);
    if (stats.isSymbolicLink()) {
      hash.update(readlinkSync(file, 'buffer'));
    } else if (stats.isFile()) {
      addContent(hash, file);
    } else if (stats.isDirectory()) {
      addFolder(hash, file, shown);
    }
  }
}

function addContent(hash: Hash, file: Buffer): void {
  const descriptor = openSync(file, 'r');
  try {
    const piece = Buffer.allocUnsafe(1024 * 1024);
    for (let read = readSync(descriptor, piece); read > 0; read = readSync(descriptor, piece)) {
      hash.update(piece.subarray(0, read));
    }
  } finally {
    closeSync(descriptor);
  }
}
