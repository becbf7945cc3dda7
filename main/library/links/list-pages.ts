import type { FacetName } from '../model/list.ts';
import { joinAddress } from '../sites/addresses/site-address.ts';
import type { Site } from '../sites/generator.ts';
import { hugoSlug } from '../slugs/hugo-slug.ts';
import { addressKey, madeAddressKey } from './address-key.ts';
import type { MappedPost } from './mapped-post.ts';

/** A page made by the generator that lists posts. */
export interface ListPage {
  readonly url: string;
  readonly facet: FacetName | null;
  readonly value: string;
}

const taxonomies: readonly (readonly [
  folders: readonly string[],
  facet: 'tag' | 'category' | 'author',
  values: (post: MappedPost) => readonly string[],
])[] = [
  [['tags', 'tag', 'blog/tags', 'posts/tags'], 'tag', (post) => post.tags],
  [['categories', 'category', 'blog/categories'], 'category', (post) => post.categories],
  [['authors', 'author', 'blog/authors'], 'author', (post) => post.authors],
];

/** The ways in which generators write a value in an address. */
function slugs(value: string): readonly string[] {
  return [
    hugoSlug(value),
    value,
    value
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, ''),
  ];
}

/**
 * The lists of posts that generators make, by the key of their address: the home page, archives, taxonomies and their
 * values, years, months and days. A value that no post has gets no list.
 */
export function listPages(site: Site, posts: Iterable<MappedPost>): ReadonlyMap<string, ListPage> {
  const pages = new Map<string, ListPage>();
  const put = (path: string, facet: FacetName | null, value: string, exactUrl?: string): void => {
    const url = /\.html?$/.test(path) ? joinAddress(site.basePath, path) : joinAddress(site.basePath, path, '/');
    if (!pages.has(madeAddressKey(url))) {
      pages.set(madeAddressKey(url), { url: exactUrl ?? url, facet, value });
    }
  };
  for (const path of ['', ...(site.madeLists ?? [])]) {
    put(path, null, '');
  }
  // Computed once for each value, since a thousand posts may have it.
  const seen = new Set<string>();
  const isNew = (key: string): boolean => !seen.has(key) && seen.add(key).size > 0;
  for (const post of posts) {
    for (const [folders, facet, values] of taxonomies) {
      for (const value of values(post)) {
        if (!isNew(`${facet} ${value}`)) {
          continue;
        }
        const listUrl = site.listAddress?.(facet, value);
        if (listUrl !== undefined) {
          pages.set(madeAddressKey(listUrl), { url: listUrl, facet, value });
        }
        for (const folder of [...folders, ...(site.listFolders?.[facet] ?? [])]) {
          put(folder, null, '');
          for (const slug of slugs(value)) {
            put(`${folder}/${slug}`, facet, value, listUrl);
          }
        }
      }
    }
    const folder = post.url?.replace(/[^/]+\/?$/, '') ?? '';
    if (isNew(`folder ${folder} ${post.year}`)) {
      putFolders(post, site, put);
    }
  }
  return pages;
}

/** Adds the folders above a post's address as lists, if they are dates (`/2014/03/`) or the post's section. */
function putFolders(
  { url, year }: MappedPost,
  site: Site,
  put: (path: string, facet: FacetName | null, value: string) => void,
): void {
  if (url === null || !url.startsWith(site.basePath)) {
    return;
  }
  const parts = url.slice(site.basePath.length).split('/').filter(Boolean).slice(0, -1);
  for (let count = 1; count <= parts.length; count += 1) {
    const last = parts[count - 1] ?? '';
    const path = parts.slice(0, count).join('/');
    if (/^\d{4}$/.test(last)) {
      put(path, 'year', last);
    } else if (/^\d{1,2}$/.test(last)) {
      put(path, 'year', year);
    } else {
      put(path, null, '');
    }
  }
}

const furtherPages = String.raw`page[/-]?\d+|index-?\d+\.html?`;
const feedNames = String.raw`(?:feed|rss|atom)(?:\/(?:feed|rss2?|atom|rdf))?|(?:[\w-]+\.)?(?:index|atom|rss2?|feed)\.(?:xml|json|atom|rss|rdf)`;
const siteMaps = String.raw`sitemap(?:[_-]?index|-\d+)?\.(?:xml|txt)(?:\.gz)?`;
const madeOf = new RegExp(`^(.*/)(?:${furtherPages}|${feedNames}|${siteMaps})/?$`, 'i');
/** Pelican has `feeds/all.atom.xml`, and one feed for each category. */
const feedFolder = /^(.*\/)feeds?\/[\w.-]+\.(?:atom|rss)(?:\.xml)?$/i;
const isYear = /^\d{4}$/;
const yearOf = /^(.*\/)(\d{4})(?:\/\d{1,2}){0,2}(?:\/|\.html|\/index\.html)?$/;
/** Nikola has a feed beside each list: `tags/sea.xml` beside `tags/sea.html`. */
const feedBeside = /^(.+)\.(?:xml|atom|rss)$/i;

/**
 * What generators make of a list besides its first page: further pages, a feed, the years of an archive, and
 * subcategories (`/categories/sea/deep/`).
 */
export function madeOfList(
  url: string,
  list: (url: string) => ListPage | undefined,
  isArchive: (url: string) => boolean,
): ListPage | undefined {
  const path = url.replace(/[?#].*$/s, '');
  for (const rule of [madeOf, feedFolder]) {
    const of = rule.exec(path)?.[1];
    const found = of === undefined ? undefined : list(of);
    if (found) {
      return { ...found, url };
    }
  }
  const beside = feedBeside.exec(path)?.[1];
  const listBeside = beside === undefined ? undefined : list(beside);
  if (listBeside !== undefined && listBeside.facet !== null) {
    return { ...listBeside, url };
  }
  const [, root = '', above = '', lastPart = ''] = /^(.*\/)([^/]+)\/([^/]+)\/?$/.exec(path) ?? [];
  const category = lastPart === '' || isYear.test(lastPart) ? undefined : list(`${root}${lastPart}/`);
  if (category?.facet === 'category' && list(`${root}${above}/`)?.facet === 'category') {
    return { ...category, url };
  }
  const [, archive = '', year = ''] = yearOf.exec(path) ?? [];
  return archive !== '' && isArchive(archive) ? { url, facet: 'year', value: year } : undefined;
}

const datePartForms: readonly (readonly [token: string, form: RegExp])[] = [
  [':year', /^\d{4}$/],
  [':month', /^(?:\d{1,2}|\p{L}{3,12})$/u],
  [':day', /^\d{1,2}$/],
];

/** The list of a year, month or day. The site gives the form of its address. */
export function dateList({ basePath, dateLists = [] }: Site, url: string): ListPage | undefined {
  const parts = addressKey(url).split('/');
  for (const pattern of dateLists) {
    const wanted = addressKey(joinAddress(basePath, pattern)).split('/');
    const fits = ([token, form]: (typeof datePartForms)[number], part: string, written: string): boolean =>
      part === token && form.test(written);
    const isMade =
      wanted.length === parts.length &&
      wanted.every((part, at) => part === parts[at] || datePartForms.some((each) => fits(each, part, parts[at] ?? '')));
    if (isMade) {
      const at = wanted.findIndex((part) => part.includes(':year'));
      return { url, facet: 'year', value: /\d{4}/.exec(parts[at] ?? '')?.[0] ?? '' };
    }
  }
  return undefined;
}
