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

/**
 * The prefixes that imports of a site may use instead of a path. They come from `paths` in tsconfig and from
 * `resolve.alias` of Vite.
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
    if (/^(?:[./#?]|[a-z][a-z0-9+.-]*:)/i.test(reference)) {
      return null;
    }
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(reference) ?? [];
    for (const { before, behind, open, targets } of this.#aliases) {
      const fits = open ? path.startsWith(before) && path.endsWith(behind) : path === before;
      if (!fits || path.length < before.length + behind.length) {
        continue;
      }
      const middle = path.slice(before.length, path.length - behind.length);
      const found = targets.map((target) => target.replace('*', () => middle));
      const there = found.find((target) => this.#paths.has(target));
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
  return new PathAliases(folder.paths, [...compilerPaths, ...viteAliases(config)]);
}

/** `paths` of a tsconfig. Where it has none, those of the one that it extends. */
async function readCompilerPaths(folder: SiteFolder, path: string, left: number): Promise<readonly PathAlias[]> {
  const text = await folder.read(path);
  if (text === null || left === 0) {
    return [];
  }
  // A tsconfig may have comments and trailing commas, so it is read as JavaScript.
  const config = new JsLiterals(`export default ${text}`).exported();
  const options = asLiteralObject(config['compilerOptions']) ?? {};
  const paths = asLiteralObject(options['paths']);
  if (paths === null) {
    const bases = [config['extends']].flat().map((base) => literalText(base as Literal));
    const near = bases.filter((base) => /^\.\.?\//.test(base)).map((base) => pathWithin(folderOf(path), base));
    const named = near.map((base) => (base.endsWith('.json') ? base : `${base}.json`));
    const all = await Promise.all(named.slice(0, 10).map((base) => readCompilerPaths(folder, base, left - 1)));
    return all.flat();
  }
  const top = pathWithin(folderOf(path), literalText(options['baseUrl']));
  return Object.entries(paths).map(([pattern, targets]) =>
    aliasOf(
      pattern,
      [targets].flat().map((target) => pathWithin(`${top}/`, literalText(target as Literal))),
    ),
  );
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
