import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';

interface Options {
  /** The path that is written to first. It must be in the same folder. By default `.new` is added to the name. */
  readonly temporary?: string;
  /** Fails if something with the temporary name exists. Otherwise a link there would be followed. */
  readonly exclusive?: boolean;
  /** The permissions of the file: 0o666 by default, reduced by the process's umask. */
  readonly mode?: number;
  /** The path to which the old file is renamed. For a moment there is no file under its own name. */
  readonly backup?: string;
}

interface OptionsNow extends Options {
  /**
   * Waits until the file is on disk. Without this, a power cut may damage it. That is acceptable for data that can be
   * made again, if the reader notices.
   */
  readonly sync: boolean;
}

/**
 * Writes a file under a temporary name and renames it. If the process is killed, the file is either the old or the new
 * one. Throws errors of the file system, and then removes the temporary file, so that it does not fill the disk.
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
 * Does the same without blocking, and syncs by default. `isWanted` is asked right before renaming: if it returns false,
 * for example since a newer text was written, the new file is dropped. Returns whether the file was replaced.
 */
export async function replaceFileLater(
  path: string,
  parts: readonly (string | Uint8Array)[],
  options: Partial<OptionsNow> & { readonly isWanted?: () => boolean },
): Promise<boolean> {
  const temporary = temporaryOf(path, options);
  const handle = await open(temporary, flagsOf(options), options.mode);
  try {
    try {
      for (const part of parts) {
        await handle.writeFile(part);
      }
      if (options.sync ?? true) {
        await handle.sync();
      }
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
      // On the first write there is no file to keep.
    }
  }
  renameSync(temporary, path);
}

/** Removes a file if possible. A file that could not be written must not fill the disk. */
export function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The folder may be gone, or may not be a folder.
  }
}
