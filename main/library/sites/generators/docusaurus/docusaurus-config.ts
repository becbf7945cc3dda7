import { NamedFolders } from '../../config/named-folders.ts';
import { folderOf, joinAddress } from '../../addresses/site-address.ts';
import { asObject, asText, readConfig } from '../../config/read-config.ts';
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
import type { Told } from '../../../../../preload/texts/texts.ts';

const configName = /^(?:[^/]+\/)?docusaurus\.config\.(?:[cm]?[jt]s)$/;

/** The configuration of a site: at the top, or in one folder (`website/`). Null if there is none. */
export function findDocusaurusConfig(paths: ReadonlySet<string>): string | null {
  return [...paths].filter((path) => configName.test(path)).sort((a, b) => a.length - b.length)[0] ?? null;
}

/** The part of a site that one plugin makes of one folder. */
export interface DocusaurusPart {
  readonly kind: 'blog' | 'docs' | 'pages';
  /** Its name, if there are several of its kind. Empty for the main one. */
  readonly id: string;
  /** In the opened folder, with a slash at its end. */
  readonly folder: string;
  /** The start of its addresses, below the base path. */
  readonly route: string;
  /** The files, in the part's folder, that hold the names of authors and the labels of tags. */
  readonly authorsFile: string;
  readonly tagsFile: string;
  readonly options: LiteralObject;
  /** Only for docs: the start of the addresses of each version, by its name. Empty for the newest one. */
  readonly versions: ReadonlyMap<string, string>;
}

/** The literal values of a Docusaurus configuration. */
export interface DocusaurusSettings {
  /** The folder of the configuration, with a slash at its end. Empty for the top. */
  readonly place: string;
  readonly title: string;
  readonly url: string;
  readonly basePath: string;
  readonly trailingSlash: boolean | undefined;
  readonly language: string;
  readonly parts: readonly DocusaurusPart[];
  readonly statics: readonly string[];
  /** Addresses that redirect, by the address that they lead to (plugin-client-redirects). */
  readonly redirects: ReadonlyMap<string, readonly string[]>;
  readonly math: boolean;
  readonly emojiNames: boolean;
  /** Before version 3 posts were MDX 1, which had code by indentation. */
  readonly mdx1: boolean;
  /**
   * Which files are MDX: every one, only those that end with `.mdx` (`detect`), or none (`md`). The others are
   * CommonMark.
   */
  readonly format: string;
  readonly notes: readonly Told[];
}

const defaults = { blog: 'blog', docs: 'docs', pages: 'src/pages' } as const;

export async function readDocusaurusConfig(folder: SiteFolder): Promise<DocusaurusSettings> {
  const path = findDocusaurusConfig(folder.paths) ?? '';
  const place = folderOf(path);
  const program = (await folder.read(path)) ?? '';
  const config = new JsLiterals(program).exported();
  const found = pluginsOf(config);
  const named = new NamedFolders(folder, path);
  const parts: DocusaurusPart[] = [];
  for (const [kind, options] of found.parts) {
    parts.push({
      kind,
      id: literalText(options['id']).replace(/^default$/, ''),
      folder: named.one(literalText(options['path']), defaults[kind], place),
      route: literalText(options['routeBasePath'] ?? (kind === 'pages' ? '/' : defaults[kind])),
      authorsFile: literalText(options['authorsMapPath']) || 'authors.yml',
      tagsFile: literalText(options['tags']) || 'tags.yml',
      options,
      versions: kind === 'docs' ? await versionsOf(folder, place, options) : new Map(),
    });
  }
  const { config: packages } = await readConfig(folder, `${place}package.json`);
  const core = asText(
    asObject({ ...asObject(packages['devDependencies']), ...asObject(packages['dependencies']) })['@docusaurus/core'],
  );
  const i18n = asLiteralObject(config['i18n']);
  const slash = config['trailingSlash'];
  const baseUrl = literalText(config['baseUrl']);
  return {
    place,
    title: literalText(config['title']),
    url: literalText(config['url']),
    basePath: joinAddress(baseUrl, '/'),
    trailingSlash: typeof slash === 'boolean' ? slash : undefined,
    language: literalText(i18n?.['defaultLocale']) || 'en',
    // The longest folder comes first, since one part may lie within another.
    parts: parts.sort((a, b) => b.folder.length - a.folder.length),
    statics: named.several(staticsOf(config), ['static'], place),
    redirects: found.redirects,
    math: /remark-math/.test(program),
    emojiNames: asLiteralObject(config['markdown'])?.['emoji'] !== false,
    mdx1: /^\D*[12]\./.test(core),
    format: literalText(asLiteralObject(config['markdown'])?.['format']) || 'mdx',
    notes: [
      ...named.notes,
      ...(baseUrl === '' ? [{ code: 'note.docusaurus-base', values: { file: path } } as const] : []),
    ],
  };
}

