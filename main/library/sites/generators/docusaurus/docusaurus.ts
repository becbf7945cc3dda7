import type { FrontMatterValue } from '../../../front-matter/parse-front-matter.ts';
import { parseDate } from '../../../metadata/post-date.ts';
import { commonDialect } from '../../../render/dialect.ts';
import type { LinkForm } from '../../../render/references.ts';
import { isCommonPage } from '../../addresses/common-pages.ts';
import { basePathOf, folderOf, joinAddress, nameOf, siteAddress } from '../../addresses/site-address.ts';
import { matchesGlob, mostPatterns } from '../../config/match-glob.ts';
import { asObject, asText, readConfig } from '../../config/read-config.ts';
import { fieldText, isTrueField, scalarText, unique } from '../../config/read-fields.ts';
import { asLiteralList, type Literal, literalText } from '../../config/read-literals-js.ts';
import {
  type Generator,
  type Publication,
  type Site,
  type SiteFolder,
  type SourcePost,
  unpublished,
} from '../../generator.ts';
import {
  type DocusaurusPart,
  type DocusaurusSettings,
  findDocusaurusConfig,
  readDocusaurusConfig,
} from './docusaurus-config.ts';
import { docusaurusLists, listFolder } from './docusaurus-lists.ts';

/** Docusaurus: https://docusaurus.io. The rules come from its packages plugin-content-blog and plugin-content-docs. */
export const docusaurus: Generator = {
  id: 'docusaurus',
  label: 'Docusaurus',

  recognise({ paths }) {
    const config = findDocusaurusConfig(paths);
    return config ? { code: 'why.has', values: { file: config } } : null;
  },

  async open(folder): Promise<Site> {
    const settings = await readDocusaurusConfig(folder);
    const address = settings.url === '' ? null : siteAddress(`${settings.url.replace(/\/+$/, '')}${settings.basePath}`);
    const names = await readNames(folder, settings);
    const lists = await docusaurusLists(folder, settings);
    const hasBlog = [...folder.paths].some(
      (path) =>
        /\.mdx?$/.test(path) &&
        settings.parts.some(({ kind, folder: posts }) => kind === 'blog' && path.startsWith(posts)),
    );
    return {
      generator: 'docusaurus',
      title: settings.title,
      contentRoots: unique(
        settings.parts.map((part) => part.folder).filter((path) => folder.folders.has(path.slice(0, -1))),
      ),
      mounts: settings.statics.map((path) => ({ folder: path, at: '/' })),
      addresses: address ? [address] : [],
      basePath: settings.basePath === '/' && address ? basePathOf(address) : settings.basePath,
      language: settings.language,
      // Dates without a zone are UTC, in YAML and in file names (blogUtils.ts).
      timeZone: 'UTC',
      headers: [],
      dialect: {
        ...commonDialect,
        templates: 'mdx',
        codeComments: true,
        headingIds: 'github',
        ...(settings.format === 'mdx' ? {} : { templateFiles: settings.format === 'md' ? [] : ['mdx'] }),
        indentedCode: settings.mdx1 || settings.format !== 'mdx',
        jsx: !settings.mdx1,
        attributes: 'headings',
        math: settings.math ? 'dollars' : 'none',
        emojiNames: settings.emojiNames,
        containers: true,
      },
      notes: settings.notes,
      addsBasePath: true,
      templateFolders: ['templates/'],
      madeLists: lists.made,
      madeBelow: lists.below,
      listFolders: lists.folders,
      listAddress: (facet, value) => {
        const blog = settings.parts.find(({ kind }) => kind === 'blog');
        const kind = facet === 'author' ? 'authors' : 'tags';
        const known = names.get(`${blog?.folder}${kind === 'authors' ? blog?.authorsFile : blog?.tagsFile}`);
        const [key, entry] = [...(known ?? [])].find(([, { name }]) => name === value) ?? [value];
        const list = blog ? listFolder(blog, kind) : joinAddress('blog', kind);
        return joinAddress(settings.basePath, list, entry?.page || kebabCase(key));
      },
      referenceForm: (href) => siteForm(href, settings.place),
      pageAddress: (path) => programPage(path, settings),
      publish: (post) => publish(post, settings, names, hasBlog),
    };
  },
};

/**
 * The same as `kebabCase` of lodash, which makes the addresses of tags. `bigRain` and `big rain` become `big-rain`, and
 * `v2` becomes `v-2`.
 */
