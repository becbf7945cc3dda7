import type { FrontMatterValue } from '../../../front-matter/parse-front-matter.ts';
import { parseDate, withZone } from '../../../metadata/post-date.ts';
import { zoneOffset } from '../../../metadata/zone-offset.ts';
import type { PostDate } from '../../../model/post.ts';
import { aliasAddresses } from '../../addresses/site-address.ts';
import { fieldText, fieldTexts, unique } from '../../config/read-fields.ts';
import type { SourcePost } from '../../generator.ts';
import type { JekyllSettings } from './jekyll-config.ts';

export type Fields = ReadonlyMap<string, FrontMatterValue>;

/**
 * The front matter of a post, with defaults of the configuration for its path and type. An empty value in the post does
 * not replace a default.
 */
export function withDefaults(post: SourcePost, path: string, type: string, settings: JekyllSettings): Fields {
  return new Map([...settings.defaultsFor(path, type), ...[...post.fields].filter(([, value]) => value !== null)]);
}

/** A text that YAML reads as a time: it has seconds. */
const yamlTime = /^\d{4}-\d{1,2}-\d{1,2}(?:t|\s+)\d{1,2}:\d\d:\d\d(?:\.\d*)?$/i;

/**
 * The date of a post: `date`, or else the day in its file name. Null if there is neither. Without a zone, a YAML time
 * is UTC. A text (also a time in quotes) is in the time zone of the site, or in UTC if none is set. There Jekyll would
 * use the zone of the computer, and most sites are built in UTC.
 */
export function jekyllDate(
  post: SourcePost,
  fields: Fields,
  day: string | undefined,
  { timeZone }: JekyllSettings,
): PostDate | null {
  const text = fieldText(fields, 'date');
  const date = parseDate(text);
  if (date) {
    const isText = post.quotedKeys.has('date') || !yamlTime.test(text);
    return withZone({ ...date, source: 'front-matter' }, (isText && timeZone) || 'UTC');
  }
  // Ruby reads a year of two digits up to 68 as one of this century.
  const named = parseDate(
    day?.replace(/^(\d\d)-/, (_all, year: string) => `${Number(year) > 68 ? 19 : 20}${year}-`) ?? '',
  );
  return named && { ...named, source: 'path' };
}

/** Whether `Time.parse` of Ruby ignores the zone of a date (`CEST`). It then reads the time in the zone of the site. */
export function hasUnknownZone(fields: Fields): boolean {
  const zone = /\s([A-Z]{3,5})(?=\s|$)/.exec(fieldText(fields, 'date'))?.[1] ?? '';
  return zoneOffset(zone) !== '' && !/^(?:UTC|GMT|[ECMP][SD]T)$/.test(zone);
}

/** The tags: `tag` if it is there, otherwise `tags`. */
export function jekyllTags(fields: Fields): readonly string[] {
  const one = fieldTexts(fields, 'tag');
  const tags = one.length > 0 ? one : listOf(fields, 'tags');
  return unique(tags.map((tag) => tag.replace(/,$/, '')));
}

/** The categories: the folders above `_posts`, `categories` of the configuration and of the post, then `category`. */
export function documentCategories(
  post: SourcePost,
  fields: Fields,
  folders: readonly string[],
  defaults: Fields,
): readonly string[] {
  return unique([
    ...folders,
    ...listOf(defaults, 'categories'),
    ...listOf(post.fields, 'categories'),
    ...fieldTexts(fields, 'category'),
  ]);
}

/** The categories of a page: only `categories` and `category` count. */
export function pageCategories(fields: Fields): readonly string[] {
  return unique([...listOf(fields, 'categories'), ...fieldTexts(fields, 'category')]);
}

/** The aliases, as jekyll-redirect-from and the older alias plugins name them. */
export function jekyllAliases(fields: Fields, basePath: string): readonly string[] {
  return aliasAddresses(
    unique(['redirect_from', 'alias', 'aliases'].flatMap((key) => fieldTexts(fields, key))),
    basePath,
  );
}

/** A list, or the words of a text (lib/jekyll/utils.rb). */
function listOf(fields: Fields, plural: string): readonly string[] {
  const value = fields.get(plural);
  return typeof value === 'string' ? value.split(/\s+/).filter((word) => word !== '') : fieldTexts(fields, plural);
}
