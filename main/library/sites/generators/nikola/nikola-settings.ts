import { NamedFolders } from '../../config/named-folders.ts';
import { basePathOf, folderOf, folderPath, joinAddress, nameOf, siteAddress } from '../../addresses/site-address.ts';
import { type LinearRegex, linearRegex, matchGroups } from '../../config/linear-regex.ts';
import { type BoundedLiterals, boundedLiterals } from '../../config/bounded-literals.ts';
import { type PythonValue, parsePythonLiterals } from '../../config/read-literals-python.ts';
import type { Mount, SiteFolder } from '../../generator.ts';
import type { Told } from '../../../../../preload/texts/texts.ts';

/** A row of `POSTS` or `PAGES`: it says what the files below a folder become, and at which address. */
interface ContentRule {
  readonly kind: 'post' | 'page';
  /** The folder, with a slash at its end. */
  readonly folder: string;
  readonly name: RegExp;
  /** By language. A language without an entry has that of the site's own language. */
  readonly destinations: ReadonlyMap<string, string>;
  readonly destination: string;
}

/** The row that a file belongs to, and its place in it. */
export interface NikolaPlace {
  readonly kind: 'post' | 'page';
  /** The folders of the address: that of the row, then those below the folder of the row. */
  readonly folder: string;
}

export type ListFacet = 'tag' | 'category' | 'author';

const listFolders: Readonly<Record<ListFacet, readonly [setting: string, usual: string]>> = {
  tag: ['TAG_PATH', 'categories'],
  category: ['CATEGORY_PATH', 'categories'],
  author: ['AUTHOR_PATH', 'authors'],
};

/** The most folders of galleries or code that a site has. */
const mostRows = 20;
/** The most pages made of one folder of galleries or code. */
const mostMade = 5_000;

function textsOf(value: PythonValue | undefined): ReadonlyMap<string, string> {
  return value instanceof Map
    ? new Map([...value].flatMap(([key, text]) => (isText(text) ? [[key, text] as const] : [])))
    : new Map();
}

function isText(value: PythonValue | undefined): value is string {
  return typeof value === 'string';
}

/** The literal settings in a Nikola `conf.py` that decide where a post is published. */
export class NikolaSettings {
  readonly title: string;
  readonly addresses: readonly string[];
  readonly basePath: string;
  readonly language: string;
  readonly timeZone: string;
  readonly author: string;
  readonly pretty: boolean;
  readonly stripIndexes: boolean;
  readonly metaLines: boolean;
  readonly headingIds: boolean;
  /** Python-Markdown's CodeHilite is in use, as it is by default. */
  readonly codeHeaders: boolean;
  readonly emojiNames: boolean;
  readonly math: boolean;
  readonly notes: readonly Told[];
  readonly #values: ReadonlyMap<string, PythonValue>;
  readonly #named: NamedFolders;
  readonly #rules: readonly ContentRule[];
  readonly #prefixes: ReadonlyMap<string, string>;
  readonly #redirections: ReadonlyMap<string, readonly string[]>;
  readonly #filePattern: LinearRegex | null;

