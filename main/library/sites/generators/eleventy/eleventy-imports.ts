import { folderOf, pathWithin } from '../../addresses/site-address.ts';
import type { SiteFolder } from '../../generator.ts';

/** A file of a site's configuration. */
export interface Program {
  readonly path: string;
  readonly text: string;
  /** The files that it imports whole, by the name that it gives them. */
  readonly imported: ReadonlyMap<string, string>;
}

/** A file that a program imports or requires by a path: with one name, with several, or without any. */
const imports =
  /(?:\bimport\s{1,20}|\b(?:const|let|var)\s{1,20})?(?:(\w{1,100})|\*\s{0,20}as\s{1,20}\w{1,100}|\{[^{}]{0,1000}\})?\s{0,20}(?:\bfrom\s{0,20}|=\s{0,20}require\(\s{0,20}|\bimport\s{1,20}|\bimport\(\s{0,20}|\brequire\(\s{0,20})["'](\.{1,2}\/[^"'\n]{1,300})["']/g;
const endings = ['', '.js', '.cjs', '.mjs', '.ts', '/index.js', '/index.cjs', '/index.mjs', '/index.ts'];
/** How many files are read. A large configuration has about twenty. */
const mostPrograms = 40;
/** How long the imported files may be together, in UTF-16 units. Those that no longer fit are left out. */
const longestImported = 300_000;

/** A configuration and the files of the site that it imports, directly or through others. */
export async function readPrograms(folder: SiteFolder, path: string, text: string): Promise<readonly Program[]> {
  const programs: Program[] = [];
  const known = new Set([path]);
  let left = longestImported;
  const open: { readonly path: string; readonly text: string }[] = [{ path, text }];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const imported = new Map<string, string>();
    for (const [, name, from = ''] of next.text.matchAll(imports)) {
      const target = pathWithin(folderOf(next.path), from);
      const file = endings.map((ending) => `${target}${ending}`).find((each) => folder.paths.has(each));
      if (file === undefined || !/\.[cm]?[jt]s$/.test(file)) {
        continue;
      }
      if (name !== undefined) {
        imported.set(name, file);
      }
      if (!known.has(file) && known.size < mostPrograms) {
        known.add(file);
        const read = (await folder.read(file)) ?? '';
        if (read.length <= left) {
          left -= read.length;
          open.push({ path: file, text: read });
        }
      }
    }
    programs.push({ ...next, imported });
  }
  return programs;
}
