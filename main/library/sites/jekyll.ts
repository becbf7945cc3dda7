import type { FrontMatterValue } from '../front-matter/read-front-matter.ts';
import { parseDate, withZone } from '../metadata/post-date.ts';
import { postMetadata } from '../metadata/post-metadata.ts';
import type { PostDate } from '../model.ts';
import { commonDialect } from '../render/dialect.ts';
import { isCommonPage } from './common-pages.ts';
import { dateTokens } from './date-tokens.ts';
import { type Generator, type Publication, type Site, type SourcePost, unpublished } from './generator.ts';
import { type Collection, findJekyllConfig, type JekyllSettings, readJekyllConfig } from './jekyll-config.ts';
import { dateValues, expandPermalink } from './jekyll-permalink.ts';
import { jekyllSlug } from './jekyll-slug.ts';
import { asObject, asText, asTexts, type Config } from './read-config.ts';
import { asField, fieldText, fieldTexts, unique } from './read-fields.ts';
import {
  aliasAddresses,
  basePathOf,
  folderOf,
  joinAddress,
  nameOf,
  siteAddress,
  withoutExtension,
} from './site-address.ts';
import { inZone, wallClock } from './wall-clock.ts';

type Fields = ReadonlyMap<string, FrontMatterValue>;

const hasFolder = (folders: ReadonlySet<string>, name: string): boolean =>
  folders.has(name) || [...folders].some((path) => path.endsWith(`/${name}`));

const otherConfigs =
  /^(?:\.eleventy|eleventy\.config|astro\.config|docusaurus\.config|gatsby-config|next\.config|nuxt\.config)\.[cm]?[jt]s$|^(?:config\.rb|conf\.py|pelicanconf\.py)$/;

/** Jekyll: https://jekyllrb.com. The rules are those of its code, lib/jekyll/document.rb, url.rb, page.rb. */
export const jekyll: Generator = {
  id: 'jekyll',
  label: 'Jekyll',

  recognise({ paths, folders }) {
    // Hexo has a _config.yml and a _posts folder too; Octopress is a Jekyll that has its source where Hexo has it.
    const octopress = ['_layouts', 'source/_layouts', 'source/_includes'].some((name) => folders.has(name));
    if (folders.has('scaffolds') || (folders.has('source/_posts') && !octopress)) return null;
    const config = findJekyllConfig(paths)?.path;
    const telling = ['_posts', '_drafts', '_layouts', '_includes', '_data', '_sass'].find((name) =>
      hasFolder(folders, name),
    );
    if (config && telling) return `it has ${config} and a ${telling} folder`;
    if (config && (paths.has('Gemfile') || paths.has('index.md') || paths.has('index.html'))) return `it has ${config}`;
    // Other generators' sites may call a folder so too.
    const others = [...paths].some((path) => otherConfigs.test(path));
    return hasFolder(folders, '_posts') && !others ? 'it has a _posts folder' : null;
  },

  async open(folder): Promise<Site> {
    const { settings, notes, domain } = await readJekyllConfig(folder);
    const { config, source } = settings;
    const baseurl = asText(config['baseurl']);
    const url = asText(config['url']) || (domain === '' ? '' : `https://${domain}`);
    const address = siteAddress(`${url.replace(/\/+$/, '')}${joinAddress(baseurl)}`);
    const kramdown = asObject(config['kramdown']);
    const basePath = baseurl === '' ? basePathOf(address ?? '') : joinAddress(baseurl, '/');
    const archives = archiveAddresses(config, basePath);
    const written = settings.collections.filter(({ output, label }) => output && label !== 'posts');
    return {
      generator: 'jekyll',
      title: asText(config['title']) || asText(config['name']),
      contentRoots: contentRoots(folder.folders, settings),
      mounts: [
        { folder: source, at: '/' },
        ...written.map((collection) => ({ folder: settings.folderOf(collection), at: `/${collection.label}/` })),
      ],
      addresses: address ? [address] : [],
      basePath,
      language: (asText(config['lang']) || asText(config['locale'])).replaceAll('_', '-'),
      timeZone: settings.timeZone,
      headers: [],
      dialect: {
        ...commonDialect,
        templates: 'liquid',
        siteFields: asField(config),
        headingIds: asText(kramdown['input']).toLowerCase() === 'kramdown' ? 'kramdown-plain' : 'kramdown',
        breaks: kramdown['hard_wrap'] === true,
        smartQuotes: !/^(?:apos,apos|39,39)/.test(asText(kramdown['smart_quotes'])),
        attributes: 'blocks',
        math: 'display',
        abbreviations: true,
        kramdown: !/^(?:redcarpet|commonmark|rdiscount|maruku)/i.test(asText(config['markdown'])),
      },
      notes,
      ...(archives ? { listAddress: archives } : {}),
      publish: (post) => publish(post, settings, basePath),
    };
  },
};

