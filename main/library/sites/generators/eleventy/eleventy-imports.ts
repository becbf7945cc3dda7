import { longestProgram } from '../../config/mended-program.ts';
import { JsLiterals } from '../../config/read-literals-js.ts';
import { folderOf, pathWithin } from '../../addresses/site-address.ts';
import type { SiteFolder } from '../../generator.ts';

/** A file of a site's configuration. */
export interface Program {
  readonly path: string;
  readonly text: string;
  readonly literals: JsLiterals;
  /** The files that it imports whole, by the name that it gives them. */
  readonly imported: ReadonlyMap<string, string>;
}

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
  const open: { readonly path: string; readonly text: string }[] = [{ path, text: text.slice(0, longestProgram) }];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const imported = new Map<string, string>();
    const literals = new JsLiterals(next.text);
    for (const { name, path: from } of literals.parts.imports.filter((each) => /^\.{1,2}\//.test(each.path))) {
      const target = pathWithin(folderOf(next.path), from);
      const file = endings.map((ending) => `${target}${ending}`).find((each) => folder.paths.has(each));
      if (file === undefined || !/\.[cm]?[jt]s$/.test(file)) {
        continue;
      }
      if (name !== null) {
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
    programs.push({ ...next, literals, imported });
  }
  return programs;
}
