import { folderOf, pathWithin } from '../../addresses/site-address.ts';
import type { PathAliases } from '../../addresses/path-aliases.ts';
import { JsLiterals, type Literal } from '../../config/read-literals-js.ts';
import type { SiteFolder } from '../../generator.ts';

const importLine =
  /^[ \t]{0,20}import\s{1,20}(?:(\w{1,100})\s{0,20},?\s{0,20})?(?:\{([^{}]{0,1000})\}\s{0,20})?from\s{0,20}["']([^"'\n]{1,300})["']/gm;
/** How many files are read for one program, its imports' own imports included. */
const mostImports = 20;
/** How many files may import one another in a chain. */
const deepest = 2;
const endings = ['', '.ts', '.js', '.mjs', '.mts', '.json', '/index.ts', '/index.js'];

/**
 * The values of the names that a program imports from other files of its site: `import { SITE } from './src/config'`.
 * Names of packages, and values that are computed, are left out.
 */
export async function readImported(
  folder: SiteFolder,
  path: string,
  program: string,
  aliases: PathAliases,
  left = deepest,
  files = { left: mostImports },
): Promise<ReadonlyMap<string, Literal>> {
  const values = new Map<string, Literal>();
  if (left === 0) {
    return values;
  }
  for (const [, whole, names = '', from = ''] of program.matchAll(importLine)) {
    const file = files.left > 0 ? fileOf(folder, path, from, aliases) : undefined;
    files.left -= file === undefined ? 0 : 1;
    const text = file === undefined ? null : await folder.read(file);
    if (file === undefined || text === null) {
      continue;
    }
    const source = file.endsWith('.json') ? `export default ${text}` : text;
    const literals = new JsLiterals(source, await readImported(folder, file, source, aliases, left - 1, files));
    if (whole !== undefined) {
      values.set(whole, literals.exported());
    }
    for (const written of names.split(',')) {
      const [name = '', as = name] = written.trim().split(/\s+as\s+/);
      if (name !== '') {
        values.set(as, literals.variable(name));
      }
    }
  }
  return values;
}

function fileOf({ paths }: SiteFolder, path: string, from: string, aliases: PathAliases): string | undefined {
  const target = /^\.\.?\//.test(from) ? pathWithin(folderOf(path), from) : aliases.find(from);
  return target === null ? undefined : endings.map((ending) => `${target}${ending}`).find((each) => paths.has(each));
}
