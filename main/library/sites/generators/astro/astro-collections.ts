import { isMarkdown } from '../../../scan/file-kinds.ts';
import type { PathAliases } from '../../addresses/path-aliases.ts';
import { folderOf, nameOf } from '../../addresses/site-address.ts';
import { matchesPicomatch, mostPatterns } from '../../config/match-glob.ts';
import type { NamedFolders } from '../../config/named-folders.ts';
import {
  asLiteralList,
  asLiteralObject,
  JsLiterals,
  type Literal,
  LiteralCall,
  type LiteralObject,
  literalText,
} from '../../config/read-literals-js.ts';
import type { SiteFolder } from '../../generator.ts';
import { readImported } from './astro-imports.ts';
import { type AstroRoute, type GlobRoute, readRoutes } from './astro-routes.ts';

/** Files that the site's code makes pages of. */
export interface AstroCollection {
  readonly name: string;
  /** The folder, with a slash at its end. */
  readonly folder: string;
  /** What paths below the folder have to match; `!` begins a pattern that leaves out. Null for a folder without rules. */
  readonly patterns: readonly string[] | null;
  /** The page template that shows its entries. Null if there is none. */
  readonly route: AstroRoute | null;
  readonly ids: EntryIds;
}

/** Where the names of entries come from. */
export interface EntryIds {
  /** `slug`: from a path, as Astro does it. `path`: from a path as it is. */
  readonly from: 'slug' | 'path';
  /** A field that is used instead, if an entry has it. Empty if there is none. */
  readonly field: string;
}

interface Surroundings {
  readonly named: NamedFolders;
  /** The source folder of the site, with a slash at its end. */
  readonly source: string;
  readonly aliases: PathAliases;
  readonly starlight: boolean;
}

type FoundCollection = Omit<AstroCollection, 'route'>;

const mostCollections = 100;
const usualIds: EntryIds = { from: 'slug', field: 'slug' };