function kebabCase(value: string): string {
  const words = value.replace(/['\u2019]/g, '').match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|[\p{Lo}\p{M}]+/gu) ?? [
    value,
  ];
  return words.join('-').toLowerCase();
}

/** `@site/docs/sea.md` names a file of the site. `pathname://` stands before an address that is used unchanged. */
function siteForm(href: string, place: string): LinkForm | null {
  if (href.startsWith('@site/')) {
    return { form: 'site', target: `${place}${href.slice('@site/'.length)}` };
  }
  return href.startsWith('pathname://') ? { form: 'address', target: href.slice('pathname://'.length) } : null;
}

interface Named {
  readonly name: string;
  /** Where its list stands, if the file says it. */
  readonly page: string;
}

/** What author and tag files call their keys, by the file's path. */
type Names = ReadonlyMap<string, ReadonlyMap<string, Named>>;

async function readNames(folder: SiteFolder, { parts }: DocusaurusSettings): Promise<Names> {
  const files = parts.flatMap((part) => [`${part.folder}${part.authorsFile}`, `${part.folder}${part.tagsFile}`]);
  const entries = await Promise.all(
    unique(files)
      .filter((path) => folder.paths.has(path))
      .map(async (path) => {
        const { config } = await readConfig(folder, path);
        const entriesByKey = Object.entries(config).map(([key, value]) => {
          const object = asObject(value);
          const name = asText(object['name']) || asText(object['label']) || key;
          const page = asText(object['permalink']) || asText(asObject(object['page'])['permalink']);
          return [key, { name, page }] as const;
        });
        return [path, new Map(entriesByKey)] as const;
      }),
  );
  return new Map(entries);
}

/** The place of a file: its part of the site, its language and its version. */
interface SitePart {
  readonly part: DocusaurusPart;
  /** The path within the part. */
  readonly path: string;
  readonly language: string;
  readonly version: string;
}

function placeOf(path: string, { place, parts, language }: DocusaurusSettings): SitePart | null {
  const inside = path.startsWith(place) ? path.slice(place.length) : '';
  const [, locale, kind, id = '', translated] =
    /^i18n\/([^/]+)\/docusaurus-plugin-content-(blog|docs|pages)(?:-([^/]+))?\/(.+)$/.exec(inside) ?? [];
  if (locale !== undefined && translated !== undefined) {
    const part = parts.find((other) => other.kind === kind && other.id === id);
    const [, version, rest] = (part?.kind === 'docs' && /^(?:version-)?([^/]+)\/(.+)$/.exec(translated)) || [];
    return part ? { part, path: rest ?? translated, language: locale, version: version ?? 'current' } : null;
  }
  const [, docs = '', version, rest] = /^(?:([\w-]+)_)?versioned_docs\/version-([^/]+)\/(.+)$/.exec(inside) ?? [];
  if (version !== undefined && rest !== undefined) {
    const part = parts.find((other) => other.kind === 'docs' && other.id === docs);
    return part ? { part, path: rest, language, version } : null;
  }
  const part = parts.find(({ folder }) => path.startsWith(folder));
  return part ? { part, path: path.slice(part.folder.length), language, version: 'current' } : null;
}

function publish(post: SourcePost, settings: DocusaurusSettings, names: Names, hasBlog: boolean): Publication {
  const at = placeOf(post.path, settings);
  if (!at || isLeftOut(at)) {
    return unpublished;
  }
  const { part } = at;
  const slug = slugOf(post, at);
  const version = part.kind === 'docs' ? (part.versions.get(at.version) ?? at.version) : '';
  const locale = at.language === settings.language ? '' : at.language;
  const inside = joinAddress(part.route, version, slug);
  const isPost = part.kind === 'blog' || (part.kind === 'docs' && !hasBlog);
  return {
    kind: isPost && !isCommonPage(post) ? 'post' : 'page',
    url: ended(joinAddress(settings.basePath, locale, inside), settings),
    aliases: redirectsTo(inside, settings).map((from) => joinAddress(settings.basePath, locale, from)),
    names: [],
    metadata: {
      authors: authorsOf(post, names.get(`${part.folder}${part.authorsFile}`)),
      tags: tagsOf(post, names.get(`${part.folder}${part.tagsFile}`)),
      draft: post.metadata.draft || isTrueField(post.fields, 'unlisted'),
      lang: post.metadata.lang || (locale === '' ? '' : at.language),
      ...(part.kind === 'blog' ? dateInName(post, at.path) : {}),
    },
  };
}

/** Names that begin with an underscore are parts of other pages, unless `exclude` says what is left out. */
function isLeftOut({ path, part: { options } }: SitePart): boolean {
  const patternsOf = (value: Literal): readonly string[] =>
    asLiteralList(value)
      .slice(0, mostPatterns)
      .map(literalText)
      .filter((pattern) => pattern !== '');
  const included = patternsOf(options['include']);
  const excluded = patternsOf(options['exclude']);
  const matchesOne = (patterns: readonly string[]): boolean => patterns.some((pattern) => matchesGlob(pattern, path));
  return (
    (included.length > 0 && !matchesOne(included)) ||
    (excluded.length > 0 ? matchesOne(excluded) : /(?:^|\/)_/.test(path))
  );
}

/** plugin-content-pages: a component is a page, unless it is a test, or part of one by its underscore. */
function programPage(path: string, settings: DocusaurusSettings): string | null {
  const at = /\.[jt]sx?$/.test(path) ? placeOf(path, settings) : null;
  if (at?.part.kind !== 'pages' || /(?:^|\/)_|\.test\.|(?:^|\/)__tests__\//.test(at.path)) {
    return null;
  }
  const locale = at.language === settings.language ? '' : at.language;
  const page = at.path.replace(/\.[jt]sx?$/, '').replace(/(?:^|\/)index$/, '/');
  return ended(joinAddress(settings.basePath, locale, at.part.route, page), settings);
}

function ended(address: string, { trailingSlash, basePath }: DocusaurusSettings): string {
  if (trailingSlash === undefined || address === basePath) {
    return address;
  }
  return trailingSlash ? joinAddress(address, '/') : address.replace(/(.)\/+$/, '$1');
}

function withoutSlash(address: string): string {
  return address.replace(/(.)\/+$/, '$1');
}

function redirectsTo(address: string, { redirects }: DocusaurusSettings): readonly string[] {
  return [...redirects].filter(([to]) => withoutSlash(to) === withoutSlash(address)).flatMap(([, from]) => from);
}

function slugOf(post: SourcePost, at: SitePart): string {
  const asked = fieldText(post.fields, 'slug');
  if (at.part.kind === 'pages') {
    return asked || at.path.replace(/\.mdx?$/, '').replace(/(?:^|\/)index$/, '/');
  }
  return at.part.kind === 'blog' ? asked || blogSlug(at.path) : docSlug(post, at, asked);
}

// From parseBlogFileName in blogUtils.ts. Folders before the date come behind it in the address.
const dated = /^(.*?)(\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?([^\0]*?)(?:\/index)?\.mdx?$/;

function blogSlug(path: string): string {
  const [, folder = '', date, text = ''] = dated.exec(path) ?? [];
  return date === undefined ? path.replace(/(?:\/index)?\.mdx?$/, '') : `${date.replaceAll('-', '/')}/${folder}${text}`;
}

function dateInName({ metadata }: SourcePost, path: string): Publication['metadata'] {
  const date = metadata.date.source === 'front-matter' ? null : parseDate(dated.exec(path)?.[2] ?? '');
  return date ? { date: { ...date, source: 'path' } } : {};
}

// From numberPrefix.ts. A date or a version at the start of a name is not a number for ordering.
const ordered = /^\d+\s*[-_.]+\s*(?=[^\s\-_.])/;
const unordered = /^(?:(?:\d{2}|\d{4})[-_.]\d{2}(?:[-_.](?:\d{2}|\d{4}))?|\d+[-_.]\d+)/;

function withoutOrder(name: string): string {
  return unordered.test(name) ? name : name.replace(ordered, '');
}

/**
 * The slug of a page of docs. An index, a README, or a file with the name of its folder is the page of that folder.
 * From slug.ts of plugin-content-docs.
 */
function docSlug({ fields }: SourcePost, { path, part }: SitePart, asked: string): string {
  if (asked.startsWith('/')) {
    return asked;
  }
  const strip =
    !/^false$/i.test(fieldText(fields, 'parse_number_prefixes')) && part.options['numberPrefixParser'] !== false;
  const folders = folderOf(path).split('/').filter(Boolean);
  const top = folders.map((name) => (strip ? withoutOrder(name) : name)).join('/');
  const name = nameOf(path).replace(/\.mdx?$/, '');
  const isIndex = /^(?:index|readme)$/i.test(name) || name.toLowerCase() === folders.at(-1)?.toLowerCase();
  if (asked === '' && isIndex) {
    return joinAddress(top, '/');
  }
  const last = asked || fieldText(fields, 'id') || (strip ? withoutOrder(name) : name);
  try {
    return decodeURI(new URL(last, `http://x/${top === '' ? '' : `${encodeURI(top)}/`}`).pathname);
  } catch {
    return joinAddress(top, last);
  }
}

function items(value: FrontMatterValue | undefined): readonly FrontMatterValue[] {
  return Array.isArray(value) ? (value as readonly FrontMatterValue[]) : value === undefined ? [] : [value];
}

/** A key of the authors' file, or a person told in the post (authors.ts). */
function authorsOf({ fields, metadata }: SourcePost, known: ReadonlyMap<string, Named> | undefined): readonly string[] {
  if (!fields.has('authors')) {
    return metadata.authors;
  }
  const named = items(fields.get('authors')).map((author) => {
    const object = asObject(author);
    const key = asText(object['key']) || scalarText(author);
    return asText(object['name']) || known?.get(key)?.name || key;
  });
  return unique(named.filter((name) => name !== ''));
}

function tagsOf({ fields }: SourcePost, known: ReadonlyMap<string, Named> | undefined): readonly string[] {
  const tags = items(fields.get('tags')).map((tag) => {
    const text = asText(asObject(tag)['label']) || scalarText(tag);
    return known?.get(text)?.name ?? text;
  });
  return unique(tags.filter((tag) => tag !== ''));
}
