import type { FrontMatterValue } from '../../../front-matter/parse-front-matter.ts';
import { basePathOf, folderOf, joinAddress, siteAddress } from '../../addresses/site-address.ts';
import { matchesGlob, mostPatterns } from '../../config/match-glob.ts';
import { NamedFolders } from '../../config/named-folders.ts';
import { asObject, asText, asTexts, type Config, readConfig } from '../../config/read-config.ts';
import { asField } from '../../config/read-fields.ts';
import type { SiteFolder } from '../../generator.ts';
import { JekyllEntries } from './jekyll-entries.ts';
import type { Told } from '../../../../../preload/texts/texts.ts';

const jekyllConfigs = ['_config.yml', '_config.yaml', '_config.toml'] as const;

/** Where a site may be in a repository: at its top, or in the folder that GitHub Pages reads. */
const places = ['', 'docs/'] as const;

/** A collection of documents. `_posts` is one of them. */
export interface Collection {
  readonly label: string;
  /** Its folder within `collections_dir`, with a slash at its end. */
  readonly folder: string;
  readonly output: boolean;
  /** A pattern. Empty if the configuration gives none. */
  readonly permalink: string;
}

/** Front matter for the documents below a path, of one type or of all types. */
interface Defaults {
  readonly path: string;
  /** Null if the scope names no type. */
  readonly type: string | null;
  readonly values: ReadonlyMap<string, FrontMatterValue>;
}

const styles: ReadonlyMap<string, string> = new Map([
  ['date', '/:categories/:year/:month/:day/:title:output_ext'],
  ['pretty', '/:categories/:year/:month/:day/:title/'],
  ['ordinal', '/:categories/:year/:y_day/:title:output_ext'],
  ['weekdate', '/:categories/:year/W:week/:short_day/:title:output_ext'],
  ['none', '/:categories/:title:output_ext'],
]);

const notPages =
  /(?:^|\/)(?:readme|licen[sc]e|copying|code_of_conduct|contributing|issue_template|pull_request_template)\.\w+$/i;

/** The folder of the configuration, and the path of its file. Null if there is none. */
export function findJekyllConfig(paths: ReadonlySet<string>): { readonly place: string; readonly path: string } | null {
  for (const place of places) {
    const name = jekyllConfigs.find((file) => paths.has(`${place}${file}`));
    if (name) {
      return { place, path: `${place}${name}` };
    }
  }
  return null;
}

/** What decides how a site is published, besides its configuration. */
interface JekyllPlace {
  /** The folder of the configuration, with a slash at its end. Empty for the top. */
  readonly place: string;
  /** Whether GitHub Pages build it, with the plugins that they switch on. */
  readonly hosted: boolean;
  /** The domain that a `CNAME` file sets on GitHub Pages. Empty if there is none. */
  readonly domain: string;
  /** The paths of the opened folder. */
  readonly paths: ReadonlySet<string>;
  /** Plugins that the `Gemfile` switches on. */
  readonly gems: readonly string[];
  readonly named: NamedFolders;
}

/**
 * The settings of Jekyll that decide where documents are published. The rules come from lib/jekyll/configuration.rb.
 */
export class JekyllSettings {
  /** The site's source folder, with a slash at its end. Empty for the opened folder. */
  readonly source: string;
  readonly collections: readonly Collection[];
  /** The folder that holds the collections, with a slash at its end. Empty for the source folder. */
  readonly #collectionsFolder: string;
  /** Empty if the configuration names none. */
  readonly timeZone: string;
  /** Its web address. Null if neither the configuration nor a `CNAME` file gives it. */
  readonly address: string | null;
  readonly basePath: string;
  readonly config: Config;
  readonly #defaults: readonly Defaults[];
  readonly #permalink: string;
  readonly #markdown: ReadonlySet<string>;
  readonly entries: JekyllEntries;
  /** The plugin that shows `:tada:` as a picture is switched on. */
  readonly emojiNames: boolean;
  readonly #pagesWithoutHeader: boolean;
  /** Null if a readme is never an index. Otherwise it says whether a readme with front matter can be one too. */
  readonly #readmeIndex: { readonly withHeader: boolean } | null;
  /** Folders with an index, as paths in the opened folder with a slash at their ends. */
  readonly #indexed: ReadonlySet<string>;

