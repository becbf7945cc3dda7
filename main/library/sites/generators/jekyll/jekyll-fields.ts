import type { FrontMatterValue } from '../../../front-matter/read-front-matter.ts';
import { parseDate, withZone } from '../../../metadata/post-date.ts';
import type { PostDate } from '../../../model.ts';
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
 * `date`, else the day in the name; null without either. What YAML knows as a time is UTC where it names no zone, any
 * other is in the site's zone; that is said only where the configuration names it, else it stays as written.
 */
export function jekyllDate(fields: Fields, day: string | undefined, { timeZone }: JekyllSettings): PostDate | null {
  const text = fieldText(fields, 'date');
  const date = parseDate(text);
  if (date) {
    return withZone({ ...date, source: 'front-matter' }, timeZone !== '' && yamlTime.test(text) ? 'UTC' : timeZone);
  }
  // Two digits of a year are Ruby's: up to 68 in this century.
  const named = parseDate(
    day?.replace(/^(\d\d)-/, (_all, year: string) => `${Number(year) > 68 ? 19 : 20}${year}-`) ?? '',
  );
  return named && { ...named, source: 'path' };
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
