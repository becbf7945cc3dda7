import type { FrontMatterValue } from '../../../front-matter/front-matter-value.ts';
import { parseFrontMatter } from '../../../front-matter/parse-front-matter.ts';
import { postMetadata } from '../../../metadata/post-metadata.ts';
import type { PostDate } from '../../../model/post.ts';
import { commonDialect, type TemplateLanguage } from '../../../render/dialect.ts';
import { isCommonPage } from '../../addresses/common-pages.ts';
import { pageFiles } from '../../addresses/page-files.ts';
import {
  addressesBelow,
  aliasAddresses,
  folderOf,
  joinAddress,
  nameOf,
  withoutExtension,
} from '../../addresses/site-address.ts';
import { fieldText, fieldTexts, isTrueField, unique } from '../../config/read-fields.ts';
import {
  type Generator,
  type Publication,
  type Site,
  type SiteFolder,
  type SourcePost,
  unpublished,
} from '../../generator.ts';
import { fillPermalink } from './eleventy-permalink.ts';
import { type EleventySettings, findEleventyConfig, readEleventyConfig } from './eleventy-config.ts';

type Fields = ReadonlyMap<string, FrontMatterValue>;

/**
 * Eleventy: https://www.11ty.dev. The rules come from its documentation; where that says nothing, from its code
 * (TemplatePermalink.js).
 */
