import { temporaryFolder } from '../../temporary-folder.ts';
import { openWholeLibrary } from '../open-library.ts';

/** Each link and picture of `from` in a folder of these files: `kind to (how)`, by what is written. */
export async function linksOf(
  from: string,
  files: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const { library } = await openWholeLibrary(temporaryFolder(files));
  const references = await library.references();
  return Object.fromEntries(
    references
      .filter(({ path }) => path === from)
      .map(({ target, kind, to, how }) => [target, `${kind} ${to} (${how})`]),
  );
}
