import { createHash } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Library } from '../library/library.ts';
import { findMeans } from '../library/library-means.ts';
import type { LibraryId } from '../library/model/ids.ts';
import { UsageMistake } from './usage-mistake.ts';
import { readEnglish } from '../in-english.ts';

/** A command of `offprint`: takes what stands behind its name and gives the exit status. */
export type Command = (args: readonly string[]) => Promise<number>;

/** Writes a line to standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** How the folder of a command is opened. */
export interface FolderOptions {
  /** False: nothing is taken from the cache, and nothing is kept there. True unless told. */
  readonly cache?: boolean | undefined;
  /** False for a command that asks nothing of the site. True unless told. */
  readonly needsSite?: boolean;
}

/** What `parseArgs` takes for the options that every command has. */
export const folderOptions = { 'no-cache': { type: 'boolean' } } as const;

/** Opens a folder and begins to read it. The library's id is made of its path: the same at each call. */
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

/** Opens a folder and waits until all of it is read. */
export async function readFolder(folder: string | undefined, options?: FolderOptions): Promise<Library> {
  const library = await openFolder(folder, options);
  await library.whenSettled();
  const { phase, message } = library.status();
  if (phase === 'failed') {
    throw new UsageMistake(message ? (await readEnglish()).tell(message) : 'The folder can’t be read.');
  }
  return library;
}
