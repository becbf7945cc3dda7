import { hugoLowerCase, hugoSlug } from '../../../slugs/hugo-slug.ts';
import { basePathOf, folderOf, folderPath, joinAddress, nameOf } from '../../addresses/site-address.ts';
import { type LinearRegex, linearRegex } from '../../config/linear-regex.ts';
import { mostPatterns } from '../../config/match-glob.ts';
import type { NamedFolders } from '../../config/named-folders.ts';
import { asObject, asText, asTexts, type Config, settingOf } from '../../config/read-config.ts';
import type { Mount, SiteFolder } from '../../generator.ts';

/** A folder that holds content. */
export interface ContentRoot {
  readonly folder: string;
  /** Its place within the content: `blog/`, or empty. */
  readonly at: string;
  /** The language of its posts. Empty if file names give the language, or if the site has only one. */
  readonly language: string;
}

/** The place of a file within the content. */
interface ContentFile {
  readonly root: ContentRoot;
  /** Its folder within the content, as written, with a slash at its end. Empty for the top. */
  readonly folder: string;
  /** The file name without extension and language. */
  readonly name: string;
  readonly language: string;
}

/** The settings and folders of Hugo that decide where a post is published. */
export class HugoSettings {
  readonly defaultLanguage: string;
  /** The language in `<html lang>`: its code, or its key if there is no code. */
  readonly languageCode: string;
  readonly languages: readonly string[];
  readonly contentRoots: readonly ContentRoot[];
  readonly basePath: string;
  /** The sources of a date: keys, `:filename` and so on. The first one that holds a date is used. */
  readonly dateSources: readonly string[];
  readonly expirySources: readonly string[];
  /** Whether lists show a picture for posts that name none. */
  readonly listPictures: boolean;
  readonly #config: Config;
  readonly #named: NamedFolders;
  /** The patterns by language. The empty name stands for those of the whole site. */
  readonly #permalinks: ReadonlyMap<string, Permalinks>;
  readonly #languageInAddress: boolean;
  readonly #disabledLanguages: ReadonlySet<string>;
  readonly #keepCase: boolean;
  readonly #plainLetters: boolean;
  readonly #ignored: readonly LinearRegex[];
  /** Folders of the content that are one page, together with all files in them. */
  readonly #leaves = new Set<string>();
  /** Folders of the content that are sections, because they have a section page. */
  readonly #sections = new Set<string>();
  /** The path of each section page, with its section (`/posts`). */
  readonly sectionPages = new Map<string, string>();

