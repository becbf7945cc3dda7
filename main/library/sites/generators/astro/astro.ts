import type { Told } from '../../../../../preload/texts/texts.ts';
import { commonDialect } from '../../../render/dialect.ts';
import { headingId } from '../../../render/heading-id.ts';
import type { LinkForm } from '../../../render/references.ts';
import { isCommonPage } from '../../addresses/common-pages.ts';
import { addressesBelow, aliasAddresses, joinAddress } from '../../addresses/site-address.ts';
import { fieldText } from '../../config/read-fields.ts';
import { type Generator, type Publication, type Site, type SourcePost, unpublished } from '../../generator.ts';
import { addressOnRoute } from './astro-routes.ts';
import { type AstroCollection, type EntryIds, isEntry } from './astro-collections.ts';
import { type AstroSettings, findAstroConfig, readAstroConfig } from './astro-config.ts';

/** Astro: https://astro.build. The rules come from its guides to content collections and routing. */
export const astro: Generator = {
  id: 'astro',
  label: 'Astro',

  recognise({ paths }) {
    const config = findAstroConfig(paths);
    return config ? { code: 'why.has', values: { file: config } } : null;
  },

  async open(folder): Promise<Site> {
    const settings = await readAstroConfig(folder);
    const unrouted = settings.collections.filter(
      (each) => each.route === null && [...folder.paths].some((path) => /\.mdx?$/.test(path) && isEntry(path, each)),
    );
    const mdx = [...folder.paths].some((path) => path.endsWith('.mdx'));
    return {
      generator: 'astro',
      title: '',
      contentRoots: [...settings.collections.map((collection) => collection.folder), settings.pagesFolder].filter(
        (path) => folder.folders.has(path.slice(0, -1)),
      ),
      mounts: [{ folder: settings.publicFolder, at: '/' }],
      addresses: addressesBelow(settings.basePath, settings.url),
      basePath: settings.basePath,
      language: settings.language,
      // A YAML date without a zone becomes a JavaScript date in UTC.
      timeZone: 'UTC',
      headers: [],
      dialect: {
        ...commonDialect,
        templates: mdx ? 'mdx' : 'none',
        templateFiles: ['mdx'],
        jsx: true,
        headingIds: 'github',
        smartQuotes: settings.smartQuotes,
        emojiNames: settings.emojiNames,
        math: settings.math ? 'dollars' : 'none',
        containers: settings.containers,
      },
      notes: [
        ...settings.notes,
        ...unrouted.map(
          ({ name }): Told => ({
            code: 'note.astro-page',
            values: { folder: settings.pagesFolder, name },
          }),
        ),
      ],
      templateFolders: ['layouts/', 'templates/'],
      madeLists: [...settings.redirects.keys()].filter((from) => !from.includes('[')),
      referenceForm: (href) => aliasForm(href, settings),
      pageAddress: (path) => otherPage(path, settings),
      pageRoute: (path) => routeOf(path, settings),
      publish: (post) => publish(post, settings),
    };
  },
};

/**
 * An import alias in a link (`@assets/sea.png`) names a file of the site. So does a path that begins with the source
 * folder.
 */
function aliasForm(href: string, { aliases, source, paths }: AstroSettings): LinkForm | null {
  const target = aliases.find(href) ?? (href.startsWith(`/${source}`) ? href.slice(1) : null);
  return target === null || (href.startsWith('/') && !paths.has(target)) ? null : { form: 'site', target };
}

const postCollections = /^(?:blog|posts?|articles?|news|journal|writing|notes?|essays?|til)s?$/i;

function publish(post: SourcePost, settings: AstroSettings): Publication {
  const collection = settings.collections.find((each) => isEntry(post.path, each));
  if (collection) {
    return publishEntry(post, collection, settings);
  }
  if (settings.collections.some(({ folder }) => post.path.startsWith(folder))) {
    return unpublished;
  }
  const dated = post.metadata.date.source !== 'file';
  const page = post.path.startsWith(settings.pagesFolder) ? post.path.slice(settings.pagesFolder.length) : null;
  const hidden = page === null || /(?:^|\/)_/.test(page);
  const url = hidden ? null : address(page.replace(/\.[^./]+$/, '').replace(/(?:^|\/)index$/, ''), settings);
  return {
    kind: !hidden && dated && !isCommonPage(post) ? 'post' : 'page',
    url,
    aliases: aliasesOf(post, url, settings),
    names: [],
    metadata: {},
  };
}

