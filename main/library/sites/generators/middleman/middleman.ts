import { parseDate } from '../../../metadata/post-date.ts';
import { titleFromPath } from '../../../metadata/post-metadata.ts';
import type { PostDate } from '../../../model/post.ts';
import { commonDialect } from '../../../render/dialect.ts';
import { isMarkdown, withoutMarkdown } from '../../../scan/file-kinds.ts';
import { isCommonPage } from '../../addresses/common-pages.ts';
import { pageFiles } from '../../addresses/page-files.ts';
import { dateTokens } from '../../addresses/date-tokens.ts';
import { aliasAddresses, joinAddress, siteAddress } from '../../addresses/site-address.ts';
import { wallClock } from '../../addresses/wall-clock.ts';
import { fieldText, fieldTexts, isFalseField, unique } from '../../config/read-fields.ts';
import { type Generator, type Publication, type Site, type SourcePost, unpublished } from '../../generator.ts';
import { type MiddlemanBlog, type MiddlemanSettings, readMiddlemanConfig } from './middleman-config.ts';

const blogSource = /\bactivate\s*\(?\s*:blog\b/;

/** Middleman with its blog extension: https://middlemanapp.com. The rules come from the code of middleman-blog. */
export const middleman: Generator = {
  id: 'middleman',
  label: 'Middleman',

  async recognise(folder) {
    if (!folder.paths.has('config.rb')) {
      return null;
    }
    const program = (await folder.read('config.rb')) ?? '';
    if (blogSource.test(program)) {
      return { code: 'why.middleman' };
    }
    return folder.folders.has('source') && /\bactivate\b|\bset\s*\(?\s*:/.test(program)
      ? { code: 'why.has-and-folder', values: { file: 'config.rb', folder: 'source' } }
      : null;
  },

  async open(folder): Promise<Site> {
    const settings = await readMiddlemanConfig(folder);
    const address = settings.url === '' ? null : siteAddress(`${settings.url.replace(/\/+$/, '')}${settings.basePath}`);
    return {
      generator: 'middleman',
      title: '',
      contentRoots: unique([...settings.blogs.map(({ prefix }) => `${settings.source}${prefix}`), settings.source]),
      mounts: [{ folder: settings.source, at: '/' }],
      addresses: address ? [address] : [],
      basePath: settings.basePath,
      language: '',
      timeZone: settings.timeZone,
      headers: [],
      dialect: {
        ...commonDialect,
        headingIds: settings.kramdown ? 'kramdown-plain' : 'none',
        smartQuotes: settings.smartQuotes,
        attributes: settings.kramdown ? 'blocks' : 'none',
        // Redcarpet also accepts spaces in addresses.
        spacedAddresses: settings.kramdown ? 'definitions' : 'links',
        math: settings.kramdown ? 'display' : 'none',
        abbreviations: settings.kramdown,
        kramdown: settings.kramdown,
        ...(settings.kramdown ? { wordTags: 'kramdown' as const } : {}),
        looseHeadings: true,
        singleTildes: false,
        readMore: settings.blogs[0]?.readMore ?? '',
        templates: 'erb',
        templateFiles: ['erb'],
      },
      notes: settings.notes,
      // Links are made by `link_to`, which knows all pages of the site.
      addsBasePath: true,
      templateFolders: ['layouts/', 'templates/'],
      madeLists: madeLists(settings),
      madeBelow: madeBelow(settings),
      listAddress: (facet, value) => listAddress(settings, facet, value),
      pictureFolder: joinAddress(settings.basePath, settings.pictures, '/'),
      pageAddress: await pageFiles(folder, {
        isPage: (path) => path.startsWith(settings.source) && /\.html?(?:\.(?:erb|haml|slim|liquid))?$/.test(path),
        publish: (post) => publish({ ...post, path: post.path.replace(/\.(?:erb|haml|slim|liquid)$/, '') }, settings),
      }),
      pageRoute: (path) => furtherPages(path, settings),
      publish: (post) => publish(post, settings),
    };
  },
};

/** The further pages of a blog's list, by the template of its first page. */
function furtherPages(path: string, settings: MiddlemanSettings): string | null {
  const blog = settings.blogs.find(({ prefix }) => path.startsWith(`${settings.source}${prefix}index.html`));
  return blog === undefined || !/\{\w+\}/.test(blog.pageLink)
    ? null
    : listPath(settings, blog.prefix, blog.pageLink.replace(/\{\w+\}/, '[page]'));
}

function publish(post: SourcePost, settings: MiddlemanSettings): Publication {
  if (!post.path.startsWith(settings.source)) {
    return unpublished;
  }
  const path = outputPath(post.path.slice(settings.source.length));
  for (const blog of settings.blogs) {
    if (!path.startsWith(blog.prefix)) {
      continue;
    }
    const inside = path.slice(blog.prefix.length).replace(/\.html$/, '');
    const match = blog.sources.rule.exec(inside);
    const parts = new Map(blog.sources.keys.map((key, at) => [key, match?.[at + 1] ?? '']));
    if (match) {
      return publishArticle(post, blog, parts, settings);
    }
  }
  if (/(?:^|\/)_|^layouts\//.test(path)) {
    return unpublished;
  }
  const asked = fieldText(post.fields, 'permalink').replace(/^$/, path);
  const url = joinAddress(settings.basePath, indexed(asked, isDirectory(post, settings)));
  return {
    ...unpublished,
    url,
    aliases: settings.aliasesOf(joinAddress(asked), url),
    metadata: { tags: tagsOf(post) },
  };
}

/** The path of a page: both `about.html.md` and `about.md` make `about.html`. */
function outputPath(path: string): string {
  const source = isMarkdown(path) ? withoutMarkdown(path) : path.replace(/\.txt$/i, '');
  return source.replace(/(?:\.html)?$/, '.html');
}

/** The path of a page by the rule of extensions/directory_indexes.rb in middleman-core. */
function indexed(path: string, isDirectory: boolean): string {
  return (isDirectory ? path.replace(/(?:\.html|\/)?$/, '/') : path).replace(/(^|\/)index(?:\.html|\/)$/, '$1');
}

/** Whether a page has a folder of its own. A page may say that it has none. */
function isDirectory({ fields }: SourcePost, { directoryIndexes }: MiddlemanSettings): boolean {
  return directoryIndexes && !isFalseField(fields, 'directory_index');
}

/** The address of a list of a blog: `{tag}` is the name of the value in addresses. */
function listAddress(settings: MiddlemanSettings, facet: 'tag' | 'category' | 'author', value: string): string {
  const [blog] = settings.blogs;
  const pattern = facet === 'tag' ? blog?.tagLink : blog?.collections.get(facet);
  return pattern === undefined
    ? joinAddress(settings.basePath, `${facet}s`, parameterize(value), '/')
    : listPath(settings, blog?.prefix ?? '', pattern.replace(/\{\w+\}/, parameterize(value)));
}

function listPath(settings: MiddlemanSettings, prefix: string, path: string): string {
  return joinAddress(settings.basePath, indexed(joinAddress(prefix, path), settings.directoryIndexes));
}

/** The calendar of a blog is made of its own patterns. Pages of templates may have any address. */
function madeLists(settings: MiddlemanSettings): readonly string[] {
  return [
    ...settings.blogs.flatMap(({ prefix, yearLink }) => [prefix, `${prefix}${yearLink.replace(/\{.*$/, '')}`]),
    ...settings.otherAddresses.map((address) => indexed(address, settings.directoryIndexes).replace(/^\//, '')),
  ];
}

/** The folders of the lists whose names no post tells: further pages, months, other collections. */
function madeBelow(settings: MiddlemanSettings): readonly string[] {
  return settings.blogs.flatMap(({ prefix, pageLink, collections }) =>
    [pageLink, ...collections.values()].map((pattern) => {
      const folder = pattern.replace(/[^/]*\{.*$/, '').replace(/^\//, '');
      return folder === '' ? 'page/' : `${pattern.startsWith('/') ? '' : prefix}${folder}`;
    }),
  );
}

/** Publishes an article. The rules come from blog_article.rb. */
function publishArticle(
  post: SourcePost,
  blog: MiddlemanBlog,
  parts: ReadonlyMap<string, string>,
  settings: MiddlemanSettings,
): Publication {
  const { fields, metadata } = post;
  const date = dateOf(post, parts);
  const clock = dateTokens({ text: wallClock(date, settings.timeZone) });
  const writtenSlug = fieldText(fields, 'slug');
  const slug = writtenSlug === '' ? (parts.get('title') ?? parameterize(metadata.title)) : parameterize(writtenSlug);
  const values: Readonly<Record<string, string>> = {
    year: clock.year,
    month: clock.month,
    day: clock.day,
    title: slug,
    lang: parts.get('lang') ?? (fieldText(fields, 'lang') || 'en'),
  };
  const path = blog.permalink.replace(
    /\{(\w+)\}/g,
    (_all, key: string) => values[key] ?? parameterize(fieldText(fields, key)),
  );
  const url = joinAddress(settings.basePath, indexed(joinAddress(blog.prefix, path), isDirectory(post, settings)));
  const dated = date.source !== 'file' || !/\{(?:year|month|day)\}/.test(blog.permalink);
  return {
    kind: isCommonPage(post) ? 'page' : 'post',
    url: dated ? url : null,
    aliases: [
      ...aliasAddresses(metadata.aliases, settings.basePath),
      ...settings.aliasesOf(joinAddress(blog.prefix, path), url),
    ],
    names: [],
    metadata: {
      // Without this, the title would be the file name with `.html`.
      title: metadata.title || (post.heading === '' ? titleFromPath(outputPath(post.path)) : ''),
      date,
      tags: tagsOf(post),
      draft: metadata.draft || isFalseField(fields, 'published'),
    },
  };
}

function dateOf({ metadata }: SourcePost, parts: ReadonlyMap<string, string>): PostDate {
  if (metadata.date.source === 'front-matter') {
    return metadata.date;
  }
  const named = parseDate(`${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`);
  return named ? { ...named, source: 'path' } : metadata.date;
}

/** The tags of a post: a list, or one text with commas. */
function tagsOf({ fields }: SourcePost): readonly string[] {
  return unique(
    fieldTexts(fields, 'tags')
      .flatMap((tag) => (Array.isArray(fields.get('tags')) ? [tag] : tag.split(',')))
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  );
}

/**
 * The same as safe_parameterize in uri_templates.rb. Accents of Latin letters are removed, letters of other scripts are
 * kept, and every run of other characters becomes one dash.
 */
function parameterize(text: string): string {
  return text
    .normalize('NFD')
    .replace(/([a-z])\p{Mn}+/giu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