export const eleventy: Generator = {
  id: 'eleventy',
  label: 'Eleventy',

  recognise({ paths }) {
    const config = findEleventyConfig(paths);
    return config ? { code: 'why.has', values: { file: config } } : null;
  },

  async open(folder): Promise<Site> {
    const settings = await readEleventyConfig(folder);
    return {
      generator: 'eleventy',
      title: settings.title,
      contentRoots: [settings.input],
      mounts: settings.mounts,
      addresses: addressesBelow(settings.basePath, settings.url),
      basePath: settings.basePath,
      language: settings.language,
      // Dates are UTC, as its page on dates says.
      timeZone: 'UTC',
      headers: [],
      dialect: {
        ...commonDialect,
        templates: templatesOf(settings.templates),
        singleTildes: false,
        headingIds: /IdAttributePlugin/.test(settings.text)
          ? 'slug'
          : /markdown-?it-?anchor/i.test(settings.text)
            ? 'anchor'
            : 'none',
        indentedCode: settings.indentedCode || /enable\(\s*["'`]code["'`]/.test(settings.text),
        smartQuotes: /\btypographer\s*:\s*true/.test(settings.text),
        breaks: /\bbreaks\s*:\s*true/.test(settings.text),
        attributes: /markdown-it-attrs/.test(settings.text) ? 'blocks' : 'none',
        attributeLines: /markdown-it-attrs/.test(settings.text),
        math: /markdown-it-(?:katex|mathjax|texmath)|katex/i.test(settings.text) ? 'dollars' : 'none',
        emojiNames: /markdown-it-emoji/.test(settings.text),
        spans: (['sub', 'sup', 'ins'] as const).filter((name) =>
          new RegExp(`markdown-it-${name}\\b`).test(settings.text),
        ),
        highlights: /markdown-it-mark\b/.test(settings.text),
        containers: /markdown-it-container/.test(settings.text),
        abbreviations: /markdown-it-abbr/.test(settings.text),
      },
      notes: settings.notes,
      templateFolders: ['_includes/', '_layouts/', 'layouts/'],
      pageRoute: await paginatedRoutes(folder, settings),
      pageAddress: await pageFiles(folder, {
        isPage: (path) => path.startsWith(settings.input) && templateName.test(path),
        publish: (post) => publish({ ...post, path: post.path.replace(/\.11ty(?=\.\w+$)/, '') }, settings),
      }),
      publish: (post) => publish(post, settings),
    };
  },
};

/** How many templates are looked at for pagination. */
const mostTemplates = 500;

/**
 * The addresses that templates give the pages of a pagination: `permalink: /series/{{ serie | slugify }}/` makes
 * `/series/[name]/`. Only a run could tell their names.
 */
async function paginatedRoutes(
  folder: SiteFolder,
  settings: EleventySettings,
): Promise<NonNullable<Site['pageRoute']>> {
  const routes = new Map<string, string>();
  const templates = [...folder.paths]
    .filter((path) => path.startsWith(settings.input) && (templateName.test(path) || /\.(?:md|markdown)$/.test(path)))
    .sort();
  for (const path of templates.slice(0, mostTemplates)) {
    const text = (await folder.read(path)) ?? '';
    const { fields } = parseFrontMatter(text);
    const route = paginatedRoute(path.slice(settings.input.length), fields);
    if (route !== null) {
      routes.set(path, joinAddress(settings.basePath, route));
    }
  }
  return (path) => routes.get(path) ?? null;
}

/** The address of the pages of a pagination, `[name]` for what only a run could tell. Null if there is none. */
function paginatedRoute(path: string, fields: Fields): string | null {
  if (!fields.has('pagination')) {
    return null;
  }
  const permalink = fieldText(fields, 'permalink');
  if (permalink === '') {
    // Each page but the first has its number below the address of the file.
    return joinAddress(folderOf(path), withoutExtension(nameOf(path)).replace(/^index$/, ''), '[page]/');
  }
  // The first page of a list often has the part that its other pages have in a branch.
  const branch = /\{%-?\s*if\b[^%]*%\}(.*?)\{%-?\s*endif\s*-?%\}/gs;
  const routes = [permalink.replace(branch, ''), permalink.replace(branch, '$1')].map((each) =>
    each
      .replace(/\{\{[^{}]*pageNumber[^{}]*\}\}/g, '[page]')
      .replace(/\{\{[^{}]*\}\}/g, '[name]')
      .replace(/(^|\/)index\.html$/, '$1'),
  );
  return routes.find((route) => /\[\w+\]/.test(route) && !/[{}]|^\/?\[name\]\/?$|\]\[/.test(route)) ?? null;
}

/** Files of templates that make one page each. */
const templateName = /\.(?:html|liquid|njk|hbs|mustache|ejs|haml|pug|webc|11ty\.[cm]?[jt]s)$/;

function templatesOf(engine: string): TemplateLanguage {
  return engine === 'liquid' ? 'eleventy-liquid' : engine === 'njk' ? 'nunjucks' : 'none';
}

/** Tags that sites use to collect all their posts. They say nothing about the topic of a post. */
const collections = new Set(['post', 'posts', 'all', 'blog', 'nav']);
const postTags = /^(?:posts?|blog|articles?|notes?|journal|writing)$/i;
const postFolders = /(?:^|\/)(?:_?posts?|blog|articles?|journal|notes?|writing)\//i;

function publish(post: SourcePost, settings: EleventySettings): Publication {
  const path = post.path.startsWith(settings.input) ? post.path.slice(settings.input.length) : null;
  if (path === null || settings.leavesOut(post.path)) {
    return unpublished;
  }
  const given = dataFor(post.path, settings);
  const fields = withData(given, post.fields);
  const metadata = postMetadata(fields, { path: post.path, modified: post.metadata.date.time });
  const tags = unique(
    [...fieldTexts(given, 'tags'), ...fieldTexts(post.fields, 'tags')].flatMap((tag) => tag.split(/\s*,\s*/)),
  );
  const date = post.metadata.date.source === 'file' ? metadata.date : post.metadata.date;
  const dated = date.source !== 'file';
  const listed = !isTrueField(fields, 'eleventyexcludefromcollections');
  const isPost =
    listed &&
    (tags.some((tag) => postTags.test(tag)) ||
      (dated && nameOf(path) !== 'index.md') ||
      (postFolders.test(path) && withoutExtension(nameOf(path)) !== 'index'));
  const url = addressOf(path, fields, dated ? date : null, settings);
  return {
    kind: isPost && !isCommonPage(post) ? 'post' : 'page',
    url: url === null ? null : joinAddress(settings.basePath, url),
    aliases: aliasAddresses(metadata.aliases, settings.basePath),
    names: [],
    metadata: {
      ...metadata,
      keys: post.metadata.keys,
      // `date: Last Modified` and `git Created` have a meaning for Eleventy, so they are not mistakes.
      problems: /^(?:last modified|created|git (?:last modified|created))$/i.test(fieldText(fields, 'date'))
        ? []
        : post.metadata.problems,
      date: date.source === 'file' ? post.metadata.date : date,
      tags: tags.filter((tag) => !collections.has(tag.toLowerCase())),
    },
  };
}

/** The data for a post, from the top folder down to its own data file. */
function dataFor(path: string, { input, data, globals }: EleventySettings): Fields {
  const folders = folderOf(path)
    .split('/')
    .filter(Boolean)
    .map((_part, at, parts) => `${parts.slice(0, at + 1).join('/')}/`);
  const sources = [...folders.filter((folder) => folder.startsWith(input)), withoutExtension(path)];
  return sources.reduce<Fields>((fields, source) => withData(fields, data.get(source) ?? new Map()), globals);
}

/** Joins two levels of data. The nearer value wins, but lists are joined (deep merge of the data cascade). */
function withData(far: Fields, near: Fields): Fields {
  const fields = new Map(far);
  for (const [key, value] of near) {
    const other = fields.get(key);
    fields.set(key, Array.isArray(other) && Array.isArray(value) ? [...other, ...value] : value);
  }
  return fields;
}

/**
 * The address of a post. Null if it has no page (`permalink: false`), or if its address comes from a template that
 * would have to be run.
 */
function addressOf(
  path: string,
  fields: Fields,
  date: PostDate | null,
  { contractions, input, filters }: EleventySettings,
): string | null {
  const permalink = fieldText(fields, 'permalink');
  if (permalink === 'false') {
    return null;
  }
  if (permalink !== '') {
    const filled = fillPermalink(permalink, {
      fields: withFirstPage(fields),
      fileSlug: fileSlug(path),
      filePathStem: filePathStem(path),
      inputPath: `./${input}${path}`,
      filters,
      date,
      contractions,
    });
    return filled && joinAddress(filled.replace(/(^|\/)index(?:\.html|\/)?$/, '$1'));
  }
  const folders = folderOf(path);
  const name = withoutExtension(nameOf(path));
  // A file with the name of its folder is the page of that folder (TemplatePermalink.js).
  const ofFolder = name === 'index' || folders.split('/').at(-2) === name;
  return joinAddress(folders, ofFolder ? '' : `${name}/`);
}

/** The data of the first page of a pagination, whose number is 0. */
function withFirstPage(fields: Fields): Fields {
  const pagination = fields.get('pagination');
  return typeof pagination === 'object' && pagination !== null && !Array.isArray(pagination)
    ? new Map([...fields, ['pagination', { ...pagination, pageNumber: 0, pagenumber: 0 }]])
    : fields;
}

function withoutDate(name: string): string {
  return /\d{4}-\d{2}-\d{2}-(.*)/.exec(name)?.[1] ?? name;
}

/** The name of a file without its date. An index takes the name of its folder. From TemplateFileSlug.js. */
function fileSlug(path: string): string {
  const name = withoutDate(withoutExtension(nameOf(path)));
  return name === 'index' ? withoutDate(folderOf(path).split('/').at(-2) ?? '') : name;
}

function filePathStem(path: string): string {
  return `/${folderOf(path)}${withoutDate(withoutExtension(nameOf(path)))}`;
}