  constructor(config: Config, { paths, folders }: SiteFolder, named: NamedFolders) {
    this.#config = config;
    this.#named = named;
    const languages = asObject(settingOf(config, 'languages'));
    this.defaultLanguage = asText(settingOf(config, 'defaultContentLanguage')).toLowerCase() || 'en';
    this.languageCode = languageCode(
      config,
      asObject(settingOf(languages, this.defaultLanguage)),
      this.defaultLanguage,
    );
    this.languages = Object.keys(languages).map((name) => name.toLowerCase());
    this.#languageInAddress = settingOf(config, 'defaultContentLanguageInSubdir') === true;
    this.#disabledLanguages = new Set([
      ...asTexts(settingOf(config, 'disableLanguages')).map((name) => name.toLowerCase()),
      ...Object.entries(languages)
        .filter(([, settings]) => settingOf(asObject(settings), 'disabled') === true)
        .map(([name]) => name.toLowerCase()),
    ]);
    this.basePath = basePathOf(asText(settingOf(config, 'baseURL')));
    this.#keepCase = settingOf(config, 'disablePathToLower') === true;
    this.#plainLetters = settingOf(config, 'removePathAccents') === true;
    const frontMatter = asObject(settingOf(config, 'frontmatter'));
    this.dateSources = dateSources(settingOf(frontMatter, 'date'), ['date', 'publishdate', 'lastmod']);
    this.expirySources = dateSources(settingOf(frontMatter, 'expiryDate'), ['expirydate']);
    this.listPictures = settingOf(asObject(settingOf(config, 'params')), 'autoThumbnailImage') !== false;
    this.contentRoots = this.#findContentRoots(languages, folders);
    this.#permalinks = new Map([
      ['', parsePermalinks(settingOf(config, 'permalinks'))],
      ...Object.entries(languages).map(
        ([name, languageSettings]) =>
          [name.toLowerCase(), parsePermalinks(settingOf(asObject(languageSettings), 'permalinks'))] as const,
      ),
    ]);
    this.#ignored = asTexts(settingOf(config, 'ignoreFiles'))
      .slice(0, mostPatterns)
      .flatMap((pattern) => linearRegex(pattern) ?? []);
    for (const path of paths) {
      this.#takeStructure(path);
    }
  }

  #findContentRoots(languages: Config, folders: ReadonlySet<string>): readonly ContentRoot[] {
    const mounted = this.#moduleMounts()
      .filter(({ target }) => target === 'content' || target.startsWith('content/'))
      .flatMap(({ source, target, lang }) =>
        this.#named
          .found([source])
          .map((folder) => ({ folder, at: folderPath(target.slice('content'.length)), language: lang })),
      );
    const contentDir = this.#named.one(asText(settingOf(this.#config, 'contentDir')), 'content');
    const ofLanguages = Object.entries(languages).flatMap(([name, settings]) => {
      const contentFolder = asText(settingOf(asObject(settings), 'contentDir'));
      return this.#named
        .found(contentFolder === '' ? [] : [contentFolder])
        .map((folder) => ({ folder, at: '', language: name.toLowerCase() }));
    });
    const withOwn = new Set(ofLanguages.map(({ language }) => language));
    const usersOf = (folder: string): readonly string[] => [
      ...ofLanguages.filter((root) => root.folder === folder).map(({ language }) => language),
      ...(folder === contentDir ? this.languages.filter((name) => !withOwn.has(name)) : []),
    ];
    // In a folder of several languages, a name without a language is a post of the default one.
    const shared = ofLanguages.map((root) => {
      const users = usersOf(root.folder);
      return users.includes(this.defaultLanguage) && users.length > 1 ? { ...root, language: '' } : root;
    });
    // A mount replaces the content folder. So do folders of languages, if every language has one.
    const contentFolders = Object.values(languages).map((settings) =>
      asText(settingOf(asObject(settings), 'contentDir')),
    );
    const taken = mounted.length > 0 || (ofLanguages.length > 0 && contentFolders.every((folder) => folder !== ''));
    const common = taken ? [] : [{ folder: contentDir, at: '', language: '' }];
    const used = asTexts(settingOf(this.#config, 'theme'));
    const themes = [...folders]
      .filter((path) => /^themes\/[^/]+\/content$/.test(path) && used.includes(path.split('/')[1] ?? ''))
      .map((path) => ({ folder: `${path}/`, at: '', language: '' }));
    const roots = [...shared, ...mounted, ...common, ...themes];
    return roots
      .filter(({ folder }, at) => roots.findIndex((other) => other.folder === folder) === at)
      .sort((a, b) => b.folder.length - a.folder.length);
  }

  #moduleMounts(): readonly { readonly source: string; readonly target: string; readonly lang: string }[] {
    const mounts = settingOf(asObject(settingOf(this.#config, 'module')), 'mounts');
    if (!Array.isArray(mounts)) {
      return [];
    }
    return mounts.map((mount) => ({
      source: asText(settingOf(asObject(mount), 'source')),
      target: asText(settingOf(asObject(mount), 'target')).replace(/\/+$/, ''),
      lang: asText(settingOf(asObject(mount), 'lang')).toLowerCase(),
    }));
  }

  /** Notes whether a file makes its folder a page or a section. */
  #takeStructure(path: string): void {
    const file = this.contentFile(path);
    if (!file || !contentExtensions.test(path)) {
      return;
    }
    // An index at the very top is the home page, and does not make a leaf of the whole content.
    if (file.name === 'index' && file.folder !== '') {
      this.#leaves.add(this.#comparable(file.folder));
    }
    if (file.name !== '_index') {
      return;
    }
    this.#sections.add(this.#comparable(file.folder));
    this.sectionPages.set(path, `/${this.pathPart(file.folder)}`.replace(/\/$/, ''));
  }

  #comparable(folder: string): string {
    return this.#keepCase ? folder : folder.toLowerCase();
  }

  /** The mounts: static folders at the top, and files of the content beside their pages. */
  mounts({ folders }: SiteFolder): readonly Mount[] {
    const statics = this.#named
      .several(asTexts(settingOf(this.#config, 'staticDir')), ['static'])
      .map((folder) => ({ folder, at: '/' }));
    const mounted = this.#moduleMounts()
      .filter(({ target }) => target === 'static' || target.startsWith('static/'))
      .flatMap(({ source, target }) =>
        this.#named.inside([source]).map((folder) => ({ folder, at: joinAddress(target.slice('static'.length), '/') })),
      );
    const themes = [...folders]
      .filter((path) => /^themes\/[^/]+\/static$/.test(path))
      .map((path) => ({ folder: `${path}/`, at: '/' }));
    const contents = this.contentRoots.map(({ folder, at }) => ({ folder, at: joinAddress(at, '/') }));
    return [...statics, ...mounted, ...contents, ...themes, { folder: 'assets/', at: '/' }];
  }

  /** The place of a file within the content. Null for a file outside. */
  contentFile(path: string): ContentFile | null {
    const root = this.contentRoots.find(({ folder }) => path.startsWith(folder));
    if (!root) {
      return null;
    }
    const inside = path.slice(root.folder.length);
    const base = nameOf(inside).replace(/\.[^.]+$/, '');
    const suffix = /\.([a-z]{2,3}(?:-[a-z0-9]{2,8})?)$/i.exec(base)?.[1]?.toLowerCase();
    const known = suffix !== undefined && (this.languages.includes(suffix) || suffix === this.defaultLanguage);
    const name = known ? base.slice(0, -suffix.length - 1) : base;
    return {
      root,
      folder: root.at + folderOf(inside),
      name: !this.#keepCase && /^_?index$/i.test(name) ? name.toLowerCase() : name,
      language: known ? suffix : root.language || this.defaultLanguage,
    };
  }

  /**
   * Whether Hugo makes no page of a file, because of its name or language, or because its folder is one page already.
   */
  isNoPage(path: string, { folder, name, language }: ContentFile): boolean {
    if (!contentExtensions.test(path) || /(?:^|\/)[.#]|~$/.test(folder + nameOf(path))) {
      return true;
    }
    if (this.#ignored.some((pattern) => pattern.test(`/${path}`))) {
      return true;
    }
    if (this.#disabledLanguages.has(language)) {
      return true;
    }
    const folders = this.#comparable(folder).split('/').slice(0, -1);
    const countAbove = name === 'index' ? folders.length - 1 : folders.length;
    return folders.slice(0, countAbove).some((_, at) => this.#leaves.has(`${folders.slice(0, at + 1).join('/')}/`));
  }

  /** The folders of the section that a folder belongs to: the nearest one with a section page, or the topmost. */
  sectionsOf(folders: readonly string[]): readonly string[] {
    for (let count = folders.length; count > 1; count -= 1) {
      const section = folders.slice(0, count);
      if (this.#sections.has(this.#comparable(`${section.join('/')}/`))) {
        return section;
      }
    }
    return folders.slice(0, 1);
  }

  /** A folder or name in the form of addresses, before signs are removed. */
  pathPart(text: string): string {
    return this.#keepCase ? text : this.sectionPart(text);
  }

  /** A section in the form of addresses. It is in lower case even if the rest of an address is not. */
  sectionPart(text: string): string {
    return hugoLowerCase(text).replaceAll(' ', '-');
  }

  /** A path or name in the form of addresses, without signs. */
  slug(text: string): string {
    return hugoSlug(text, { keepCase: this.#keepCase, plainLetters: this.#plainLetters });
  }

  /**
   * The pattern for pages of this kind in a section. That of the language comes first. Undefined if there is none.
   */
  permalink(kind: PatternKind, section: string, language: string): string | undefined {
    const key = section.toLowerCase();
    return this.#permalinks.get(language)?.[kind].get(key) ?? this.#permalinks.get('')?.[kind].get(key);
  }

  /** Whether addresses of a section end with `.html` instead of a slash. */
  isUgly(section: string): boolean {
    const ugly = settingOf(this.#config, 'uglyURLs');
    return ugly === true || settingOf(asObject(ugly), section) === true;
  }

  /** The start of addresses in a language: `fr/`, or empty. */
  languagePrefix(language: string): string {
    if (language === '') {
      return '';
    }
    if (language === this.defaultLanguage) {
      return this.#languageInAddress ? `${language}/` : '';
    }
    return this.languages.length === 0 ? '' : `${language}/`;
  }

  /** The front matter key of a taxonomy. The addresses of its lists begin with it too. */
  taxonomy(name: 'tag' | 'category'): string {
    const usual = name === 'tag' ? 'tags' : 'categories';
    const taxonomies = settingOf(this.#config, 'taxonomies');
    return taxonomies === undefined ? usual : asText(settingOf(asObject(taxonomies), name)) || usual;
  }

  /** The keys of all configured taxonomies, including tags and categories. */
  get taxonomies(): readonly string[] {
    return Object.values(asObject(settingOf(this.#config, 'taxonomies')))
      .map(asText)
      .filter((name) => name !== '');
  }

  /** The keys of all taxonomies. Without a setting these are tags and categories. */
  get allTaxonomies(): readonly string[] {
    return settingOf(this.#config, 'taxonomies') === undefined ? ['tags', 'categories'] : this.taxonomies;
  }

  /** The start of addresses in each language. */
  get languagePrefixes(): readonly string[] {
    return [...new Set([this.defaultLanguage, ...this.languages].map((name) => this.languagePrefix(name)))];
  }
}

const contentExtensions = /\.(?:md|markdown|mdown|html?|org|adoc|asciidoc|ad|rst|pandoc|pdc)$/i;

/** Older keys that Hugo reads in place of a date key. */
const otherDateKeys: ReadonlyMap<string, readonly string[]> = new Map([
  ['lastmod', ['modified']],
  ['publishdate', ['pubdate', 'published']],
  ['expirydate', ['unpublishdate']],
]);

function dateSources(setting: unknown, usual: readonly string[]): readonly string[] {
  const named = asTexts(setting).map((name) => name.toLowerCase());
  const sources = (named.length === 0 ? usual : named).flatMap((name) => (name === ':default' ? usual : [name]));
  return sources.flatMap((name) => [name, ...(otherDateKeys.get(name) ?? [])]);
}

/** The kinds of pages that have patterns of their own. A term is the list of one tag. */
type PatternKind = 'page' | 'section' | 'term' | 'taxonomy';

/** The patterns by section or taxonomy. */
type Permalinks = Readonly<Record<PatternKind, ReadonlyMap<string, string>>>;

/** Reads `permalinks`. A pattern outside of the kinds is for pages and terms. */
function parsePermalinks(value: unknown): Permalinks {
  const all = asObject(value);
  const patterns = (group: unknown): readonly (readonly [string, string])[] =>
    Object.entries(asObject(group)).flatMap(([section, pattern]) =>
      typeof pattern === 'string' ? [[section.toLowerCase(), pattern] as const] : [],
    );
  return {
    page: new Map([...patterns(all), ...patterns(settingOf(all, 'page'))]),
    section: new Map(patterns(settingOf(all, 'section'))),
    term: new Map([...patterns(all), ...patterns(settingOf(all, 'term'))]),
    taxonomy: new Map(patterns(settingOf(all, 'taxonomy'))),
  };
}

/** The code of a language. If it has none, the code of the site, unless that belongs to another language. */
function languageCode(config: Config, languageConfig: Config, key: string): string {
  const isNamed = asText(settingOf(config, 'defaultContentLanguage')) !== '';
  const [code, common] = [languageConfig, config].map((from) =>
    asText(settingOf(from, 'languageCode')).replaceAll('_', '-'),
  );
  return code || (isNamed && !common?.toLowerCase().startsWith(key) ? key : common || key);
}
