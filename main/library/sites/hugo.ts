import { commonDialect } from '../render/dialect.ts';
import { isCommonPage } from './common-pages.ts';
import { type DateTokens, dateTokens } from './date-tokens.ts';
import type { Generator, Mount, Publication, Site, SiteFolder, SourcePost } from './generator.ts';
import { hugoSlug } from './hugo-slug.ts';
import { asObject, asText, asTexts, type Config, readConfig, settingOf } from './read-config.ts';
import { basePathOf, folderOf, folderPath, joinAddress, nameOf, siteAddress } from './site-address.ts';

const mainFiles = ['hugo', 'config'].flatMap((name) =>
  ['toml', 'yaml', 'yml', 'json'].map((ending) => `${name}.${ending}`),
);
const defaultFolder = 'config/_default/';

/** Hugo: https://gohugo.io. Its documentation is the source of every rule here, its code where that is silent. */
export const hugo: Generator = {
  id: 'hugo',
  label: 'Hugo',

  async recognise({ paths, folders, read }) {
    const own = mainFiles.slice(0, 4).find((path) => paths.has(path));
    if (own) return `it has ${own}`;
    if (folders.has('config/_default')) return 'it has config/_default';
    const shared = mainFiles.slice(4).find((path) => paths.has(path));
    // Zola has a config.toml and a content folder too; its sections are told by templates, Hugo's by themes and layouts.
    if (!shared || !folders.has('content')) return null;
    if (folders.has('templates') && !folders.has('layouts') && !folders.has('archetypes')) return null;
    if (/^[ \t]*base_url[ \t]*=/m.test((await read(shared)) ?? '')) return null;
    return `it has ${shared} and a content folder`;
  },

  async open(folder): Promise<Site> {
    const { config, notes } = await readHugoConfig(folder);
    const settings = new HugoSettings(config);
    const baseURL = siteAddress(asText(settingOf(config, 'baseURL')));
    return {
      generator: 'hugo',
      title: asText(settingOf(config, 'title')),
      contentRoots: settings.contentRoots.map(({ folder: root }) => root),
      mounts: settings.mounts(folder),
      addresses: baseURL ? [baseURL] : [],
      basePath: basePathOf(baseURL ?? asText(settingOf(config, 'baseURL'))),
      language: settings.defaultLanguage,
      // Without a setting Hugo reads a date that names no zone as UTC.
      timeZone: asText(settingOf(config, 'timeZone')) || 'UTC',
      headers: [],
      dialect: {
        ...commonDialect,
        templates: 'hugo',
        headingIds: 'goldmark',
        smartQuotes: settings.typographer,
        attributes: 'headings',
        math: settings.math,
      },
      notes,
      publish: (post) => publish(post, settings),
    };
  },
};

const readHugoConfig = async (folder: SiteFolder) => {
  const notes: string[] = [];
  let config: Config = {};
  const take = async (path: string, key: string | null): Promise<void> => {
    const read = await readConfig(folder, path);
    notes.push(...read.notes);
    config =
      key === null ? { ...read.config, ...config } : { ...config, [key]: { ...asObject(config[key]), ...read.config } };
  };
  const main = mainFiles.find((path) => folder.paths.has(path));
  if (main) await take(main, null);
  for (const path of folder.paths) {
    if (!path.startsWith(defaultFolder) || !/\.(?:toml|ya?ml|json)$/.test(path)) continue;
    const name = path.slice(defaultFolder.length).replace(/\.[^.]+$/, '');
    // `params.en.toml` belongs to one language; what is read here does not differ by language.
    if (!name.includes('/') && !name.includes('.'))
      await take(path, name === 'hugo' || name === 'config' ? null : name);
  }
  return { config, notes };
};

interface ContentRoot {
  readonly folder: string;
  /** Empty where its posts tell their language by their names, or the site has one. */
  readonly language: string;
}