/** Where jekyll-archives puts the posts of a tag or a category; null where it is not in use. */
const archiveAddresses = (config: Config, basePath: string): Site['listAddress'] | null => {
  if (!asTexts(config['plugins'] ?? config['gems']).includes('jekyll-archives')) return null;
  const own = asObject(config['jekyll-archives']);
  const permalinks = asObject(own['permalinks']);
  const mode = asText(own['slug_mode']) || 'default';
  return (facet, value) => {
    const pattern = asText(permalinks[facet]) || `/${facet}/:name/`;
    return joinAddress(basePath, expandPermalink(pattern, { name: () => jekyllSlug(value, mode) }));
  };
};

const contentRoots = (folders: ReadonlySet<string>, settings: JekyllSettings): readonly string[] => {
  const posts = [...folders]
    .filter((path) => path.startsWith(settings.source) && /(?:^|\/)_(?:posts|drafts)$/.test(path))
    .map((path) => `${path}/`);
  const collections = settings.collections
    .map((collection) => settings.folderOf(collection))
    .filter((path) => folders.has(path.slice(0, -1)));
  const top = `${settings.source}${settings.fromSource('')}`;
  return unique([...(posts.length > 0 ? posts.sort() : [`${top}_posts/`]), ...collections, top, settings.source]);
};

const notPublished = (post: SourcePost): Publication => ({
  ...unpublished,
  kind: isRepositoryPost(post.path) ? 'post' : 'page',
});

const isRepositoryPost = (path: string): boolean => /(?:^|\/)_(?:posts|drafts)\//.test(path);

const publish = (post: SourcePost, settings: JekyllSettings, basePath: string): Publication => {
  const inside = settings.inside(post.path);
  if (inside === null) return notPublished(post);
  const path = settings.documentPath(inside);
  const document = path === null ? null : documentAt(path, settings);
  if (path !== null && document) {
    // In a collection, what has no front matter is copied as it is.
    return !post.hasHeader && document.collection
      ? publishFile(post, path, document.collection, settings, basePath)
      : publishDocument(post, path, document, settings, basePath);
  }
  return isRepositoryPost(inside) || !settings.entries.readsPage(inside)
    ? notPublished(post)
    : publishPage(post, inside, settings, basePath);
};

interface Document {
  /** Absent for posts. */
  readonly collection?: Collection;
  /** Above `_posts`. */
  readonly folders: readonly string[];
  readonly draft: boolean;
}

/** What a path is: everything below the `_posts` or `_drafts` of any folder is a post; null where it is no document. */
const documentAt = (path: string, settings: JekyllSettings): Document | null => {
  const [, above = '', kind, rest = ''] = /^(|.*?\/)_(posts|drafts)\/(.*)$/.exec(path) ?? [];
  if (kind !== undefined) {
    const folder = settings.fromSource(above);
    if (!settings.entries.readsFolder(folder.replace(/\/$/, ''))) return null;
    if (!settings.entries.readsDocument(`${folder}_${kind}/`, rest)) return null;
    return { folders: above.split('/').filter(Boolean), draft: kind === 'drafts' };
  }
  const collection = settings.collectionOf(path);
  return collection && settings.entries.readsDocument(collection.folder, path.slice(collection.folder.length))
    ? { collection, folders: [], draft: false }
    : null;
};

