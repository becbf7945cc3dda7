import { createHash } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Library } from '../library/library.ts';
import { findMeans } from '../library/library-means.ts';
import type { LibraryId } from '../library/model/ids.ts';
import { UsageMistake } from './usage-mistake.ts';
import { readEnglish } from '../in-english.ts';

/** A command of `offprint`. It gets the arguments behind its name, and returns the exit status. */
export type Command = (args: readonly string[]) => Promise<number>;

/** Writes a line to standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** How a command opens its folder. */
export interface FolderOptions {
  /** If false, the cache is neither read nor written. True by default. */
  readonly cache?: boolean | undefined;
  /** False for a command that needs no facts about the site. True by default. */
  readonly needsSite?: boolean;
}

/** The options of every command, as `parseArgs` takes them. */
export const folderOptions = { 'no-cache': { type: 'boolean' } } as const;

/**
 * Opens a folder and starts to read it. The library's id is derived from the path, so it is the same at each call.
 * Fails with `UsageMistake`.
 */
export async function openFolder(
  folder: string | undefined,
  { cache = true, needsSite = true }: FolderOptions = {},
): Promise<Library> {
  if (folder === undefined) {
    throw new UsageMistake('Name the folder to read.');
  }
  const root = await realpath(resolve(folder)).catch(() => {
    throw new UsageMistake(`There is no folder ${folder}.`);
  });
  if (!(await stat(root)).isDirectory()) {
    throw new UsageMistake(`${folder} is not a folder.`);
  }
  const library = createHash('sha256').update(root).digest('hex').slice(0, 32) as LibraryId;
  return new Library({ library, root, needsSite, means: findMeans({ root, cache }) });
}

/** Opens a folder and waits until all of it is read. Fails with `UsageMistake`. */
export async function readFolder(folder: string | undefined, options?: FolderOptions): Promise<Library> {
  const library = await openFolder(folder, options);
  await library.whenSettled();
  const { phase, message } = library.status();
  if (phase === 'failed') {
    throw new UsageMistake(message ? (await readEnglish()).tell(message) : 'The folder can’t be read.');
  }
  return library;
}
