import type { PostMetadata } from '../../../metadata/post-metadata.ts';
import { fileKindOf } from '../../../scan/file-kinds.ts';
import { isCommonPage } from '../../addresses/common-pages.ts';
import { dateTokens } from '../../addresses/date-tokens.ts';
import { parseMarkupHeader } from '../../addresses/markup-header.ts';
import { pageFiles } from '../../addresses/page-files.ts';
import { basePathOf, isWebAddress, joinAddress, siteAddress } from '../../addresses/site-address.ts';
import { NamedFolders } from '../../config/named-folders.ts';
import { asObject, asText, settingOf } from '../../config/read-config.ts';
import { fieldText, fieldTexts } from '../../config/read-fields.ts';
import {
  type Generator,
  type Publication,
  type Site,
  type SiteFolder,
  type SourcePost,
  unpublished,
} from '../../generator.ts';
import { type HugoCascades, readCascades } from './hugo-cascade.ts';
import { hugoConfigFiles, readHugoConfig } from './hugo-config.ts';
import { hugoDate, isExpired } from './hugo-date.ts';
import { hugoDialect } from './hugo-dialect.ts';
import { expandPermalink, type PermalinkValues } from './hugo-permalink.ts';
import { readShortcodes } from './hugo-shortcodes.ts';
import { HugoSettings } from './hugo-settings.ts';

/**
 * Hugo: https://gohugo.io. Each rule was compared with the output of Hugo 0.131 (`hugo list all` and built pages).
 * Newer rules come from its documentation.
 */