/** A post, a draft or a document of another collection. */
const publishDocument = (
  post: SourcePost,
  path: string,
  { collection, folders, draft }: Document,
  settings: JekyllSettings,
  basePath: string,
): Publication => {
  const type = collection?.label ?? 'posts';
  const fields = withDefaults(post, path, type, settings);
  const own = withoutExtension(nameOf(path));
  const [, written, rest] = /^(\d{2,4}-\d{1,2}-\d{1,2})-(.*)$/.exec(own) ?? [];
  const name = (rest ?? own).replace(/\.+$/, '');
  const metadata = postMetadata(fields, { path: post.path, modified: post.metadata.date.time });
  const date =
    dateOf(fields, written, settings) ?? (metadata.date.source === 'file' ? post.metadata.date : metadata.date);
  const categories = categoriesOf(post, fields, folders, settings.defaultsFor(path, type));
  const posts = collection ?? (settings.collections.find(({ label }) => label === 'posts') as Collection);
  const permalink = fieldText(fields, 'permalink');
  const pattern = permalink || posts.permalink || `/:collection/:path${settings.suffix}`;
  const addressOn = (clock: string): string =>
    joinAddress(
      basePath,
      expandPermalink(pattern, {
        ...dateValues(dateTokens({ text: clock })),
        collection: () => posts.label,
        path: () => withoutExtension(path).replace(posts.folder.slice(0, -1), '').replace(/\.+$/, ''),
        name: () => jekyllSlug(own),
        title: () => jekyllSlug(fieldText(fields, 'slug') || name, 'pretty', { keepCase: true }),
        slug: () => jekyllSlug(fieldText(fields, 'slug') || name),
        categories: () => unique(categories.map((category) => category.toLowerCase())).join('/'),
        slugified_categories: () => unique(categories.map((category) => jekyllSlug(category))).join('/'),
        output_ext: () => settings.outputExtension(path),
      }),
    );
  const dated = date.source !== 'file' || !/:(?:year|short_year|w_year|i?_?month|short_month|long_month)/.test(pattern);
  // What lies in `_posts` without a date in its name is no post to Jekyll.
  const read = collection ? collection.output : draft || written !== undefined;
  const isPost = collection ? date.source !== 'file' && collection.label !== 'pages' : true;
  const url = read && dated ? addressOn(wallClock(date, settings.timeZone || 'UTC')) : null;
  // Without a time zone the day is that of the computer that built the site: a server’s, or one in the author’s zone.
  const elsewhere = url === null ? [] : [addressOn(date.text)].filter((address) => address !== url);
  return {
    kind: isPost && !isCommonPage(post) ? 'post' : 'page',
    url,
    aliases: unique([...aliasesOf(fields, basePath), ...(settings.timeZone === '' ? elsewhere : [])]),
    names: [],
    metadata: {
      ...metadata,
      keys: post.metadata.keys,
      problems: post.metadata.problems,
      title: metadata.title || titleOf(name),
      date: inZone(date, settings.timeZone),
      slug: fieldText(fields, 'slug'),
      address: permalink,
      categories,
      tags: tagsOf(fields),
      draft: metadata.draft || draft,
    },
  };
};

/** A file of a collection that is no document: its name stands for all of a pattern that only a document could fill. */
const publishFile = (
  post: SourcePost,
  path: string,
  collection: Collection,
  settings: JekyllSettings,
  basePath: string,
): Publication => {
  const extension = /\.[^./]+$/.exec(path)?.[0] ?? '';
  const inside = withoutExtension(path)
    .slice(collection.folder.length - 1)
    .replace(/\.+$/, '');
  const expanded = expandPermalink(collection.permalink || `/:collection/:path${settings.suffix}`, {
    collection: () => collection.label,
    path: () => inside,
    output_ext: () => '',
    name: () => nameOf(inside),
    title: () => '',
  });
  return {
    ...notPublished(post),
    url: collection.output ? joinAddress(basePath, `${expanded.replace(/\/$/, '')}${extension}`) : null,
  };
};