  constructor(config: Config, { place, hosted, domain, paths, gems, named }: JekyllPlace) {
    this.config = config;
    const baseurl = asText(config['baseurl']);
    const url = asText(config['url']) || (domain === '' ? '' : `https://${domain}`);
    this.address = siteAddress(`${url.replace(/\/+$/, '')}${joinAddress(baseurl)}`);
    this.basePath = baseurl === '' ? basePathOf(this.address ?? '') : joinAddress(baseurl, '/');
    this.source = named.one(asText(config['source']), '', place);
    this.timeZone = asText(config['timezone']);
    this.#permalink = asText(config['permalink']) || 'date';
    const holder = named.one(asText(config['collections_dir']), '', this.source);
    this.#collectionsFolder = holder.startsWith(this.source) ? holder.slice(this.source.length) : '';
    this.collections = parseCollections(config, styles.get(this.#permalink) ?? this.#permalink);
    this.#defaults = parseDefaults(config['defaults'], this.#collectionsFolder);
    this.#markdown = new Set(
      (asText(config['markdown_ext']) || 'markdown,mkdown,mkdn,mkd,md')
        .split(',')
        .map((name) => name.trim().toLowerCase()),
    );
    this.entries = new JekyllEntries(asTexts(config['include'] ?? ['.htaccess']), asTexts(config['exclude']));
    const plugins = [...asTexts(config['plugins'] ?? config['gems']), ...gems];
    this.emojiNames = plugins.some((name) => /^(?:jemoji|jekyll-emojis?)$/.test(name));
    this.#pagesWithoutHeader = hosted || plugins.includes('jekyll-optional-front-matter');
    const readme = asObject(config['readme_index']);
    const indexes = (hosted || plugins.includes('jekyll-readme-index')) && readme['enabled'] !== false;
    this.#readmeIndex = indexes ? { withHeader: readme['with_frontmatter'] === true } : null;
    this.#indexed = new Set(
      [...paths]
        .filter((path) => /(?:^|\/)index\.\w+$/i.test(path) && this.outputExtension(path).startsWith('.htm'))
        .map(folderOf),
    );
  }

  /** The extension in an address: `.html` for Markdown. */
  outputExtension(path: string): string {
    const extension = /\.([^./]+)$/.exec(path)?.[1] ?? '';
    return this.#markdown.has(extension.toLowerCase()) || extension === '' ? '.html' : `.${extension}`;
  }