function publishEntry(
  post: SourcePost,
  { name, folder, route, ids }: AstroCollection,
  settings: AstroSettings,
): Publication {
  const path = post.path.slice(folder.length);
  const isPost = post.metadata.date.source !== 'file' || postCollections.test(name);
  const id = entryId(post, path, ids);
  const { language, locales } = settings;
  const page = route
    ? addressOnRoute(route, { id, path, date: post.metadata.date, fields: post.fields, language, locales })
    : joinAddress(name, id);
  const url = page === null ? null : address(page, settings);
  return {
    kind: isPost && name !== 'docs' && !isCommonPage(post) ? 'post' : 'page',
    url,
    aliases: aliasesOf(post, url, settings),
    names: [],
    metadata: {},
  };
}

/** Old addresses that the post names, and those that the configuration leads to it. */
function aliasesOf(post: SourcePost, url: string | null, { basePath, redirects }: AstroSettings): readonly string[] {
  const bare = (path: string): string => path.replace(/(.)\/+$/, '$1');
  const led = [...redirects].filter(
    ([, to]) => url !== null && [to, joinAddress(basePath, to)].some((target) => bare(target) === bare(url)),
  );
  return aliasAddresses([...post.metadata.aliases, ...led.map(([from]) => from)], basePath);
}

/** A page in Astro's own form or in HTML, and an endpoint, which makes one file (`rss.xml.ts`). */
function otherPage(path: string, settings: AstroSettings): string | null {
  const page = path.startsWith(settings.pagesFolder) ? path.slice(settings.pagesFolder.length) : '';
  if (/[[\]]|(?:^|\/)_/.test(page)) {
    return null;
  }
  const [, endpoint] = /^(.+\.\w+)\.[jt]s$/.exec(page) ?? [];
  if (endpoint !== undefined) {
    return joinAddress(settings.basePath, endpoint);
  }
  const [, route] = /^(.+)\.(?:astro|html)$/.exec(page) ?? [];
  return route === undefined ? null : address(route.replace(/(?:^|\/)index$/, ''), settings);
}

/**
 * A page or endpoint whose names a program makes (`photos/[id].astro`, `cards/[...path].png.ts`). Null for the page of a
 * collection, whose entries are known, and for one that takes every address of the site.
 */
function routeOf(path: string, { collections, basePath, pagesFolder }: AstroSettings): string | null {
  const page = path.startsWith(pagesFolder) ? path.slice(pagesFolder.length) : '';
  const [, route] = /^(.+?)(?:\/index)?\.(?:astro|[jt]s)$/.exec(page) ?? [];
  const isOfEntries = page.endsWith('.astro') && collections.some((each) => each.route?.parts.join('/') === route);
  const isOne = route === undefined || !route.includes('[') || /(?:^|\/)_/.test(route);
  return isOne || isOfEntries || route.startsWith('[') ? null : joinAddress(basePath, route);
}

/** A field that names the entry, else its path. As Astro does it, an index stands for its folder (content/utils.ts). */
function entryId({ fields }: SourcePost, path: string, { from, field }: EntryIds): string {
  const bare = path.replace(/\.[^./]+$/, '');
  const named = field === '' ? '' : fieldText(fields, field);
  if (named !== '' || from === 'path') {
    return named || bare;
  }
  return bare
    .split('/')
    .map((part) => headingId(part, 'github'))
    .join('/')
    .replace(/(?:^|\/)index$/, '');
}

function address(path: string, { basePath, ending }: AstroSettings): string {
  if (path === '404') {
    return joinAddress(basePath, '404.html');
  }
  const whole = joinAddress(basePath, path).replace(/(.)\/+$/, '$1');
  return whole === '/' || joinAddress(whole, '/') === basePath ? basePath : `${whole}${ending}`;
}
