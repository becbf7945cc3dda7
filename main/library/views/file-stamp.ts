import { lstatSync } from 'node:fs';
import type { ScannedFile } from '../scan/scan-folder.ts';
import { absolutePath } from '../scan/scan-folder.ts';

/** A file whose text a post shows, as it was when it was read. */
export interface ShownFile {
  readonly bytes: ScannedFile['bytes'];
  readonly stamp: string;
}

/** Tells whether a file has changed: its size, date and identity. Empty for a file that is gone. */
export function fileStamp(root: string, bytes: ScannedFile['bytes']): string {
  const stat = lstatSync(absolutePath(root, bytes), { throwIfNoEntry: false });
  return stat ? `${stat.size} ${stat.mtimeMs} ${stat.ino}` : '';
}

export function areUnchanged(root: string, files: readonly ShownFile[]): boolean {
  return files.every(({ bytes, stamp }) => fileStamp(root, bytes) === stamp);
}