/** What of a Hugo configuration decides where a post is published. */
class HugoSettings {
  readonly defaultLanguage: string;
  readonly languages: readonly string[];
  readonly contentRoots: readonly ContentRoot[];
  readonly typographer: boolean;
  readonly math: 'none' | 'dollars';
  readonly basePath: string;
  readonly #config: Config;
  readonly #permalinks: ReadonlyMap<string, string>;
  readonly #languageInAddress: boolean;

  constructor(config: Config) {
    this.#config = config;
    const languages = asObject(settingOf(config, 'languages'));
    this.defaultLanguage = asText(settingOf(config, 'defaultContentLanguage')) || 'en';
    this.languages = Object.keys(languages).map((name) => name.toLowerCase());
    this.#languageInAddress = settingOf(config, 'defaultContentLanguageInSubdir') === true;
    this.basePath = basePathOf(asText(settingOf(config, 'baseURL')));
    const markup = asObject(settingOf(config, 'markup'));
    const extensions = asObject(settingOf(asObject(settingOf(markup, 'goldmark')), 'extensions'));
    const typographer = settingOf(extensions, 'typographer');
    this.typographer = typographer !== false && settingOf(asObject(typographer), 'disable') !== true;
    this.math = settingOf(asObject(settingOf(extensions, 'passthrough')), 'enable') === true ? 'dollars' : 'none';
    const contentDir = folderPath(asText(settingOf(config, 'contentDir')) || 'content');
    const mounted = this.#moduleMounts()
      .filter(({ target }) => target === 'content' || target.startsWith('content/'))
      .map(({ source }) => ({ folder: folderPath(source), language: '' }));
    const ofLanguages = Object.entries(languages).flatMap(([name, settings]) => {
      const own = asText(settingOf(asObject(settings), 'contentDir'));
      return own === '' ? [] : [{ folder: folderPath(own), language: name.toLowerCase() }];
    });
    const roots = [...ofLanguages, ...mounted, { folder: contentDir, language: '' }];
    this.contentRoots = roots.filter(({ folder }, at) => roots.findIndex((other) => other.folder === folder) === at);
    this.#permalinks = readPermalinks(settingOf(config, 'permalinks'));
  }

