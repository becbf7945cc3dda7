import { hugoLowerCase, hugoSlug } from '../../../slugs/hugo-slug.ts';
import { basePathOf, folderOf, folderPath, joinAddress, nameOf } from '../../addresses/site-address.ts';
import { type LinearRegex, linearRegex } from '../../config/linear-regex.ts';
import { mostPatterns } from '../../config/match-glob.ts';
import type { NamedFolders } from '../../config/named-folders.ts';
import { asObject, asText, asTexts, type Config, settingOf } from '../../config/read-config.ts';
import type { Mount, SiteFolder } from '../../generator.ts';

/** A folder of content. */
export interface ContentRoot {
  readonly folder: string;
  /** Where in the content it stands: `blog/`, or empty. */
  readonly at: string;
  /** Empty where its posts tell their language by their names, or the site has one. */
  readonly language: string;
}

/** Where a file stands in the content. */
interface ContentFile {
  readonly root: ContentRoot;
  /** Its folder in the content, as written; ends with a slash where it is not empty. */
  readonly folder: string;
  /** Without extension and language. */
  readonly name: string;
  readonly language: string;
}

/** What of a Hugo configuration, and of the folders that it names, decides where a post is published. */
export class HugoSettings {
  readonly defaultLanguage: string;
  /** What its pages say in `<html lang>`: the code of the language, or its key. */
  readonly languageCode: string;
  readonly languages: readonly string[];
  readonly contentRoots: readonly ContentRoot[];
  readonly basePath: string;
  /** Where dates come from, the first that has one; names of keys, or `:filename` and its like. */
  readonly dateSources: readonly string[];
  readonly expirySources: readonly string[];
  /** Whether lists show a picture of each post that names none for them. */
  readonly listPictures: boolean;
  readonly #config: Config;
  readonly #named: NamedFolders;
  /** By language; those of the site by an empty name. */
  readonly #permalinks: ReadonlyMap<string, Permalinks>;
  readonly #languageInAddress: boolean;
  readonly #disabledLanguages: ReadonlySet<string>;
  readonly #keepCase: boolean;
  readonly #plainLetters: boolean;
  readonly #ignored: readonly LinearRegex[];
  /** Folders in the content that are pages with all that is in them. */
  readonly #leaves = new Set<string>();
  /** Folders in the content that are sections because they have a page of their own. */
  readonly #sections = new Set<string>();
  /** The pages of sections, each with its section (`/posts`). */
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
        ([name, own]) => [name.toLowerCase(), parsePermalinks(settingOf(asObject(own), 'permalinks'))] as const,
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
    const ofLanguages = Object.entries(languages).flatMap(([name, settings]) => {
      const own = asText(settingOf(asObject(settings), 'contentDir'));
      return this.#named
        .found(own === '' ? [] : [own])
        .map((folder) => ({ folder, at: '', language: name.toLowerCase() }));
    });
    const contentDir = this.#named.one(asText(settingOf(this.#config, 'contentDir')), 'content');
    // A mount takes the place of the content folder, as do the languages’ folders where each has its own.
    const own = Object.values(languages).map((settings) => asText(settingOf(asObject(settings), 'contentDir')));
    const taken = mounted.length > 0 || (ofLanguages.length > 0 && own.every((folder) => folder !== ''));
    const common = taken ? [] : [{ folder: contentDir, at: '', language: '' }];
    const used = asTexts(settingOf(this.#config, 'theme'));
    const themes = [...folders]
      .filter((path) => /^themes\/[^/]+\/content$/.test(path) && used.includes(path.split('/')[1] ?? ''))
      .map((path) => ({ folder: `${path}/`, at: '', language: '' }));
    const roots = [...ofLanguages, ...mounted, ...common, ...themes];
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

  /** Notes of a path of the content whether its folder is a page or a section by it. */
  #takeStructure(path: string): void {
    const file = this.contentFile(path);
    if (!file || !contentExtensions.test(path)) {
      return;
    }
    // A page at the very top is the home page; the rest stays what it is.
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

  /** Where files are published: static ones at the top, those of the content beside its pages. */
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

  /** Null for what is no file of the content. */
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

  /** Whether Hugo makes no page of a file: by its name, its language, or because it belongs to the page that its folder is. */
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
    const own = name === 'index' ? folders.length - 1 : folders.length;
    return folders.slice(0, own).some((_, at) => this.#leaves.has(`${folders.slice(0, at + 1).join('/')}/`));
  }

  /** The folders of the section that a folder is in: the nearest one with a page of its own, or the topmost. */
  sectionsOf(folders: readonly string[]): readonly string[] {
    for (let count = folders.length; count > 1; count -= 1) {
      const section = folders.slice(0, count);
      if (this.#sections.has(this.#comparable(`${section.join('/')}/`))) {
        return section;
      }
    }
    return folders.slice(0, 1);
  }

  /** Folders and names as they stand in addresses before signs are taken out. */
  pathPart(text: string): string {
    return this.#keepCase ? text : this.sectionPart(text);
  }

  /** Sections are lower case whatever the rest of an address is. */
  sectionPart(text: string): string {
    return hugoLowerCase(text).replaceAll(' ', '-');
  }

  /** A path or a name in the form of addresses. */
  slug(text: string): string {
    return hugoSlug(text, { keepCase: this.#keepCase, plainLetters: this.#plainLetters });
  }

  /** The pattern for the pages or the section pages of a section, the language's own first; undefined without one. */
  permalink(kind: 'page' | 'section', section: string, language: string): string | undefined {
    const key = section.toLowerCase();
    return this.#permalinks.get(language)?.[kind].get(key) ?? this.#permalinks.get('')?.[kind].get(key);
  }

  /** Whether pages of a section end with `.html` in place of a slash. */
  isUgly(section: string): boolean {
    const ugly = settingOf(this.#config, 'uglyURLs');
    return ugly === true || settingOf(asObject(ugly), section) === true;
  }

  /** What stands before the addresses of a language: `fr/`, or nothing. */
  languagePrefix(language: string): string {
    if (language === '') {
      return '';
    }
    if (language === this.defaultLanguage) {
      return this.#languageInAddress ? `${language}/` : '';
    }
    return this.languages.length === 0 ? '' : `${language}/`;
  }

  /** The front matter key that the values of a taxonomy stand in, which its addresses begin with too. */
  taxonomy(name: 'tag' | 'category'): string {
    const usual = name === 'tag' ? 'tags' : 'categories';
    const taxonomies = settingOf(this.#config, 'taxonomies');
    return taxonomies === undefined ? usual : asText(settingOf(asObject(taxonomies), name)) || usual;
  }

  /** What the addresses of all taxonomies of the configuration begin with, those of Offprint's facets too. */
  get taxonomies(): readonly string[] {
    return Object.values(asObject(settingOf(this.#config, 'taxonomies')))
      .map(asText)
      .filter((name) => name !== '');
  }
}

const contentExtensions = /\.(?:md|markdown|mdown|html?|org|adoc|asciidoc|ad|rst|pandoc|pdc)$/i;

/** Older names that Hugo takes for a key of a date. */
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

/** Patterns by section, for pages and for sections. */
type Permalinks = Readonly<Record<'page' | 'section', ReadonlyMap<string, string>>>;

/** The flat form is for pages. */
function parsePermalinks(value: unknown): Permalinks {
  const all = asObject(value);
  const patterns = (group: unknown): readonly (readonly [string, string])[] =>
    Object.entries(asObject(group)).flatMap(([section, pattern]) =>
      typeof pattern === 'string' ? [[section.toLowerCase(), pattern] as const] : [],
    );
  return {
    page: new Map([...patterns(all), ...patterns(settingOf(all, 'page'))]),
    section: new Map(patterns(settingOf(all, 'section'))),
  };
}

/** The code of the language itself, or that of the site, unless that is one of another language. */
function languageCode(config: Config, own: Config, key: string): string {
  const isNamed = asText(settingOf(config, 'defaultContentLanguage')) !== '';
  const [code, common] = [own, config].map((from) => asText(settingOf(from, 'languageCode')).replaceAll('_', '-'));
  return code || (isNamed && !common?.toLowerCase().startsWith(key) ? key : common || key);
}