function staticsOf(config: LiteralObject): readonly string[] {
  return asLiteralList(config['staticDirectories'])
    .map(literalText)
    .filter((name) => name !== '');
}

type Found = readonly [kind: DocusaurusPart['kind'], options: LiteralObject];

/** Reads presets and plugins. Each is a name, or a pair of name and options. */
function pluginsOf(config: LiteralObject): {
  readonly parts: readonly Found[];
  readonly redirects: ReadonlyMap<string, readonly string[]>;
} {
  const parts: Found[] = [];
  const redirects = new Map<string, string[]>();
  for (const entry of asLiteralList(config['presets'])) {
    const [name, options] = nameAndOptions(entry);
    if (!/classic/.test(name)) {
      continue;
    }
    for (const kind of ['blog', 'docs', 'pages'] as const) {
      if (options[kind] !== false) {
        parts.push([kind, asLiteralObject(options[kind]) ?? {}]);
      }
    }
  }
  for (const entry of asLiteralList(config['plugins'])) {
    const [name, options] = nameAndOptions(entry);
    const kind = /(?:^|[/-])content-(blog|docs|pages)$/.exec(name)?.[1] as DocusaurusPart['kind'] | undefined;
    if (kind) {
      parts.push([kind, options]);
    }
    if (!/client-redirects$/.test(name)) {
      continue;
    }
    for (const rule of asLiteralList(options['redirects']).map(asLiteralObject)) {
      const to = literalText(rule?.['to']);
      const from = rule?.['from'];
      const sources = (Array.isArray(from) ? asLiteralList(from) : [from])
        .map(literalText)
        .filter((source) => source !== '');
      if (to !== '') {
        redirects.set(to, [...(redirects.get(to) ?? []), ...sources]);
      }
    }
  }
  // The parts are not given literally. Most likely they are those of the preset that a new site has.
  return {
    parts:
      parts.length > 0
        ? parts
        : [
            ['blog', {}],
            ['docs', {}],
            ['pages', {}],
          ],
    redirects,
  };
}

function nameAndOptions(entry: Literal): readonly [string, LiteralObject] {
  const [first, second] = Array.isArray(entry) ? asLiteralList(entry) : [entry];
  const name = first instanceof LiteralCall ? literalText(first.values[0]) : literalText(first);
  return [name, asLiteralObject(second) ?? {}];
}

/**
 * The start of addresses by version. The newest version has an empty one, and the one in progress has `next`. From
 * docs/guides/docs/versioning.
 */
async function versionsOf(
  folder: SiteFolder,
  place: string,
  options: LiteralObject,
): Promise<ReadonlyMap<string, string>> {
  const id = literalText(options['id']);
  const names = listOf(
    (await folder.read(`${place}${id === '' || id === 'default' ? '' : `${id}_`}versions.json`)) ?? '[]',
  );
  const last = literalText(options['lastVersion']) || names[0] || 'current';
  const versions = asLiteralObject(options['versions']);
  const pathOf = (name: string): string => {
    const path = asLiteralObject(versions?.[name])?.['path'];
    if (typeof path === 'string') {
      return path;
    }
    return name === last ? '' : name === 'current' ? 'next' : name;
  };
  return new Map(['current', ...names].map((name) => [name, pathOf(name)]));
}

function listOf(json: string): readonly string[] {
  try {
    const list: unknown = JSON.parse(json);
    return Array.isArray(list) ? list.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}
