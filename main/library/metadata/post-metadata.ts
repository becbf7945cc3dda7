import type { FrontMatterValue } from '../front-matter/front-matter-value.ts';
import type { PostDate, Problem } from '../model/post.ts';
import { pictureName } from '../scan/media-kind.ts';
import { dateInPath, parseDate } from './post-date.ts';

type Fields = ReadonlyMap<string, FrontMatterValue>;

// A semicolon that ends an entity (`M&uuml;ller`) does not separate names.
const nameEnd = /\s*(?<!&#?\w{1,30});\s*/;
const listEnd = /\s*(?:,|(?<!&#?\w{1,30});)\s*/;

/** What a front matter of any form says about a post. */
export interface PostMetadata {
  /** Empty if the front matter has none. Then the first heading or the file's name is the title. */
  readonly title: string;
  readonly date: PostDate;
  readonly updated: PostDate | null;
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  /** Further words to find the post by: keywords, and the name of its comment thread. */
  readonly keywords: readonly string[];
  readonly aliases: readonly string[];
  /** The address that the post sets (`url`, `permalink`, `path`), and its `slug`; empty if it sets none. */
  readonly address: string;
  readonly slug: string;
  readonly draft: boolean;
  readonly lang: string;
  /** The post's series, and its number in it if it has one; null if it is in no series. */
  readonly series: { readonly name: string; readonly order: number | null } | null;
  readonly summary: string;
  /** References of pictures as written; empty if there is none. */
  readonly cover: string;
  readonly coverCaption: string;
  readonly thumbnail: string;
  /** The keys of the front matter in lower case. */
  readonly keys: readonly string[];
  readonly problems: readonly Problem[];
}

/** A post's file. Its path and its date are used where the front matter has none. */
export interface PostFile {
  readonly path: string;
  /** The time of the last change, in milliseconds since 1970. */
  readonly modified: number;
}

/** Reads the fields by the keys that generators use. The first key present wins. */
export function postMetadata(fields: Fields, file: PostFile): PostMetadata {
  const problems: Problem[] = [];
  const taxonomies = objectAt(fields, 'taxonomies');
  const address = firstText(fields, ['url', 'permalink', 'path']);
  const params = objectAt(fields, 'params') ?? objectAt(fields, 'extra');
  const cover = firstPicture(fields, ['coverimage', 'cover', 'featured_image', 'featuredimage', 'feature_image']);
  const thumbnail = firstPicture(fields, ['thumbnailimage', 'thumbnail']);
  const image = firstPicture(fields, [
    'image',
    'images',
    'banner',
    'hero',
    'heroimage',
    'previewimage',
    'og_image',
    'header',
    'featured',
  ]);
  return {
    title: firstText(fields, ['title', 'linktitle']),
    date: dateOf(fields, address, file, problems),
    updated: writtenDate(fields, ['lastmod', 'modified', 'updated', 'last_update', 'lastupdated', 'updated_at']),
    authors: unique(
      names(
        fields.get('authors') ??
          fields.get('author') ??
          taxonomies?.['authors'] ??
          params?.['authors'] ??
          params?.['author'],
        nameEnd,
      ),
    ),
    tags: unique(names(taxonomies?.['tags'] ?? fields.get('tags') ?? fields.get('tag'), listEnd)),
    categories: unique(
      names(taxonomies?.['categories'] ?? fields.get('categories') ?? fields.get('category'), listEnd),
    ),
    keywords: unique([
      ...names(fields.get('keywords'), listEnd),
      firstText(fields, ['disqusidentifier', 'disqus_identifier']),
    ]),
    aliases: unique(names(fields.get('aliases') ?? fields.get('alias') ?? fields.get('redirect_from'), null)),
    address,
    slug: firstText(fields, ['slug']),
    draft:
      isTrue(fields.get('draft')) ||
      isFalse(fields.get('published')) ||
      /^(?:draft|hidden|private)$/i.test(text(fields.get('status'))),
    lang: firstText(fields, ['lang', 'language', 'locale']).replaceAll('_', '-'),
    series: seriesOf(fields),
    summary: firstText(fields, ['summary', 'description', 'excerpt', 'subtitle', 'lead']),
    cover: cover || image,
    coverCaption: firstText(fields, ['covercaption']),
    thumbnail: thumbnail || (isFalse(fields.get('autothumbnailimage')) ? '' : galleryPicture(fields) || cover || image),
    keys: [...fields.keys()].slice(0, 200),
    problems,
  };
}

/** Keys that hold a picture on some sites, and words or markup on others. */
const seldomPictures = new Set(['banner', 'hero', 'header', 'featured']);

/** The first value that can name a picture: no markup, no sentence, not `true`. */
function firstPicture(fields: Fields, keys: readonly string[]): string {
  for (const key of keys) {
    const found = firstText(fields, [key]);
    const isPath = pictureName.test(found) || (/\//.test(found) && !/\s/.test(found));
    const isWord = !seldomPictures.has(key) && !/\s|^(?:true|false|yes|no|on|off|none|null|\d+)$/i.test(found);
    if (found !== '' && !/[<>\n]/.test(found) && (isPath || isWord)) {
      return found;
    }
  }
  return '';
}

/** The first picture of a gallery with items such as `large [small] "caption"`. */
function galleryPicture(fields: Fields): string {
  const picture =
    firstText(fields, ['gallery'])
      .split(/\s/, 1)[0]
      ?.replace(/^["']|["']$/g, '') ?? '';
  return pictureName.test(picture) ? picture : '';
}

function seriesOf(fields: Fields): PostMetadata['series'] {
  const name = firstText(fields, ['series']);
  if (name === '') {
    return null;
  }
  const order = Number.parseFloat(firstText(fields, ['series_order', 'seriesorder', 'series_weight', 'part']));
  return { name, order: Number.isNaN(order) ? null : order };
}

const longestText = 2_000;

/** A scalar as trimmed text of bounded length; empty for anything else. */
function text(value: FrontMatterValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).trim().slice(0, longestText)
    : '';
}

function isTrue(value: FrontMatterValue | undefined): boolean {
  return /^(?:true|yes|on|1)$/i.test(text(value));
}

function isFalse(value: FrontMatterValue | undefined): boolean {
  return /^(?:false|no|off|0)$/i.test(text(value));
}

type FieldObject = { readonly [key: string]: FrontMatterValue };

function asObject(value: FrontMatterValue | undefined): FieldObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as FieldObject) : null;
}

function objectAt(fields: Fields, key: string): FieldObject | null {
  return asObject(fields.get(key));
}

/**
 * The text of the first key that has one. Of a list, its first item is used. Of an object, its image or its address is
 * used.
 */
function firstText(fields: Fields, keys: readonly string[]): string {
  for (const key of keys) {
    const value = fields.get(key);
    const first = Array.isArray(value) ? (value[0] as FrontMatterValue | undefined) : value;
    const object = asObject(first);
    const found = object
      ? text(object['image'] ?? object['image_url'] ?? object['path'] ?? object['src'] ?? object['url'])
      : text(first);
    if (found !== '') {
      return found;
    }
  }
  return '';
}

/** Names from a list, from a list of objects with names, or from one text split at `separator`. */
function names(value: FrontMatterValue | undefined, separator: RegExp | null): readonly string[] {
  if (Array.isArray(value)) {
    return (value as readonly FrontMatterValue[]).flatMap((item) => names(item, null));
  }
  const object = asObject(value);
  if (object) {
    return [text(object['name'] ?? object['title'] ?? object['key'])];
  }
  const whole = text(value);
  return separator ? whole.split(separator) : [whole];
}

function unique(list: readonly string[]): readonly string[] {
  return [...new Set(list.map((name) => name.trim()).filter(Boolean))].slice(0, 500);
}

function dateText(value: FrontMatterValue | undefined): string {
  const object = asObject(value);
  return object ? text(object['date']) : text(value);
}

function writtenDate(fields: Fields, keys: readonly string[]): PostDate | null {
  for (const key of keys) {
    const date = parseDate(dateText(fields.get(key)));
    if (date) {
      return { ...date, source: 'front-matter' };
    }
  }
  return null;
}

const dateKeys = [
  'date',
  'publishdate',
  'pubdate',
  'published',
  'publisheddate',
  'created',
  'date_published',
  'published_at',
];

function dateOf(fields: Fields, address: string, file: PostFile, problems: Problem[]): PostDate {
  const written = writtenDate(fields, dateKeys);
  if (written) {
    return written;
  }
  const unread = dateText(fields.get('date'));
  if (unread !== '') {
    problems.push({
      kind: 'date',
      message: { code: 'problem.date', values: { date: unread.slice(0, 80) } },
      line: null,
    });
  }
  // The address that a post sets may be the only place with its day.
  const named = dateInPath(file.path) ?? dateInPath(address);
  if (named) {
    return { ...named, source: 'path' };
  }
  const changed = new Date(file.modified);
  const time = Number.isNaN(changed.getTime()) ? 0 : changed.getTime();
  return { text: new Date(time).toISOString().slice(0, 10), time, source: 'file' };
}

/** A title from the name of a file: without date and extension, with spaces for dashes and underscores. */
export function titleFromPath(path: string): string {
  const parts = path.split('/');
  const name = (parts.at(-1) ?? '').replace(/\.[^.]+$/, '');
  const stem = /^_?index$/i.test(name) && parts.length > 1 ? (parts.at(-2) ?? name) : name;
  const words =
    stem
      .replace(/^\d{4}-\d{1,2}-\d{1,2}[-_ ]*/, '')
      .replace(/[-_]+/g, ' ')
      .trim() ||
    stem.trim() ||
    name ||
    path;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
