import { wantsMath } from '../../../render/math-dialect.ts';
import { parseFrontMatter } from '../../../front-matter/parse-front-matter.ts';
import { parseDate } from '../../../metadata/post-date.ts';
import type { PostMetadata } from '../../../metadata/post-metadata.ts';
import { commonDialect } from '../../../render/dialect.ts';
import type { LinkForm } from '../../../render/references.ts';
import { type SlugifyMode, slugifyMode, zolaSlug } from '../../../slugs/zola-slug.ts';
import { isCommonPage } from '../../addresses/common-pages.ts';
import {
  basePathOf,
  folderOf,
  joinAddress,
  nameOf,
  siteAddress,
  withoutExtension,
} from '../../addresses/site-address.ts';
import { matchesGlobset, mostPatterns } from '../../config/match-glob.ts';
import { asObject, asText, asTexts, type Config, readConfig } from '../../config/read-config.ts';
import {
  type Generator,
  type Publication,
  type Site,
  type SiteFolder,
  type SourcePost,
  unpublished,
} from '../../generator.ts';

const contentRoot = 'content/';

/** Zola: https://www.getzola.org. The address rules come from components/content/src/page.rs and section.rs. */
export const zola: Generator = {
  id: 'zola',
  label: 'Zola',

  async recognise({ paths, read }) {
    if (paths.has('zola.toml')) {
      return { code: 'why.has', values: { file: 'zola.toml' } };
    }
    const isZolas = paths.has('config.toml') && /^[ \t]*base_url[ \t]*=/m.test((await read('config.toml')) ?? '');
    return isZolas ? { code: 'why.base-url' } : null;
  },

  async open(folder): Promise<Site> {
    const { config, notes } = await readConfig(folder, folder.paths.has('zola.toml') ? 'zola.toml' : 'config.toml');
    const settings = new ZolaSettings(config, await draftSections(folder));
    const address = siteAddress(asText(config['base_url']));
    const themes = [...folder.folders].filter((path) => /^themes\/[^/]+\/static$/.test(path)).map((path) => `${path}/`);
    return {
      generator: 'zola',
      title: asText(config['title']),
      contentRoots: [contentRoot],
      mounts: ['static/', contentRoot, ...themes].map((path) => ({ folder: path, at: '/' })),
      addresses: address ? [address] : [],
      basePath: settings.basePath,
      language: settings.defaultLanguage,
      // Zola reads a date without a zone as UTC (components/content/src/front_matter/datetime.rs).
      timeZone: 'UTC',
      headers: [],
      dialect: {
        ...commonDialect,
        templates: 'zola',
        headingIds: settings.anchorMode === 'on' ? 'slug' : 'slug-safe',
        smartQuotes: asObject(config['markdown'])['smart_punctuation'] === true,
        math: wantsMath(Object.entries(asObject(config['extra']))) ? 'dollars' : 'none',
        emojiNames: asObject(config['markdown'])['render_emoji'] === true,
        attributes: 'headings',
      },
      notes,
      templateFolders: ['templates/', 'themes/'],
      bundles: 'index',
      referenceForm: contentForm,
      listAddress: (facet, value) =>
        joinAddress(
          settings.basePath,
          settings.taxonomyRoot,
          taxonomies[facet],
          zolaSlug(value, settings.taxonomyMode),
          '/',
        ),
      madeLists: settings.taxonomyLists,
      madeBelow: settings.taxonomyLists,
      publish: (post) => publish(post, settings),
    };
  },
};

/** `@/posts/sea.md` names a file in the content folder. */
function contentForm(href: string): LinkForm | null {
  return href.startsWith('@/') ? { form: 'content', target: href.slice(2) } : null;
}

const taxonomies = { tag: 'tags', category: 'categories', author: 'authors' } as const;

/** Folders of draft sections, each with a slash at its end. Zola leaves out all pages in them. */
async function draftSections(folder: SiteFolder): Promise<readonly string[]> {
  const sections = [...folder.paths]
    .filter((path) => path.startsWith(contentRoot) && nameOf(path) === '_index.md')
    .slice(0, 5_000);
  const drafts = await Promise.all(
    sections.map(async (path) => {
      const { fields } = parseFrontMatter((await folder.read(path)) ?? '');
      return String(fields.get('draft')) === 'true' ? [folderOf(path)] : [];
    }),
  );
  return drafts.flat();
}

/** The settings of Zola that decide where a page is published. */
class ZolaSettings {
  readonly basePath: string;
  readonly defaultLanguage: string;
  readonly otherLanguages: readonly string[];
  readonly mode: SlugifyMode;
  readonly taxonomyMode: SlugifyMode;
  /** The folder for lists of tags and other taxonomies. Empty for the top. */
  readonly taxonomyRoot: string;
  /** The lists of all taxonomies (`series/`), in each language, relative to the base path. */
  readonly taxonomyLists: readonly string[];
  readonly anchorMode: SlugifyMode;
  readonly keepDates: boolean;
  readonly draftSections: readonly string[];
  readonly #ignored: readonly string[];