const publishPage = (post: SourcePost, path: string, settings: JekyllSettings, basePath: string): Publication => {
  const fields = withDefaults(post, path, 'pages', settings);
  const metadata = postMetadata(fields, { path: post.path, modified: post.metadata.date.time });
  return {
    kind: 'page',
    url: joinAddress(basePath, addressOfPage(post, path, fields, settings)),
    aliases: aliasesOf(fields, basePath),
    names: [],
    metadata: {
      ...metadata,
      keys: post.metadata.keys,
      problems: post.metadata.problems,
      date: metadata.date.source === 'file' ? post.metadata.date : metadata.date,
      address: fieldText(fields, 'permalink'),
      tags: tagsOf(fields),
      categories: listOf(fields, 'categories', 'category'),
    },
  };
};

const addressOfPage = (post: SourcePost, path: string, fields: Fields, settings: JekyllSettings): string => {
  const extension = settings.outputExtension(path);
  const base = withoutExtension(nameOf(path)).replace(/\.+$/, '');
  if (extension === '.html' && settings.isReadmeIndex(path, post.hasHeader)) return folderOf(path);
  if (!post.hasHeader && !settings.isPageWithoutHeader(path))
    return `${folderOf(path)}${base}${/\.[^./]+$/.exec(path)?.[0] ?? ''}`;
  const pattern =
    extension !== '.html'
      ? '/:path/:basename:output_ext'
      : base === 'index'
        ? '/:path/'
        : `/:path/:basename${settings.suffix}`;
  return expandPermalink(fieldText(fields, 'permalink') || pattern, {
    path: () => folderOf(path),
    basename: () => base,
    output_ext: () => extension,
  });
};

const withDefaults = (post: SourcePost, path: string, type: string, settings: JekyllSettings): Fields =>
  new Map([...settings.defaultsFor(path, type), ...[...post.fields].filter(([, value]) => value !== null)]);

/** A time that YAML knows as one: it has seconds. */
const yamlTime = /^\d{4}-\d{1,2}-\d{1,2}(?:t|\s+)\d{1,2}:\d\d:\d\d(?:\.\d*)?$/i;

/**
 * `date`, else the date in the name. What YAML knows as a time is UTC where it names no zone, any other is in the site's
 * zone; that is said only where the configuration names it, else it stays as written.
 */
const dateOf = (fields: Fields, written: string | undefined, { timeZone }: JekyllSettings): PostDate | null => {
  const text = fieldText(fields, 'date');
  const date = parseDate(text);
  if (date)
    return withZone({ ...date, source: 'front-matter' }, timeZone !== '' && yamlTime.test(text) ? 'UTC' : timeZone);
  // Two digits of a year are Ruby's: up to 68 in this century.
  const named = parseDate(
    written?.replace(/^(\d\d)-/, (_all, year: string) => `${Number(year) > 68 ? 19 : 20}${year}-`) ?? '',
  );
  return named && { ...named, source: 'path' };
};

const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

/** The plural's text is a list of words, the singular's one name (lib/jekyll/utils.rb). */
const listOf = (fields: Fields, plural: string, singular?: string): readonly string[] => {
  const value = fields.get(plural);
  return unique([
    ...(typeof value === 'string' ? words(value) : fieldTexts(fields, plural)),
    ...(singular === undefined ? [] : fieldTexts(fields, singular)),
  ]);
};

const tagsOf = (fields: Fields): readonly string[] => {
  const one = fieldTexts(fields, 'tag');
  const tags = one.length > 0 ? one : listOf(fields, 'tags', 'tag');
  return unique(tags.map((tag) => tag.replace(/,$/, '')));
};

/** Folders above `_posts`, then `categories` of the configuration and of the post, then `category` of one of the two. */
const categoriesOf = (
  post: SourcePost,
  fields: Fields,
  folders: readonly string[],
  defaults: Fields,
): readonly string[] =>
  unique([
    ...folders,
    ...listOf(defaults, 'categories'),
    ...listOf(post.fields, 'categories'),
    ...fieldTexts(fields, 'category'),
  ]);

/** jekyll-redirect-from, and the alias plugins that came before it. */
const aliasesOf = (fields: Fields, basePath: string): readonly string[] =>
  aliasAddresses(unique(['redirect_from', 'alias', 'aliases'].flatMap((key) => fieldTexts(fields, key))), basePath);

const titleOf = (name: string): string =>
  name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join(' ')
    .trim();