  constructor({ values, notes: leftOut }: BoundedLiterals, folder: SiteFolder) {
    this.#values = values;
    const notes = [...leftOut];
    this.notes = notes;
    const address = siteAddress(this.#text('SITE_URL'));
    this.addresses = address ? [address] : [];
    this.basePath = basePathOf(address ?? '');
    this.language = this.#text('DEFAULT_LANG') || 'en';
    this.title = this.#text('BLOG_TITLE');
    this.author = this.#text('BLOG_AUTHOR');
    this.timeZone = this.#text('TIMEZONE') || 'UTC';
    this.pretty = values.get('PRETTY_URLS') !== false;
    this.stripIndexes = values.get('STRIP_INDEXES') !== false;
    const enabled = values.get('MARKDOWN_EXTENSIONS');
    const extensions = JSON.stringify(enabled ?? []);
    this.codeHeaders = !Array.isArray(enabled) || extensions.includes('codehilite');
    this.metaLines = /[."]meta"/.test(extensions);
    this.emojiNames = /emoji/.test(extensions);
    this.math = values.get('USE_KATEX') === true || /math/.test(extensions);
    this.headingIds = /[."]toc"/.test(extensions);
    this.#prefixes = this.#textsByKey('TRANSLATIONS', new Map([[this.language, '']]));
    const named = new NamedFolders(folder, 'conf.py');
    this.#named = named;
    this.#rules = [...this.#rulesOf('POSTS', 'post', notes), ...this.#rulesOf('PAGES', 'page', notes)];
    notes.push(...named.notes);
    this.#redirections = redirectionsOf(values.get('REDIRECTIONS'));
    this.#filePattern = linearRegex(this.#text('FILE_METADATA_REGEXP') || '$^.');
  }

  #text(name: string): string {
    const value = this.#values.get(name);
    // A setting that differs by language is a dict of texts.
    const text = value instanceof Map ? (value.get(this.language) ?? [...value.values()][0]) : value;
    return isText(text) ? text.trim() : '';
  }

  #textsByKey(name: string, otherwise: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
    const value = this.#values.get(name);
    return value instanceof Map ? textsOf(value) : otherwise;
  }

  #rulesOf(name: 'POSTS' | 'PAGES', kind: 'post' | 'page', notes: Told[]): readonly ContentRule[] {
    const rows = this.#values.get(name);
    const folder = name.toLowerCase();
    const usual = [{ kind, folder: `${folder}/`, name: /./, destinations: new Map(), destination: folder }];
    if (!Array.isArray(rows)) {
      notes.push({ code: 'note.nikola-rules', values: { name, folder } });
      return usual;
    }
    const rules = (rows as readonly PythonValue[]).flatMap((row) => {
      const [wildcard, destination] = Array.isArray(row) ? (row as readonly PythonValue[]) : [];
      const target =
        destination instanceof Map ? (destination.get(this.language) as PythonValue | undefined) : destination;
      if (!isText(wildcard) || !isText(target)) {
        return [];
      }
      return this.#named.found([folderOf(wildcard)]).map((found) => ({
        kind,
        folder: found,
        name: wildcardPattern(nameOf(wildcard)),
        destinations: textsOf(destination),
        destination: target,
      }));
    });
    // If none of the named folders exists, the folders of a new site are used.
    return rules.length === 0 && rows.length > 0 ? usual : rules;
  }

  get contentRoots(): readonly string[] {
    return [...new Set(this.#rules.map(({ folder }) => folder))];
  }

  /** The place of a file, in the address of its language (empty for the site's own). */
  place(path: string, language = ''): NikolaPlace | null {
    const rule = this.#rules.find(({ folder, name }) => path.startsWith(folder) && name.test(nameOf(path)));
    if (!rule) {
      return null;
    }
    return {
      kind: rule.kind,
      folder: joinAddress(
        rule.destinations.get(language) ?? rule.destination,
        folderOf(path.slice(rule.folder.length)),
      ).replace(/\/\.(?=\/)/g, ''),
    };
  }

  /** The language at the end of a file's name (`post.es.md`), if the site has it. Empty if there is none. */
  languageOf(stem: string): string {
    const suffix = /\.([a-z]{2,3}(?:[_-][a-z]+)?)$/i.exec(stem)?.[1] ?? '';
    return this.#prefixes.has(suffix) ? suffix : '';
  }

  /** The start of addresses in a language. */
  prefix(language: string): string {
    return folderPath(this.#prefixes.get(language) ?? '');
  }

  /** Whether the categories of the site have subcategories: `kitchen/stove`. */
  get hierarchies(): boolean {
    return this.#values.get('CATEGORY_ALLOW_HIERARCHIES') === true;
  }

  /** The folder of the lists of a facet, relative to the base path. By default tags and categories share one. */
  listFolder(facet: ListFacet): string {
    const [setting, usual] = listFolders[facet];
    return joinAddress(this.#text(setting) || usual, '/').slice(1);
  }

  /** The address of a list. The names of categories have a prefix. */
  listAddress(facet: ListFacet, slugs: readonly string[]): string {
    const prefix = this.#values.get('CATEGORY_PREFIX');
    const flat = this.#values.get('CATEGORY_OUTPUT_FLAT_HIERARCHY') === true;
    const names = flat ? slugs.slice(-1) : slugs;
    const name = names.join(this.pretty ? '/' : '-');
    const prefixed = facet === 'category' ? `${isText(prefix) ? prefix : 'cat_'}${name}` : name;
    const path = joinAddress(this.basePath, this.listFolder(facet), prefixed);
    return this.pretty && this.stripIndexes ? `${path}/` : `${path}${this.pretty ? '/index' : ''}.html`;
  }

  /** The address of a page that Nikola makes, by the name of its path handler; null for lists of a value. */
  madeAddress(handler: string, name: string): string | null {
    const [folder, kind = ''] = handler.split('_');
    switch (folder) {
      case 'root':
      case 'index':
        return kind === '' ? '/' : '/rss.xml';
      case 'rss':
      case 'atom':
        return '/rss.xml';
      case 'gallery':
        return joinAddress('/', this.#first('GALLERY_FOLDERS', 'galleries'), name, '/');
      case 'listing':
        return joinAddress('/', this.#first('LISTINGS_FOLDERS', 'listings'), kind === '' ? `${name}.html` : name);
      case 'tag':
      case 'category':
      case 'author':
        return kind === 'index' || name === '' ? `/${this.listFolder(folder)}` : null;
      default:
        return handler === 'archive' && name === '' ? '/archive.html' : null;
    }
  }

  #first(setting: string, usual: string): string {
    return [...this.#textsByKey(setting, new Map([['', usual]])).values()][0] ?? usual;
  }

  /** Pages that Nikola makes of folders: a gallery for each, and a page for each file of code. */
  madePages({ folders, paths }: SiteFolder): readonly string[] {
    const galleries = this.#textsByKey('GALLERY_FOLDERS', new Map([['galleries', 'galleries']]));
    const listings = this.#textsByKey('LISTINGS_FOLDERS', new Map([['listings', 'listings']]));
    const below = (all: Iterable<string>, [from, to]: readonly [string, string], ending: string): readonly string[] =>
      [...all]
        .filter((path) => path === from || path.startsWith(`${from}/`))
        .map((path) => joinAddress(to, `${path.slice(from.length)}${ending}`).slice(1))
        .slice(0, mostMade);
    return [
      ...[...galleries].slice(0, mostRows).flatMap((row) => below(folders, row, '/')),
      ...[...listings]
        .slice(0, mostRows)
        .flatMap((row) => [...below(folders, row, '/'), ...below(paths, row, '.html')]),
    ];
  }

  metadataOfPath(path: string): Readonly<Record<string, string>> {
    return this.#filePattern ? matchGroups(this.#filePattern, path) : {};
  }

  /** The old addresses of a page. Redirections name it with or without the base path. */
  aliasesOf(url: string): readonly string[] {
    const below = addressOf(url.slice(this.basePath.length - 1));
    return [...new Set([addressOf(url), below])]
      .flatMap((address) => this.#redirections.get(address) ?? [])
      .map((from) => joinAddress(this.basePath, from));
  }

  /** The folder of the lists of years, relative to the base path. */
  get archiveFolder(): string {
    return joinAddress(this.#text('ARCHIVE_PATH'), '/').slice(1);
  }

  mounts({ folders }: SiteFolder): readonly Mount[] {
    const named = [
      ...this.#textsByKey('FILES_FOLDERS', new Map([['files', '']])),
      ...this.#textsByKey('IMAGE_FOLDERS', new Map([['images', 'images']])),
      ...this.#textsByKey('GALLERY_FOLDERS', new Map([['galleries', 'galleries']])),
      ...this.#textsByKey('LISTINGS_FOLDERS', new Map([['listings', 'listings']])),
    ];
    const themes = [...folders]
      .filter((path) => /^themes\/[^/]+\/assets$/.test(path))
      .map((path) => ({ folder: `${path}/`, at: '/assets/' }));
    const mounts = named.flatMap(([name, at]) =>
      this.#named.inside([name]).map((folder) => ({ folder, at: joinAddress(at, '/') })),
    );
    return [...mounts, ...themes];
  }
}

function wildcardPattern(wildcard: string): RegExp {
  return new RegExp(
    `^${wildcard
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*+/g, '.*')
      .replaceAll('?', '.')}$`,
    'i',
  );
}

function addressOf(url: string): string {
  return joinAddress(url)
    .replace(/(?:index\.html)?$/, '')
    .replace(/\/$/, '');
}

/** The old addresses, by the address that they redirect to. */
function redirectionsOf(value: PythonValue | undefined): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const row of Array.isArray(value) ? (value as readonly PythonValue[]) : []) {
    const [from, to] = Array.isArray(row) ? (row as readonly PythonValue[]) : [];
    if (isText(from) && isText(to)) {
      found.set(addressOf(to), [...(found.get(addressOf(to)) ?? []), from]);
    }
  }
  return found;
}

export async function readNikolaSettings(folder: SiteFolder): Promise<NikolaSettings> {
  return new NikolaSettings(
    boundedLiterals('conf.py', parsePythonLiterals((await folder.read('conf.py')) ?? '')),
    folder,
  );
}
