import { NamedFolders } from '../../config/named-folders.ts';
import type { Told } from '../../../../../preload/texts/texts.ts';
import { isMarkdown } from '../../../scan/file-kinds.ts';
import { joinAddress, nameOf } from '../../addresses/site-address.ts';
import { type PathAliases, readPathAliases } from '../../addresses/path-aliases.ts';
import { type AstroRoute, readRoutes } from './astro-routes.ts';
import {
  asLiteralObject,
  JsLiterals,
  type Literal,
  LiteralCall,
  type LiteralObject,
  literalText,
} from '../../config/read-literals-js.ts';
import type { SiteFolder } from '../../generator.ts';

const configName = /^astro\.config\.[cm]?[jt]s$/;

/** A folder of entries that the site's code makes pages of. */
export interface AstroCollection {
  readonly name: string;
  /** The folder, with a slash at its end. */
  readonly folder: string;
  /** The page template that shows its entries. Null if there is none. */
  readonly route: AstroRoute | null;
  /** The names of its entries are made by code (`generateId`), not from their paths as usual. */
  readonly makesIds: boolean;
}

export interface AstroSettings {
  readonly config: string;
  readonly url: string;
  readonly basePath: string;
  readonly language: string;
  readonly publicFolder: string;
  /** The source folder of the site, with a slash at its end. */
  readonly source: string;
  readonly pagesFolder: string;
  readonly collections: readonly AstroCollection[];
  /** The end of every address of a page. */
  readonly ending: '' | '/' | '.html';
  readonly smartQuotes: boolean;
  readonly math: boolean;
  readonly emojiNames: boolean;
  readonly aliases: PathAliases;
  /** Every file of the opened folder. */
  readonly paths: ReadonlySet<string>;
  readonly containers: boolean;
  /** Where an address leads that is no page. */
  readonly redirects: ReadonlyMap<string, string>;
  readonly notes: readonly Told[];
}

export function findAstroConfig(paths: ReadonlySet<string>): string | null {
  return [...paths].find((path) => configName.test(path)) ?? null;
}

export async function readAstroConfig(folder: SiteFolder): Promise<AstroSettings> {
  const path = findAstroConfig(folder.paths) ?? '';
  const program = (await folder.read(path)) ?? '';
  const config = new JsLiterals(program).exported();
  const named = new NamedFolders(folder, path);
  const source = named.one(literalText(config['srcDir']), 'src');
  const slash = literalText(config['trailingSlash']);
  const format = literalText(asLiteralObject(config['build'])?.['format']);
  return {
    config: path,
    url: literalText(config['site']),
    basePath: joinAddress(literalText(config['base']), '/'),
    language: literalText(asLiteralObject(config['i18n'])?.['defaultLocale']),
    publicFolder: named.one(literalText(config['publicDir']), 'public'),
    source,
    pagesFolder: `${source}pages/`,
    collections: await parseCollections(folder, named, source, /\bstarlight\s*\(/.test(program)),
    ending: format === 'file' ? '.html' : slash === 'never' ? '' : '/',
    smartQuotes: asLiteralObject(config['markdown'])?.['smartypants'] !== false,
    math: /remark-math/.test(program),
    emojiNames: /remark-g?emoji\b/.test(program),
    paths: folder.paths,
    aliases: await readPathAliases(folder, config),
    containers: /remark-directive|\bstarlight\s*\(/.test(program),
    redirects: redirectsOf(config),
    notes: named.notes,
  };
}

async function parseCollections(
  folder: SiteFolder,
  named: NamedFolders,
  source: string,
  starlight: boolean,
): Promise<readonly AstroCollection[]> {
  const contents = `${source}content/`;
  const found = new Map<string, string>();
  const makesIds = new Set<string>();
  for (const path of folder.folders) {
    if (path.startsWith(contents) && !path.slice(contents.length).includes('/')) {
      found.set(nameOf(path), `${path}/`);
    }
  }
  const names = [`${source}content.config`, `${source}content/config`].flatMap((name) =>
    ['ts', 'js', 'mjs', 'mts'].map((ending) => `${name}.${ending}`),
  );
  const path = names.find((name) => folder.paths.has(name));
  if (path) {
    const literals = new JsLiterals((await folder.read(path)) ?? '');
    for (const [name, value] of Object.entries(asLiteralObject(literals.variable('collections')) ?? {})) {
      const base = baseOf(value);
      for (const entries of base === '' ? [] : named.found([base])) {
        found.set(name, entries);
      }
      if ('generateId' in (loaderOf(value) ?? {})) {
        makesIds.add(name);
      }
    }
  }
  const shown = [...found].filter(([, entries]) =>
    [...folder.paths].some((file) => file.startsWith(entries) && isMarkdown(file)),
  );
  const routes = await readRoutes(
    folder,
    `${source}pages/`,
    shown.map(([name]) => name),
  );
  if (starlight) {
    routes.set('docs', { parts: ['[...slug]'], bareNumbers: false, params: new Map() });
  }
  const collections = [...found].map(([name, entries]) => ({
    name,
    folder: entries,
    route: routes.get(name) ?? null,
    makesIds: makesIds.has(name),
  }));
  return collections.sort((a, b) => b.folder.length - a.folder.length);
}

/** The folder that the `glob` loader of a collection reads. Empty if there is none. */
function baseOf(collection: Literal): string {
  return literalText(loaderOf(collection)?.['base']);
}

/** What a collection's loader is told. */
function loaderOf(collection: Literal): LiteralObject | null {
  const loader = collection instanceof LiteralCall ? asLiteralObject(collection.values[0])?.['loader'] : undefined;
  return loader instanceof LiteralCall ? (asLiteralObject(loader.values[0]) ?? null) : null;
}

/** The addresses that the configuration leads to others: `{ '/old': '/new' }`. */
function redirectsOf(config: LiteralObject): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(asLiteralObject(config['redirects']) ?? {}).map(([from, to]) => [
      from,
      literalText(to) || literalText(asLiteralObject(to)?.['destination']),
    ]),
  );
}