  constructor(config: Config, drafts: readonly string[]) {
    const slugify = asObject(config['slugify']);
    const languages = config['languages'];
    // Up to 0.13, languages were a list of tables with a code.
    const codes = Array.isArray(languages)
      ? languages.map((language) => asText(asObject(language)['code']))
      : Object.keys(asObject(languages));
    this.basePath = basePathOf(asText(config['base_url']));
    this.defaultLanguage = asText(config['default_language']) || 'en';
    this.otherLanguages = codes.filter((code) => code !== '' && code !== this.defaultLanguage);
    this.mode = slugifyMode(slugify['paths'] ?? config['slugify_paths']);
    this.taxonomyMode = slugifyMode(slugify['taxonomies'] ?? config['slugify_taxonomies']);
    this.taxonomyRoot = asText(config['taxonomy_root']);
    const named = Array.isArray(config['taxonomies']) ? (config['taxonomies'] as readonly unknown[]) : [];
    this.taxonomyLists = named.flatMap((taxonomy) => {
      const name = zolaSlug(asText(asObject(taxonomy)['name']), this.taxonomyMode);
      const prefixes = ['', ...this.otherLanguages];
      return name === '' ? [] : prefixes.map((prefix) => joinAddress(prefix, this.taxonomyRoot, name, '/'));
    });
    this.anchorMode = slugifyMode(slugify['anchors'] ?? config['slugify_anchors']);
    this.keepDates = slugify['paths_keep_dates'] === true;
    this.draftSections = drafts;
    this.#ignored = asTexts(config['ignored_content']).slice(0, mostPatterns);
  }

  /**
   * Whether a pattern of the configuration excludes a path. Zola compares absolute paths, so only a pattern with an
   * open start matches. For a section, its folder is compared instead of its file.
   */
  ignores(path: string): boolean {
    const compared = nameOf(path).startsWith('_index.') ? folderOf(path).slice(0, -1) : path;
    return this.#ignored.some((pattern) => matchesGlobset(pattern, `/${compared}`));
  }
}

/** The place of a file among Zola's pages. */
interface ContentPath {
  /** The folders of the address, as written. Zola does not slugify them. */
  readonly folders: readonly string[];
  /** The source of the slug, if the post has none. */
  readonly name: string;
  readonly section: boolean;
  readonly language: string;
  /** Whether it is the home page: `index.md` at the very top. */
  readonly home: boolean;
}

function contentPath(path: string, { defaultLanguage, otherLanguages }: ZolaSettings): ContentPath {
  const inside = path.startsWith(contentRoot) ? path.slice(contentRoot.length) : path;
  const folders = folderOf(inside).split('/').filter(Boolean);
  const whole = withoutExtension(nameOf(inside));
  const dot = whole.indexOf('.');
  const suffix = dot < 0 ? '' : whole.slice(dot + 1);
  const translated = otherLanguages.includes(suffix);
  const name = translated ? whole.slice(0, dot) : whole;
  const isIndex = folders.length > 0 && whole.split('.')[0] === 'index';
  return {
    folders: isIndex ? folders.slice(0, -1) : folders,
    name: name === 'index' ? (folders.at(-1) ?? name) : name,
    section: name.split('.')[0] === '_index',
    language: translated ? suffix : defaultLanguage,
    home: folders.length === 0 && name === 'index',
  };
}

/** A date, perhaps with time, before a name. The name may be missing. */
const datedName = /^(\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?)(?:\s?[_-](.+))?/;

function publish(post: SourcePost, settings: ZolaSettings): Publication {
  if (!post.path.startsWith(contentRoot) || settings.ignores(post.path)) {
    return unpublished;
  }
  const at = contentPath(post.path, settings);
  const prefix = at.language === settings.defaultLanguage ? '' : `${at.language}/`;
  const undated = post.metadata.date.source === 'file';
  const isPage = at.section || isCommonPage(post) || (undated && at.folders.length === 0) || at.folders[0] === 'pages';
  const hidden = String(post.fields.get('render')) === 'false';
  return {
    kind: isPage ? 'page' : 'post',
    url: hidden ? null : joinAddress(settings.basePath, pagePath(post, at, prefix, settings), '/'),
    aliases: post.metadata.aliases.map((alias) => aliasAddress(settings.basePath, alias)),
    names: [],
    metadata: { ...dateFromName(post, at), ...languageOf(post, at, settings), ...draftBySection(post, settings) },
  };
}

function textOf(post: SourcePost, key: string): string {
  return asText(post.fields.get(key));
}

function pagePath(post: SourcePost, at: ContentPath, prefix: string, { mode, keepDates }: ZolaSettings): string {
  if (at.section) {
    return `${prefix}${at.folders.join('/')}`;
  }
  const asked = textOf(post, 'path');
  if (asked !== '') {
    return asked;
  }
  if (at.home) {
    return prefix;
  }
  const slug = textOf(post, 'slug');
  const bare = keepDates ? undefined : datedName.exec(at.name)?.[2];
  return `${prefix}${[...at.folders, zolaSlug(slug || (bare ?? at.name), mode)].join('/')}`;
}

function dateFromName(post: SourcePost, at: ContentPath): Partial<PostMetadata> {
  if (post.metadata.date.source === 'front-matter') {
    return {};
  }
  const date = parseDate(datedName.exec(at.name)?.[1] ?? '');
  return date ? { date: { ...date, source: 'path' } } : {};
}

function languageOf(
  { metadata }: SourcePost,
  { language }: ContentPath,
  { otherLanguages }: ZolaSettings,
): Partial<PostMetadata> {
  return metadata.lang === '' && otherLanguages.length > 0 ? { lang: language } : {};
}

function draftBySection({ path }: SourcePost, { draftSections: drafts }: ZolaSettings): Partial<PostMetadata> {
  return drafts.some((folder) => path.startsWith(folder)) ? { draft: true } : {};
}

/** The address of an alias: a folder, unless it ends with `.html`. */
function aliasAddress(basePath: string, alias: string): string {
  return /\.html$/.test(alias) ? joinAddress(basePath, alias) : joinAddress(basePath, alias, '/');
}