  /**
   * The end of addresses without a pattern of their own. It follows the pattern of posts, except that of `weekdate`.
   * From add_permalink_suffix in lib/jekyll/utils.rb.
   */
  get suffix(): string {
    if (this.#permalink === 'pretty' || this.#permalink.endsWith('/')) {
      return '/';
    }
    return ['date', 'ordinal', 'none'].includes(this.#permalink) || this.#permalink.endsWith(':output_ext')
      ? ':output_ext'
      : '';
  }

  /** A path within the source folder. Null for a path outside. */
  inside(path: string): string | null {
    return path.startsWith(this.source) ? path.slice(this.source.length) : null;
  }

  /** The path of a document within the folder of collections. Null for a path outside. */
  documentPath(inside: string): string | null {
    return inside.startsWith(this.#collectionsFolder) ? inside.slice(this.#collectionsFolder.length) : null;
  }

  /** The opposite of `documentPath`: a path within the source folder. */
  fromSource(documentPath: string): string {
    return `${this.#collectionsFolder}${documentPath}`;
  }

  /** The folder of a collection, as a path in the opened folder. */
  folderOf({ folder }: Collection): string {
    return `${this.source}${this.#collectionsFolder}${folder}`;
  }

  /** The collection of all posts. Every site has it. */
  get posts(): Collection {
    return this.collections.at(-1) as Collection;
  }

  /** The collection whose folder holds the document. */
  collectionOf(path: string): Collection | undefined {
    return this.collections.find(({ folder }) => path.startsWith(folder));
  }

  /**
   * Whether a Markdown file without front matter becomes a page, as on GitHub Pages. Otherwise it is copied unchanged.
   */
  isPageWithoutHeader(path: string): boolean {
    return this.#pagesWithoutHeader && !notPages.test(path);
  }

  /** Whether a readme becomes the index of its folder, as on GitHub Pages (jekyll-readme-index). */
  isReadmeIndex(path: string, hasHeader: boolean): boolean {
    return (
      this.#readmeIndex !== null &&
      (!hasHeader || this.#readmeIndex.withHeader) &&
      /(?:^|\/)readme\.\w+$/i.test(path) &&
      !this.#indexed.has(folderOf(`${this.source}${path}`))
    );
  }

  /** The front matter that the configuration gives to a document. The most specific scope wins. */
  defaultsFor(path: string, type: string): ReadonlyMap<string, FrontMatterValue> {
    const matching = this.#defaults.filter(
      (set) => (set.type === null || set.type === type) && inScope(path, set.path),
    );
    // The sort is stable, so the later of two equal scopes wins.
    const ordered = [...matching].sort(
      (a, b) => a.path.length - b.path.length || Number(a.type !== null) - Number(b.type !== null),
    );
    return new Map(ordered.flatMap(({ values }) => [...values]));
  }
}

/** The collections, with that of the posts last. */
function parseCollections(config: Config, permalink: string): readonly Collection[] {
  const all = config['collections'];
  const named: readonly (readonly [string, Config])[] = Array.isArray(all)
    ? asTexts(all).map((label) => [label, {}])
    : Object.entries(asObject(all)).map(([label, settings]) => [label, asObject(settings)]);
  const collections = named.map(([label, settings]) => ({
    label,
    folder: `_${label}/`,
    output: settings['output'] === true,
    permalink: asText(settings['permalink']),
  }));
  const posts = collections.find(({ label }) => label === 'posts');
  const others = collections.filter(({ label }) => label !== 'posts');
  return [...others, { label: 'posts', folder: '_posts/', output: true, permalink: posts?.permalink || permalink }];
}

function parseDefaults(value: unknown, parent: string): readonly Defaults[] {
  return (Array.isArray(value) ? value.slice(0, mostPatterns) : []).map((set) => {
    const scope = asObject(asObject(set)['scope']);
    const values = asField(asObject(asObject(set)['values']));
    return {
      path: withoutPrefix(asText(scope['path']), parent),
      type: 'type' in scope ? asText(scope['type']).replace(/^(page|post|draft)$/, '$1s') : null,
      values: new Map(Object.entries(values as Record<string, FrontMatterValue>)),
    };
  });
}

function withoutPrefix(path: string, prefix: string): string {
  return path.startsWith(prefix) ? path.slice(prefix.length) : path;
}

function inScope(path: string, scope: string): boolean {
  if (!scope.includes('*')) {
    return path.startsWith(scope);
  }
  const parts = path.split('/');
  return parts.some((_part, at) => matchesGlob(scope.replace(/\/+$/, ''), parts.slice(0, at + 1).join('/')));
}

/** Reads the configuration, `Gemfile` and `CNAME`. The notes say what could not be read. */
export async function readJekyllConfig(
  folder: SiteFolder,
): Promise<{ readonly settings: JekyllSettings; readonly notes: readonly Told[] }> {
  const found = findJekyllConfig(folder.paths);
  const { config, notes } = found ? await readConfig(folder, found.path) : { config: {}, notes: [] };
  const place = found?.place ?? '';
  const gems = (await folder.read(`${place}Gemfile`)) ?? (await folder.read('Gemfile'));
  const hosted = gems === null || /^[^#\n]*gem\s+["']github-pages["']/m.test(gems);
  const domain = ((await folder.read(`${place}CNAME`)) ?? '').trim().split(/\s/)[0] ?? '';
  const named = new NamedFolders(folder, found?.path ?? '');
  const settings = new JekyllSettings(config, {
    place,
    hosted,
    domain,
    paths: folder.paths,
    gems: pluginGems(gems ?? ''),
    named,
  });
  return { settings, notes: [...notes, ...named.notes] };
}

const longestGemLine = 500;

/** Jekyll switches on every gem of this group (lib/jekyll/plugin_manager.rb). */
function pluginGems(gemfile: string): readonly string[] {
  let inGroup = false;
  const names: string[] = [];
  for (const whole of gemfile.split('\n')) {
    const line = whole.slice(0, longestGemLine).trim();
    if (/^group\b.*\bdo$/.test(line)) {
      inGroup = line.includes(':jekyll_plugins');
    } else if (line === 'end') {
      inGroup = false;
    }
    const [, name] = /^gem[ (]\s*["']([\w-]+)["']/.exec(line) ?? [];
    if (name !== undefined && (inGroup || /\bgroups?\b.*:jekyll_plugins\b/.test(line))) {
      names.push(name);
    }
  }
  return names;
}
