import { NamedFolders } from '../../config/named-folders.ts';
import type { Told } from '../../../../../preload/texts/texts.ts';
import { joinAddress } from '../../addresses/site-address.ts';
import { type PathAliases, readPathAliases } from '../../addresses/path-aliases.ts';
import { type AstroCollection, readCollections } from './astro-collections.ts';
import { readImported } from './astro-imports.ts';
import {
  asLiteralList,
  asLiteralObject,
  JsLiterals,
  type LiteralObject,
  literalText,
} from '../../config/read-literals-js.ts';
import type { SiteFolder } from '../../generator.ts';

const configName = /^astro\.config\.[cm]?[jt]s$/;

export interface AstroSettings {
  readonly config: string;
  readonly url: string;
  readonly basePath: string;
  readonly language: string;
  /** The first parts of addresses in other languages, as the configuration lists them. */
  readonly locales: readonly string[];
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
  /** Where an address that is not a page leads. */
  readonly redirects: ReadonlyMap<string, string>;
  readonly notes: readonly Told[];
}

export function findAstroConfig(paths: ReadonlySet<string>): string | null {
  return [...paths].find((path) => configName.test(path)) ?? null;
}

export async function readAstroConfig(folder: SiteFolder): Promise<AstroSettings> {
  const path = findAstroConfig(folder.paths) ?? '';
  const program = (await folder.read(path)) ?? '';
  const fileAliases = await readPathAliases(folder, {});
  const config = new JsLiterals(program, await readImported(folder, path, program, fileAliases)).exported();
  const named = new NamedFolders(folder, path);
  const source = named.one(literalText(config['srcDir']), 'src');
  const i18n = asLiteralObject(config['i18n']) ?? {};
  const slash = literalText(config['trailingSlash']);
  const format = literalText(asLiteralObject(config['build'])?.['format']);
  return {
    config: path,
    url: literalText(config['site']),
    basePath: joinAddress(literalText(config['base']), '/'),
    language: literalText(i18n['defaultLocale']),
    locales: asLiteralList(i18n['locales'])
      .map((locale) => literalText(locale) || literalText(asLiteralObject(locale)?.['path']))
      .filter(Boolean),
    publicFolder: named.one(literalText(config['publicDir']), 'public'),
    source,
    pagesFolder: `${source}pages/`,
    collections: await readCollections(folder, {
      named,
      source,
      aliases: fileAliases,
      starlight: /\bstarlight\s*\(/.test(program),
    }),
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

/** The addresses that the configuration leads to others: `{ '/old': '/new' }`. */
function redirectsOf(config: LiteralObject): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(asLiteralObject(config['redirects']) ?? {}).map(([from, to]) => [
      from,
      literalText(to) || literalText(asLiteralObject(to)?.['destination']),
    ]),
  );
}
