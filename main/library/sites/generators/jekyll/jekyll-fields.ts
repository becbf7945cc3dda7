import type { FrontMatterValue } from '../../../front-matter/parse-front-matter.ts';
import { parseDate, withZone } from '../../../metadata/post-date.ts';
import { zoneOffset } from '../../../metadata/zone-offset.ts';
import type { PostDate } from '../../../model/post.ts';
import { aliasAddresses } from '../../addresses/site-address.ts';
import { fieldText, fieldTexts, unique } from '../../config/read-fields.ts';
import type { SourcePost } from '../../generator.ts';
import type { JekyllSettings } from './jekyll-config.ts';

export type Fields = ReadonlyMap<string, FrontMatterValue>;

/** The front matter of a post with what the configuration gives to its path and type; an empty value gives way. */
export function withDefaults(post: SourcePost, path: string, type: string, settings: JekyllSettings): Fields {
  return new Map([...settings.defaultsFor(path, type), ...[...post.fields].filter(([, value]) => value !== null)]);
}

/** A time that YAML knows as one: it has seconds. */
const yamlTime = /^\d{4}-\d{1,2}-\d{1,2}(?:t|\s+)\d{1,2}:\d\d:\d\d(?:\.\d*)?$/i;

/**
 * `date`, else the day in the name; null without either. Where it names no zone, what YAML knows as a time is UTC. A text,
 * which a time in quotes is too, is in the site's zone, and in UTC where the configuration names none: Jekyll takes that
 * of the computer then, and most sites are built where it is UTC.
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
  // Two digits of a year are Ruby's: up to 68 in this century.
  const named = parseDate(
    day?.replace(/^(\d\d)-/, (_all, year: string) => `${Number(year) > 68 ? 19 : 20}${year}-`) ?? '',
  );
  return named && { ...named, source: 'path' };
}

/** Whether a date names its zone in a way that Ruby's `Time.parse` passes over (`CEST`): it takes the clock for that of the site. */
export function hasUnknownZone(fields: Fields): boolean {
  const zone = /\s([A-Z]{3,5})(?=\s|$)/.exec(fieldText(fields, 'date'))?.[1] ?? '';
  return zoneOffset(zone) !== '' && !/^(?:UTC|GMT|[ECMP][SD]T)$/.test(zone);
}

/** `tag` in place of `tags`, if it is there. */
export function jekyllTags(fields: Fields): readonly string[] {
  const one = fieldTexts(fields, 'tag');
  const tags = one.length > 0 ? one : listOf(fields, 'tags');
  return unique(tags.map((tag) => tag.replace(/,$/, '')));
}

/** Folders above `_posts`, then `categories` of the configuration and of the post, then `category` of one of the two. */
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

/** `categories` and `category` of a page, which has no others. */
export function pageCategories(fields: Fields): readonly string[] {
  return unique([...listOf(fields, 'categories'), ...fieldTexts(fields, 'category')]);
}

/** jekyll-redirect-from, and the alias plugins that came before it. */
export function jekyllAliases(fields: Fields, basePath: string): readonly string[] {
  return aliasAddresses(
    unique(['redirect_from', 'alias', 'aliases'].flatMap((key) => fieldTexts(fields, key))),
    basePath,
  );
}

/** A list, or a text that is a list of words (lib/jekyll/utils.rb). */
function listOf(fields: Fields, plural: string): readonly string[] {
  const value = fields.get(plural);
  return typeof value === 'string' ? value.split(/\s+/).filter((word) => word !== '') : fieldTexts(fields, plural);
}
