import { temporaryFolder } from '../../temporary-folder.ts';
import { openWholeLibrary } from '../open-library.ts';

/** The links and pictures of the post `from` in a folder of these files: from the written target to `kind to (how)`. */
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