export const hugo: Generator = {
  id: 'hugo',
  label: 'Hugo',

  async recognise({ paths, folders, read }) {
    const named = hugoConfigFiles.slice(0, 4).find((path) => paths.has(path));
    if (named) {
      return { code: 'why.has', values: { file: named } };
    }
    if (folders.has('config/_default')) {
      return { code: 'why.has', values: { file: 'config/_default' } };
    }
    const shared = hugoConfigFiles.slice(4).find((path) => paths.has(path));
    if (!shared) {
      return null;
    }
    const config = (await read(shared)) ?? '';
    const [, contentDir = 'content'] = /^[ \t"']*contentDir["']?[ \t]*[:=][ \t]*["']?([\w./-]+)/im.exec(config) ?? [];
    const content = contentDir.replace(/^\.?\/+|\/+$/g, '');
    // Zola also has a `config.toml` and a folder `content`. A folder `templates` or the key `base_url` shows Zola.
    if (!folders.has(content) || (content !== 'content' && !/^[ \t"']*baseURL\b/im.test(config))) {
      return null;
    }
    if (folders.has('templates') && !folders.has('layouts') && !folders.has('archetypes')) {
      return null;
    }
    if (/^[ \t]*base_url[ \t]*=/m.test(config)) {
      return null;
    }
    return { code: 'why.has-and-folder', values: { file: shared, folder: content } };
  },

  async open(folder): Promise<Site> {
    const { config, notes } = await readHugoConfig(folder);
    const named = new NamedFolders(folder, hugoConfigFiles.find((path) => folder.paths.has(path)) ?? 'config/_default');
    const settings = new HugoSettings(config, folder, named);
    const cascades = await readCascades(folder, settingOf(config, 'cascade'), settings.sectionPages);
    const mounts = settings.mounts(folder);
    const baseURL = siteAddress(asText(settingOf(config, 'baseURL')));
    return {
      generator: 'hugo',
      title: asText(settingOf(config, 'title')),
      contentRoots: settings.contentRoots.map(({ folder: root }) => root),
      mounts,
      addresses: baseURL ? [baseURL] : [],
      basePath: basePathOf(baseURL ?? asText(settingOf(config, 'baseURL'))),
      language: settings.languageCode,
      // Hugo reads a date without a zone as UTC, unless a time zone is set.
      timeZone: asText(settingOf(config, 'timeZone')) || 'UTC',
      headers: ['commented'],
      dialect: { ...hugoDialect(config), shortcodes: await readShortcodes(folder) },
      notes: [...notes, ...named.notes],
      templateFolders: ['archetypes/', 'layouts/', 'themes/'],
      bundles: 'index',
      listAddress: (facet, value) =>
        termAddress(facet === 'author' ? 'authors' : settings.taxonomy(facet), value, settings),
      madeLists: [...sectionLists(folder, settings), ...taxonomyLists(settings)],
      madeBelow: termLists(settings),
      pageAddress: await pageFiles(folder, {
        isPage: (path) => fileKindOf(path) === 'unread' && placeOf(path, settings) !== null,
        publish: (post) => publish(post, settings, cascades),
        readHeader: parseMarkupHeader,
      }),
      publish: (post) => publish(post, settings, cascades),
    };
  },
};

/** The addresses of sections. Every folder directly below the content is a section, with or without a file for it. */
function sectionLists({ paths, folders }: SiteFolder, settings: HugoSettings): readonly string[] {
  return settings.contentRoots.flatMap(({ folder: root, language }) =>
    [...folders]
      .filter((path) => path.startsWith(root) && !path.slice(root.length).includes('/'))
      .filter((path) => !paths.has(`${path}/index.md`))
      .flatMap((path) =>
        (language === '' ? settings.languagePrefixes : [settings.languagePrefix(language)]).map((prefix) =>
          joinAddress(prefix, settings.slug(settings.pathPart(path.slice(root.length))), '/'),
        ),
      ),
  );
}

/** Addresses below which there are lists of values. Those of tags in the main language are known. */
function termLists(settings: HugoSettings): readonly string[] {
  return settings.languagePrefixes.flatMap((prefix) =>
    (prefix === '' ? settings.taxonomies : settings.allTaxonomies).map((name) =>
      joinAddress(prefix, settings.slug(name), '/'),
    ),
  );
}

/** The addresses of all taxonomies. Hugo makes such a page even if no post has a value. */
function taxonomyLists(settings: HugoSettings): readonly string[] {
  return settings.languagePrefixes.flatMap((prefix) =>
    settings.allTaxonomies.map((name) => joinAddress(prefix, settings.slug(settings.pathPart(name)), '/')),
  );
}

/** The address of the list of a taxonomy's value, in the default language. */
function termAddress(taxonomy: string, value: string, settings: HugoSettings): string {
  const pattern = settings.permalink('term', taxonomy, settings.defaultLanguage);
  const name = settings.slug(settings.pathPart(value));
  const expanded =
    pattern &&
    queryDecoded(
      expandPermalink(pattern, {
        date: dateTokens({ text: '0001-01-01' }),
        section: taxonomy,
        sections: [taxonomy],
        title: settings.slug(value),
        slug: '',
        fileName: name,
        contentBaseName: name,
      }),
    );
  // In an address, `#` and `?` would begin another part of it.
  const path = expanded ? settings.slug(expanded) : `${taxonomy}/${name}`;
  return joinAddress(
    settings.basePath,
    settings.languagePrefix(settings.defaultLanguage),
    path.replaceAll('#', '%23').replaceAll('?', '%3F'),
    '/',
  );
}

/** The place of a post among Hugo's pages. */
interface PageFile {
  /** The folders within the content, as written. */
  readonly folders: readonly string[];
  /** The file name without language and extension. For a bundle, the name of its folder. */
  readonly name: string;
  readonly kind: 'page' | 'section' | 'term' | 'taxonomy' | 'home';
  readonly language: string;
  /** The first folder, by which settings are chosen. */
  readonly section: string;
}

function placeOf(path: string, settings: HugoSettings): PageFile | null {
  const file = settings.contentFile(path);
  if (!file || settings.isNoPage(path, file)) {
    return null;
  }
  const folders = file.folder.split('/').filter(Boolean);
  const bundle = file.name === 'index' || file.name === '_index';
  const home = bundle && folders.length === 0;
  const isSection = file.name === '_index' && !home;
  const parents = bundle ? folders.slice(0, -1) : folders;
  return {
    folders: parents,
    name: bundle ? (folders.at(-1) ?? '') : file.name,
    kind: home ? 'home' : isSection ? listKind(folders, settings) : 'page',
    language: file.language,
    section: settings.sectionPart(parents[0] ?? (isSection ? (folders[0] ?? '') : '')),
  };
}

/** The kind of the page of a folder: a section, a taxonomy (`tags/`), or one of its values (`tags/sea/`). */
function listKind([top = '', ...inner]: readonly string[], settings: HugoSettings): 'section' | 'term' | 'taxonomy' {
  if (!settings.allTaxonomies.some((name) => settings.sectionPart(name) === settings.sectionPart(top))) {
    return 'section';
  }
  return inner.length === 0 ? 'taxonomy' : 'term';
}

function publish(source: SourcePost, settings: HugoSettings, cascades: HugoCascades): Publication {
  const at = placeOf(source.path, settings);
  if (!at) {
    return unpublished;
  }
  const path = `/${settings.pathPart([...at.folders, at.name].filter(Boolean).join('/'))}`;
  const { post, metadata } = cascades.apply(source, { path, kind: at.kind, language: at.language });
  const { date, nameSlug } = hugoDate(post, at.name, settings);
  const slug = (fieldText(post.fields, 'slug') || nameSlug).replace(/^-+|-+$/g, '');
  const prefix = settings.languagePrefix(at.language);
  const address = isRendered(post) ? addressOf({ post, at, slug, date }, settings) : null;
  const url = address === null ? null : joinAddress(settings.basePath, address.whole ? '' : prefix, address.path);
  const undated = date === null && post.metadata.date.source === 'file';
  const isPage =
    at.kind !== 'page' ||
    isCommonPage(post) ||
    ['page', 'pages'].includes(at.section) ||
    (undated && at.section === '') ||
    fieldText(post.fields, 'type') === 'page';
  return {
    kind: isPage ? 'page' : 'post',
    url,
    aliases: url === null ? [] : post.metadata.aliases.flatMap((alias) => aliasAddress(alias, url, settings.basePath)),
    names: [settings.pathPart(at.name)].filter(Boolean),
    metadata: {
      ...metadata,
      ...taxonomyFields(post, settings),
      ...listPicture(post, settings),
      lang: post.metadata.lang || (settings.languages.length > 0 ? at.language : ''),
      slug,
      ...(date ? { date } : {}),
      // An expired post is no longer published, so it counts as a draft.
      ...(isExpired(post, settings) ? { draft: true } : {}),
    },
  };
}

/** The values of tags and categories, if the configuration gives these taxonomies other keys. */
function taxonomyFields({ fields }: SourcePost, settings: HugoSettings): Partial<PostMetadata> {
  const tags = settings.taxonomy('tag');
  const categories = settings.taxonomy('category');
  return {
    ...(tags === 'tags' ? {} : { tags: fieldTexts(fields, tags.toLowerCase()) }),
    ...(categories === 'categories' ? {} : { categories: fieldTexts(fields, categories.toLowerCase()) }),
  };
}

/** The picture of a post in lists. Tranquilpeak can be set to show only pictures that a post names. */
function listPicture({ fields }: SourcePost, settings: HugoSettings): Partial<PostMetadata> {
  return settings.listPictures || fields.has('autothumbnailimage')
    ? {}
    : { thumbnail: fieldText(fields, 'thumbnailimage') || fieldText(fields, 'thumbnail') };
}

/** Whether a page is rendered: https://gohugo.io/content-management/build-options/. */
function isRendered({ fields }: SourcePost): boolean {
  const build = asObject(fields.get('build') ?? fields.get('_build'));
  return !/^(?:never|false)$/.test(String(build['render'] ?? '')) && fieldText(fields, 'headless') !== 'true';
}

interface Page {
  readonly post: SourcePost;
  readonly at: PageFile;
  readonly slug: string;
  readonly date: PostMetadata['date'] | null;
}

interface PageAddress {
  readonly path: string;
  /** Whether the address stands directly below the base path, without a language. */
  readonly whole: boolean;
}

function addressOf(page: Page, settings: HugoSettings): PageAddress {
  const { post, at, slug } = page;
  const written = fieldText(post.fields, 'url');
  if (written !== '' && at.kind !== 'home') {
    const url = written.includes(':')
      ? queryDecoded(expandPermalink(written, permalinkValues(page, settings)))
      : written;
    return { path: asWritten(at.kind === 'page' ? url : settings.slug(url)), whole: written.startsWith('/') };
  }
  if (at.kind === 'home') {
    return { path: '/', whole: false };
  }
  const pattern = settings.permalink(at.kind, at.section === '' ? '/' : at.section, at.language);
  // Hugo decodes the filled pattern like a query, so a plus becomes a space.
  const expanded = pattern && queryDecoded(expandPermalink(pattern, permalinkValues(page, settings)));
  const folder = at.folders.map((name) => settings.pathPart(name)).join('/');
  const name = at.kind !== 'page' || slug === '' ? settings.pathPart(at.name) : slug;
  const isIndex = at.kind === 'page' && slug === 'index';
  const ugly = settings.isUgly(at.section) && !isIndex;
  const ended = (text: string): string => {
    const bare = text.replace(/\/+$/, '');
    return ugly ? settings.slug(`${bare}.html`) : `${settings.slug(bare)}/`;
  };
  const beside = at.kind !== 'page' ? ended(`${folder}/${name}`) : `${settings.slug(folder)}/${ended(name)}`;
  const path = expanded ? ended(expanded) : beside;
  return { path: isIndex ? path.replace(/index\/$/, '') : path, whole: false };
}

function permalinkValues({ post, at, slug, date }: Page, settings: HugoSettings): PermalinkValues {
  const name = settings.slug(at.name);
  return {
    date: dateTokens(date ?? { text: '0001-01-01' }),
    section: at.section,
    sections: settings
      .sectionsOf(at.kind !== 'page' ? [...at.folders, at.name] : at.folders)
      .map((folder) => settings.sectionPart(folder)),
    title: settings.slug(fieldText(post.fields, 'title')),
    slug: settings.slug(slug),
    fileName: at.kind === 'page' ? name : '',
    contentBaseName: name,
  };
}

/** Decodes text like a query in Go. Hugo uses an empty text if an escape is broken. */
function queryDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' ').replace(/[^%]+/g, encodeURIComponent));
  } catch {
    return '';
  }
}

/** An address that a page sets for itself. It is a folder, unless it has a dot. */
function asWritten(url: string): string {
  const path = url.replace(/(^|\/)index\.html$/, '$1').replace(/(^|\/)(?:\.{1,2}\/)+/g, '$1');
  return path.endsWith('/') || path.includes('.') ? path : `${path}/`;
}

/**
 * The address of an alias. A relative one stands beside the page. One that begins with a slash stands below the base
 * path, whatever the language.
 */
function aliasAddress(alias: string, url: string, top: string): readonly string[] {
  if (isWebAddress(alias)) {
    return [];
  }
  if (alias.startsWith('/')) {
    return [joinAddress(top, alias)];
  }
  try {
    return [decodeURI(new URL(alias, `http://x${encodeURI(url.replace(/[^/]+\/?$/, ''))}`).pathname)];
  } catch {
    return [];
  }
}
