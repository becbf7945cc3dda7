import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/**
 * Writes a file under another name and renames it: under its own name it is the old one or the new one, whenever the
 * process is killed. After a power cut it may be damaged; whoever reads it notices. Throws what the file system throws,
 * and then leaves nothing behind: where a disk is full, half a file would keep it so.
 */
export function replaceFile(path: string, parts: readonly Uint8Array[]): void {
  const temporary = `${path}.new`;
  try {
    const descriptor = openSync(temporary, 'w');
    try {
      for (const bytes of parts) {
        writeAll(descriptor, bytes);
      }
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true, recursive: true });
    throw error;
  }
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  let done = 0;
  while (done < bytes.length) {
    done += writeSync(descriptor, bytes, done, bytes.length - done);
  }
}
