import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';

interface Options {
  /** Where it is written at first, in the same folder; `.new` behind its own name unless told. */
  readonly temporary?: string;
  /** Fails where something has the temporary name: a link there would be followed. */
  readonly exclusive?: boolean;
  /** Who may read and write it; 0o666 unless told, less what the process leaves out. */
  readonly mode?: number;
  /** Where the old file is kept. For a moment there is none under its own name. */
  readonly backup?: string;
}

interface OptionsNow extends Options {
  /**
   * Returns when the disk has it. Otherwise a power cut may damage it, which is enough for what can be made anew:
   * whoever reads it has to notice.
   */
  readonly sync: boolean;
}

/**
 * Writes a file under another name and renames it: under its own name it is the old one or the new one, whenever the
 * process is killed. Throws what the file system throws, and then leaves nothing behind: where a disk is full, half a
 * file would keep it so.
 */
export function replaceFile(path: string, parts: readonly Uint8Array[], options: OptionsNow): void {
  const temporary = temporaryOf(path, options);
  const descriptor = openSync(temporary, flagsOf(options), options.mode);
  try {
    try {
      for (const bytes of parts) {
        writeAll(descriptor, bytes);
      }
      if (options.sync) {
        fsyncSync(descriptor);
      }
    } finally {
      closeSync(descriptor);
    }
    put(temporary, path, options);
  } catch (error) {
    removeQuietly(temporary);
    throw error;
  }
}

/**
 * The same for what is written while other things go on; the disk has it in the end. `isWanted` is asked last of all:
 * where a newer one has been put in its place meanwhile, this one is dropped. Gives whether it was put there.
 */
export async function replaceFileLater(
  path: string,
  text: string,
  options: Options & { readonly isWanted?: () => boolean },
): Promise<boolean> {
  const temporary = temporaryOf(path, options);
  const handle = await open(temporary, flagsOf(options), options.mode);
  try {
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const isWanted = options.isWanted?.() ?? true;
    if (isWanted) {
      put(temporary, path, options);
    } else {
      removeQuietly(temporary);
    }
    return isWanted;
  } catch (error) {
    removeQuietly(temporary);
    throw error;
  }
}

function temporaryOf(path: string, { temporary }: Options): string {
  return temporary ?? `${path}.new`;
}

function flagsOf({ exclusive }: Options): string {
  return exclusive ? 'wx' : 'w';
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  let done = 0;
  while (done < bytes.length) {
    done += writeSync(descriptor, bytes, done, bytes.length - done);
  }
}

function put(temporary: string, path: string, { backup }: Options): void {
  if (backup !== undefined) {
    try {
      renameSync(path, backup);
    } catch {
      // The first time there is none.
    }
  }
  renameSync(temporary, path);
}

/** Removes a file, if it is there and can be removed: what failed to be written must not take up the rest of the disk. */
export function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Its folder may be gone, or be none.
  }
}