  #moduleMounts(): readonly { readonly source: string; readonly target: string }[] {
    const mounts = settingOf(asObject(settingOf(this.#config, 'module')), 'mounts');
    if (!Array.isArray(mounts)) return [];
    return mounts.map((mount) => ({
      source: asText(settingOf(asObject(mount), 'source')),
      target: asText(settingOf(asObject(mount), 'target')).replace(/\/+$/, ''),
    }));
  }

  mounts({ folders }: SiteFolder): readonly Mount[] {
    const named = asTexts(settingOf(this.#config, 'staticDir')).map(folderPath);
    const statics = (named.length === 0 ? ['static/'] : named).map((folder) => ({ folder, at: '/' }));
    const mounted = this.#moduleMounts()
      .filter(({ target }) => target === 'static' || target.startsWith('static/'))
      .map(({ source, target }) => ({
        folder: folderPath(source),
        at: joinAddress(target.slice('static'.length), '/'),
      }));
    const themes = [...folders]
      .filter((path) => /^themes\/[^/]+\/static$/.test(path))
      .map((path) => ({ folder: `${path}/`, at: '/' }));
    const contents = this.contentRoots.map(({ folder }) => ({ folder, at: '/' }));
    return [...statics, ...mounted, ...contents, ...themes, { folder: 'assets/', at: '/' }];
  }

  slug(text: string): string {
    return hugoSlug(text, {
      keepCase: settingOf(this.#config, 'disablePathToLower') === true,
      plainLetters: settingOf(this.#config, 'removePathAccents') === true,
    });
  }

  permalink(section: string): string | undefined {
    return this.#permalinks.get(section.toLowerCase());
  }

  isUgly(section: string): boolean {
    const ugly = settingOf(this.#config, 'uglyURLs');
    return ugly === true || settingOf(asObject(ugly), section) === true;
  }

  /** What stands before the addresses of a language: `fr/`, or nothing. */
  languagePrefix(language: string): string {
    if (this.languages.length === 0 || language === '') return '';
    return language === this.defaultLanguage.toLowerCase() && !this.#languageInAddress ? '' : `${language}/`;
  }
}

/** By section; the newer form has them below the kind of page. */
const readPermalinks = (value: unknown): ReadonlyMap<string, string> => {
  const all = asObject(value);
  const pages = asObject(settingOf(all, 'page'));
  return new Map(
    [...Object.entries(all), ...Object.entries(pages)].flatMap(([section, pattern]) =>
      typeof pattern === 'string' ? [[section.toLowerCase(), pattern] as const] : [],
    ),
  );
};

/** Where a post stands among Hugo's pages. */
interface ContentPath {
  /** Folders below the content root, as written. */
  readonly folders: readonly string[];
  /** The file's name without language and extension; a bundle's is that of its folder. */
  readonly name: string;
  readonly bundle: boolean;
  readonly section: boolean;
  readonly language: string;
}

const contentPath = (path: string, settings: HugoSettings): ContentPath => {
  const root = settings.contentRoots.find(({ folder }) => path.startsWith(folder));
  const inside = path.slice(root?.folder.length ?? 0);
  const folders = folderOf(inside).split('/').filter(Boolean);
  const base = nameOf(inside).replace(/\.[^.]+$/, '');
  const suffix = /\.([a-z]{2,3}(?:-[a-z0-9]{2,8})?)$/i.exec(base)?.[1]?.toLowerCase();
  const known = suffix !== undefined && (settings.languages.includes(suffix) || suffix === settings.defaultLanguage);
  const name = known ? base.slice(0, -suffix.length - 1) : base;
  const bundle = name === 'index' || name === '_index';
  return {
    folders: bundle ? folders.slice(0, -1) : folders,
    name: bundle ? (folders.at(-1) ?? '') : name,
    bundle,
    section: name === '_index',
    language: known ? suffix : (root?.language ?? '') || settings.defaultLanguage.toLowerCase(),
  };
};

/** A README beside the content is read, and published nowhere. */
const outsideContent: Publication = { kind: 'page', url: null, aliases: [], names: [], metadata: {} };

const publish = (post: SourcePost, settings: HugoSettings): Publication => {
  if (!settings.contentRoots.some(({ folder }) => post.path.startsWith(folder))) return outsideContent;
  const at = contentPath(post.path, settings);
  const section = at.folders[0] ?? (at.section ? at.name : '');
  const prefix = settings.languagePrefix(at.language);
  const path = addressPath(post, at, section, settings);
  const url = path === null ? null : joinAddress(settings.basePath, path.ownPrefix ? '' : prefix, path.path);
  const undated = post.metadata.date.source === 'file';
  const isPage =
    at.section ||
    isCommonPage(post) ||
    ['page', 'pages'].includes(section) ||
    (undated && section === '') ||
    textOf(post, 'type') === 'page';
  return {
    kind: isPage ? 'page' : 'post',
    url,
    aliases:
      url === null
        ? []
        : post.metadata.aliases.flatMap((alias) => aliasAddress(alias, url, joinAddress(settings.basePath, prefix))),
    names: [],
    metadata: { lang: post.metadata.lang || (settings.languages.length > 0 ? at.language : ''), ...filenameDate(post) },
  };
};

/** Draft by its dates is no draft to Hugo; what has expired is not published any more. */
const filenameDate = (post: SourcePost): Publication['metadata'] => {
  const expiry = textOf(post, 'expirydate') || textOf(post, 'unpublishdate');
  const expired = expiry !== '' && Date.parse(expiry) < Date.now();
  return expired ? { draft: true } : {};
};

const textOf = (post: SourcePost, key: string): string => {
  const value = post.fields.get(key);
  return typeof value === 'string' ? value.trim() : '';
};

/** The address below base path and language (`ownPrefix`: below the base path alone); null where there is none. */
const addressPath = (
  post: SourcePost,
  at: ContentPath,
  section: string,
  settings: HugoSettings,
): { readonly path: string; readonly ownPrefix: boolean } | null => {
  const build = asObject(post.fields.get('build') ?? post.fields.get('_build'));
  if (/^(?:never|link)$/.test(String(build['render'] ?? '')) || String(post.fields.get('headless')) === 'true')
    return null;
  const own = textOf(post, 'url');
  if (own !== '') {
    const expanded = own.includes(':') ? expand(own, post, at, section, settings) : own;
    return { path: asFolder(expanded), ownPrefix: own.startsWith('/') };
  }
  if (at.section) return { path: asFolder(settings.slug([...at.folders, at.name].join('/'))), ownPrefix: false };
  const pattern = settings.permalink(section === '' ? '/' : section);
  if (pattern !== undefined)
    return { path: ended(expand(pattern, post, at, section, settings), section, settings), ownPrefix: false };
  const last = post.metadata.slug === '' ? at.name : post.metadata.slug;
  return { path: ended(settings.slug([...at.folders, last].join('/')), section, settings), ownPrefix: false };
};

const asFolder = (path: string): string => (/\.[a-z0-9]{1,5}$/i.test(path) || path.endsWith('/') ? path : `${path}/`);

const ended = (path: string, section: string, settings: HugoSettings): string =>
  settings.isUgly(section) && !/\.[a-z0-9]{1,5}$/i.test(path) ? `${path.replace(/\/+$/, '')}.html` : asFolder(path);

/** Expands a permalink pattern; unknown tokens stay as they are. Date tokens are those of the date as written. */
const expand = (
  pattern: string,
  post: SourcePost,
  at: ContentPath,
  section: string,
  settings: HugoSettings,
): string => {
  const { metadata } = post;
  const title = metadata.title || post.heading;
  const date = dateTokens(metadata.date);
  const values: Readonly<Record<string, () => string>> = {
    year: () => date.year,
    month: () => date.month,
    day: () => date.day,
    monthname: () => date.monthName,
    weekday: () => String(date.weekday),
    weekdayname: () => date.weekdayName,
    yearday: () => String(date.yearDay),
    section: () => section,
    sections: () => at.folders.join('/'),
    title: () => settings.slug(title),
    slug: () => settings.slug(metadata.slug || title || at.name),
    filename: () => settings.slug(at.name),
    slugorfilename: () => settings.slug(metadata.slug || at.name),
    contentbasename: () => settings.slug(at.name),
    slugorcontentbasename: () => settings.slug(metadata.slug || at.name),
  };
  return pattern
    .replaceAll('\\:', '\0')
    .replace(/:(\w+|[\d-]+)(\[.+?\])?/g, (whole, name: string, slice?: string) => {
      if (name === 'sections' && slice) return sectionSlice(at.folders, slice).join('/');
      if (Object.hasOwn(values, name)) return values[name]?.() ?? whole;
      return goLayout(name, date) ?? whole;
    })
    .replaceAll('\0', ':');
};

/** `[1:]`, `[last]`, `[0]` of the sections, as Hugo cuts them. */
const sectionSlice = (folders: readonly string[], slice: string): readonly string[] => {
  const number = (text: string, otherwise: number): number =>
    text === 'last' ? folders.length - 1 : text === '' ? otherwise : Number(text);
  const [from = '', to] = slice.slice(1, -1).split(':');
  if (to === undefined) return folders.slice(number(from, 0), number(from, 0) + 1);
  return folders.slice(number(from, 0), number(to, folders.length));
};

/** A token that is a Go date layout (`2006-01-02`); null where it is none. */
const goLayout = (layout: string, date: DateTokens): string | null => {
  const written = layout.replace(/2006/g, date.year).replace(/01/g, date.month).replace(/02/g, date.day);
  return written === layout ? null : written;
};

/** A page-relative alias stands beside the page, a site-relative one below base path and language. */
const aliasAddress = (alias: string, url: string, top: string): readonly string[] => {
  if (/^https?:/i.test(alias)) return [];
  if (alias.startsWith('/')) return [joinAddress(top, alias)];
  try {
    return [decodeURI(new URL(alias, `http://x${encodeURI(url.replace(/[^/]+\/?$/, ''))}`).pathname)];
  } catch {
    return [];
  }
};
