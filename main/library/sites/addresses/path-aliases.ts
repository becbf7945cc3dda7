import { folderOf, pathWithin } from './site-address.ts';
import type { SiteFolder } from '../generator.ts';
import {
  asLiteralObject,
  JsLiterals,
  type Literal,
  LiteralCall,
  type LiteralObject,
  literalText,
} from '../config/read-literals-js.ts';

/** A prefix that imports may use instead of a path: `@assets/*` for `src/assets/*`. */
interface PathAlias {
  readonly before: string;
  readonly behind: string;
  /** Whether a `*` stands between `before` and `behind`. */
  readonly open: boolean;
  /** Paths in the opened folder. Each has a `*` where the alias has one. */
  readonly targets: readonly string[];
}

/** How many configurations may extend one another in a chain. */
const mostExtended = 5;
const mostAliases = 100;
/** An import may leave out the ending of a program. */
const codeEndings = ['', '.ts', '.js', '.mjs', '.mts', '/index.ts', '/index.js'];

/**
 * The prefixes that imports of a site may use instead of a path. They come from `paths` and `baseUrl` in tsconfig, from
 * `imports` in package.json and from `resolve.alias` of Vite.
 */
export class PathAliases {
  readonly #paths: ReadonlySet<string>;
  readonly #aliases: readonly PathAlias[];

  constructor(paths: ReadonlySet<string>, aliases: readonly PathAlias[]) {
    this.#paths = paths;
    // As in TypeScript, the longest prefix that fits is used.
    this.#aliases = [...aliases].sort((a, b) => b.before.length - a.before.length).slice(0, mostAliases);
  }

  /** The path in the opened folder that a reference means. Null if it begins with no alias. */
  find(reference: string): string | null {
    // `#` begins an anchor, unless a path stands behind it.
    if (/^(?:[./?]|#(?![\w/-]*\/)|[a-z][a-z0-9+.-]*:)/i.test(reference)) {
      return null;
    }
    const [, path = '', rest = ''] = /^(#?[^?#]*)(.*)$/s.exec(reference) ?? [];
    for (const { before, behind, open, targets } of this.#aliases) {
      const fits = open ? path.startsWith(before) && path.endsWith(behind) : path === before;
      if (!fits || path.length < before.length + behind.length) {
        continue;
      }
      const middle = path.slice(before.length, path.length - behind.length);
      const found = targets.map((target) => target.replace('*', () => middle));
      const there = found.find((target) => codeEndings.some((ending) => this.#paths.has(`${target}${ending}`)));
      // The alias `*` fits every path, so it counts only if the file exists.
      if (there !== undefined || before !== '') {
        return `${there ?? found[0] ?? path}${rest}`;
      }
    }
    return null;
  }
}

/** Reads the aliases of a site. `config` holds the literals of its Vite or Astro configuration. */
export async function readPathAliases(folder: SiteFolder, config: LiteralObject): Promise<PathAliases> {
  const name = ['tsconfig.json', 'jsconfig.json'].find((path) => folder.paths.has(path));
  const compilerPaths = name === undefined ? [] : await readCompilerPaths(folder, name, mostExtended);
  return new PathAliases(folder.paths, [...compilerPaths, ...(await packageImports(folder)), ...viteAliases(config)]);
}

/** Example: `"imports": { "#assets/*": "./src/assets/*" }`. */
async function packageImports(folder: SiteFolder): Promise<readonly PathAlias[]> {
  const text = (await folder.read('package.json')) ?? '';
  const imports = text.includes('"imports"') ? new JsLiterals(`export default ${text}`).exported()['imports'] : null;
  return Object.entries(asLiteralObject(imports) ?? {}).flatMap(([name, target]) => {
    const path = literalText(target) || literalText(asLiteralObject(target)?.['default']);
    return name.startsWith('#') && /^\.\//.test(path) ? [aliasOf(name, [pathWithin('', path)])] : [];
  });
}

/** `paths` and `baseUrl` of a tsconfig. Where it has none, those of the one that it extends. */
async function readCompilerPaths(folder: SiteFolder, path: string, left: number): Promise<readonly PathAlias[]> {
  const text = await folder.read(path);
  if (text === null || left === 0) {
    return [];
  }
  // A tsconfig may have comments and trailing commas, so it is read as JavaScript.
  const config = new JsLiterals(`export default ${text}`).exported();
  const options = asLiteralObject(config['compilerOptions']) ?? {};
  const paths = asLiteralObject(options['paths']);
  const base = literalText(options['baseUrl']);
  if (paths === null && base === '') {
    const bases = [config['extends']].flat().map((each) => literalText(each as Literal));
    const near = bases.filter((each) => /^\.\.?\//.test(each)).map((each) => pathWithin(folderOf(path), each));
    const named = near.map((each) => (each.endsWith('.json') ? each : `${each}.json`));
    const all = await Promise.all(named.slice(0, 10).map((each) => readCompilerPaths(folder, each, left - 1)));
    return all.flat();
  }
  const top = pathWithin(folderOf(path), base);
  const fromTop = base === '' ? [] : [aliasOf('*', [top === '' ? '*' : `${top}/*`])];
  return [
    ...Object.entries(paths ?? {}).map(([pattern, targets]) =>
      aliasOf(
        pattern,
        [targets].flat().map((target) => pathWithin(`${top}/`, literalText(target as Literal))),
      ),
    ),
    ...fromTop,
  ];
}

function aliasOf(pattern: string, targets: readonly string[]): PathAlias {
  const star = pattern.indexOf('*');
  return star < 0
    ? { before: pattern, behind: '', open: false, targets }
    : { before: pattern.slice(0, star), behind: pattern.slice(star + 1), open: true, targets };
}

/**
 * Example: `{ '@assets': '/src/assets' }`. A path may also be the last text among the arguments of a call, as in
 * `path.resolve('./src')` and `fileURLToPath(new URL('./src', import.meta.url))`.
 */
function viteAliases(config: LiteralObject): readonly PathAlias[] {
  const vite = asLiteralObject(config['vite']) ?? config;
  const alias = asLiteralObject(asLiteralObject(vite['resolve'])?.['alias']) ?? {};
  return Object.entries(alias).flatMap(([name, value]) => {
    const written = lastText(value);
    const target = pathWithin('', written);
    return written !== '' ? [aliasOf(name, [target]), aliasOf(`${name.replace(/\/$/, '')}/*`, [`${target}/*`])] : [];
  });
}

/** A text, or the last one in a call. Empty if there is none. */
function lastText(value: Literal): string {
  return value instanceof LiteralCall ? (value.values.map(lastText).filter(Boolean).at(-1) ?? '') : literalText(value);
}