/** Whether a file is an entry of a collection. */
export function isEntry(path: string, { folder, patterns }: Pick<AstroCollection, 'folder' | 'patterns'>): boolean {
  if (!path.startsWith(folder)) {
    return false;
  }
  const inside = path.slice(folder.length);
  if (patterns === null) {
    return !/(?:^|\/)_/.test(inside);
  }
  const matches = (pattern: string): boolean => matchesPicomatch(pattern.replace(/^\.\//, ''), inside);
  return (
    patterns.some((pattern) => !pattern.startsWith('!') && matches(pattern)) &&
    !patterns.some((pattern) => pattern.startsWith('!') && matches(pattern.slice(1)))
  );
}

/** The collections of a site. Of two that hold a file, the one with the deeper folder comes first. */
export async function readCollections(folder: SiteFolder, near: Surroundings): Promise<readonly AstroCollection[]> {
  const found = await findCollections(folder, near);
  const shown = found.filter((each) => [...folder.paths].some((file) => isMarkdown(file) && isEntry(file, each)));
  const { routes, globs } = await readRoutes(
    folder,
    `${near.source}pages/`,
    shown.map(({ name }) => name),
  );
  if (near.starlight) {
    routes.set('docs', { parts: ['[...slug]'], bareNumbers: false, params: new Map() });
  }
  const collections = found.map((each) => ({ ...each, route: routes.get(each.name) ?? null }));
  return [...collections, ...globs.map(collectionOf)].sort((a, b) => b.folder.length - a.folder.length);
}

async function findCollections(folder: SiteFolder, near: Surroundings): Promise<readonly FoundCollection[]> {
  const { source } = near;
  const contents = `${source}content/`;
  const found = new Map<string, FoundCollection>();
  for (const path of folder.folders) {
    if (path.startsWith(contents) && !path.slice(contents.length).includes('/')) {
      const name = nameOf(path);
      found.set(name, { name, folder: `${path}/`, patterns: null, ids: usualIds });
    }
  }
  const names = [`${source}content.config`, `${source}content/config`].flatMap((name) =>
    ['ts', 'js', 'mjs', 'mts'].map((ending) => `${name}.${ending}`),
  );
  const path = names.find((name) => folder.paths.has(name));
  if (path === undefined) {
    return [...found.values()];
  }
  const program = (await folder.read(path)) ?? '';
  const literals = new JsLiterals(program, await readImported(folder, path, program, near.aliases));
  const loaded = new Map<string, FoundCollection>();
  // Every file is compared with all of them.
  let patternsLeft = mostPatterns;
  const told = asLiteralObject(literals.variable('collections')) ?? {};
  for (const [name, value] of Object.entries(told)) {
    const collection = loadedCollection(name, value, path, near, program);
    if (collection && loaded.size < mostCollections) {
      loaded.set(name, { ...collection, patterns: collection.patterns?.slice(0, Math.max(0, patternsLeft)) ?? null });
      patternsLeft -= collection.patterns?.length ?? 0;
    }
  }
  // A folder that a loader reads is not a second collection.
  const bare = [...found.values()].filter(
    ({ name, folder: own }) => !loaded.has(name) && ![...loaded.values()].some((each) => own.startsWith(each.folder)),
  );
  return [...loaded.values(), ...bare];
}

/** A collection with a loader that reads a folder. Null if it has none. */
function loadedCollection(
  name: string,
  value: Literal,
  config: string,
  { named }: Surroundings,
  program: string,
): FoundCollection | null {
  const loader = value instanceof LiteralCall ? asLiteralObject(value.values[0])?.['loader'] : undefined;
  if (!(loader instanceof LiteralCall)) {
    return null;
  }
  const options = loader.values.map(asLiteralObject).find((each) => each !== null) ?? {};
  const base = options['base'];
  // `new URL('./words', import.meta.url)` is relative to the file, and all else to the site. A function of the site that
  // makes loaders is mostly given the folder.
  const [written, from] =
    base instanceof LiteralCall
      ? [literalText(base.values[0]), folderOf(config)]
      : [literalText(base) || loader.values.map(literalText).find(Boolean) || '', ''];
  const [folder] = written === '' ? [] : named.found([written], from);
  if (folder === undefined) {
    return null;
  }
  return { name, folder, patterns: patternsOf(options['pattern']), ids: idsOf(options, program) };
}

function patternsOf(pattern: Literal): readonly string[] {
  const written = (Array.isArray(pattern) ? asLiteralList(pattern) : [pattern]).map(literalText).filter(Boolean);
  return written.length === 0 ? ['**/*'] : written.slice(0, mostPatterns).map(withBraces);
}

/** `*.@(md|mdx)` as `*.{md,mdx}`. A pattern with another kind of group fits everything, so that no post is lost. */
function withBraces(pattern: string): string {
  const plain = pattern
    .slice(0, longestFunction)
    .replace(/(?<![!*?\\])[@+]?\(([^()!*?]*)\)/g, (_all, choices: string) => `{${choices.replaceAll('|', ',')}}`);
  return plain.includes('(') ? '**/*' : plain;
}

const longestFunction = 300;

/**
 * `generateId: ({ entry, data }) => data.permalink ?? entry`: entries are named by a field, or by their path where they
 * lack it.
 */
function idsOf(options: LiteralObject, program: string): EntryIds {
  if (!('generateId' in options)) {
    return usualIds;
  }
  const at = program.indexOf('generateId');
  const field = /\bdata\??\.(\w+)/.exec(program.slice(at, at + longestFunction))?.[1] ?? '';
  return { from: 'path', field: field.toLowerCase() };
}

/** The files that a page template asks for by their paths, as a collection. */
function collectionOf({ folder, patterns, route }: GlobRoute): AstroCollection {
  return { name: nameOf(folder.slice(0, -1)), folder, patterns, route, ids: { from: 'path', field: '' } };
}
