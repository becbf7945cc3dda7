import type { FrontMatterValue } from '../../../front-matter/front-matter-value.ts';
import type { PostDate } from '../../../model/post.ts';
import { slugFilter, slugifyFilter } from '../../../slugs/eleventy-slug.ts';
import { isMet } from '../../../render/templates/conditions.ts';
import { nunjucksFlow } from '../../../render/templates/flow-rules.ts';
import { strftime } from '../../addresses/strftime.ts';
import { wallClock } from '../../addresses/wall-clock.ts';
import { scalarText } from '../../config/read-fields.ts';

/** A filter of the site that changes a text as far as it was understood. */
export type TextFilter = (text: string) => string;

/** The filters that a site defines itself, by name. */
export interface SiteFilters {
  /** Filters that write a date in a fixed form of `strftime`. */
  readonly dates: ReadonlyMap<string, string>;
  readonly texts: ReadonlyMap<string, TextFilter>;
}

/** The values that a permalink may use. */
export interface PermalinkValues {
  readonly fields: ReadonlyMap<string, FrontMatterValue>;
  readonly fileSlug: string;
  readonly filePathStem: string;
  readonly inputPath: string;
  readonly filters: SiteFilters;
  /** Null if only the file's modification time is known. */
  readonly date: PostDate | null;
  /** Whether words such as “don't” follow the rule of Eleventy 3. */
  readonly contractions: boolean;
}

/** Null if the value can't be known without running code. */
type Value = string | { readonly date: PostDate } | null;

/**
 * Fills in a permalink that only uses values of a post and known filters of Liquid, Nunjucks or Eleventy: `/{{
 * page.date | date: '%Y/%m' }}/{{ title | slugify }}/`. Null if any part of it would have to be run.
 */
export function fillPermalink(permalink: string, values: PermalinkValues): string | null {
  let isKnown = true;
  const filled = withBranches(permalink.slice(0, longestPermalink), values).replace(
    /\{\{-?([^{}]*?)-?\}\}/g,
    (_call, expression: string) => {
      const value = evaluated(expression, values);
      isKnown &&= typeof value === 'string';
      return typeof value === 'string' ? value : '';
    },
  );
  return !isKnown || /\{[{%]|\$\{/.test(filled) ? null : filled;
}

const longestPermalink = 2_000;
const mostBranches = 20;

/** Chooses between the branches of `{% if … %}` where the data of the post decides. Others are kept as they are. */
function withBranches(permalink: string, { fields }: PermalinkValues): string {
  const innermost = /\{%-?\s*if\s([^%]*?)-?%\}((?:(?!\{%-?\s*(?:if\s|endif))[\s\S])*)\{%-?\s*endif\s*-?%\}/;
  let text = permalink;
  for (let count = 0; count < mostBranches; count += 1) {
    const match = innermost.exec(text);
    const [whole, condition = '', inside = ''] = match ?? [];
    if (!match || whole === undefined) {
      break;
    }
    const [first = '', ...others] = inside.split(/\{%-?\s*((?:else|elif|elsif|elseif)\b[^%]*?)-?%\}/);
    const branches: [string, string][] = [[condition, first]];
    for (let at = 0; at + 1 < others.length; at += 2) {
      branches.push([
        (others[at] ?? '').replace(/^el(?:se)?\s*if\s|^els?if\s|^else/, '').trim() || 'true',
        others[at + 1] ?? '',
      ]);
    }
    const chosen = chosenBranch(branches, fields);
    if (chosen === null) {
      break;
    }
    text = `${text.slice(0, match.index)}${chosen}${text.slice(match.index + whole.length)}`;
  }
  return text;
}

function chosenBranch(
  branches: readonly (readonly [string, string])[],
  fields: PermalinkValues['fields'],
): string | null {
  for (const [condition, text] of branches) {
    const met = isMet(condition.trim(), { fields, assigned: () => undefined }, nunjucksFlow);
    if (met !== false) {
      return met === null ? null : text;
    }
  }
  return '';
}

/** Methods of dates in JavaScript, with the directive of `strftime` that gives the same. */
const dateMethods: ReadonlyMap<string, string> = new Map([
  ['getFullYear', '%Y'],
  ['getUTCFullYear', '%Y'],
]);

/** `page.date.getFullYear()`; null for any other method. */
function calledValue(name: string, values: PermalinkValues): Value {
  const dot = name.lastIndexOf('.');
  const format = dateMethods.get(name.slice(dot + 1));
  const value = format === undefined ? null : namedValue(name.slice(0, dot), values);
  return value === null || typeof value === 'string' || format === undefined ? null : dated(value.date, format);
}

const filterCall = /\|\s*(\w+)\s*(?::\s*|\(\s*)?((?:"[^"]*"|'[^']*'|[^|"'])*)/y;

function evaluated(expression: string, values: PermalinkValues): Value {
  const [start = '', literal, name = '', call] =
    /^\s*(?:("[^"]*"|'[^']*')|([\w.[\]-]+)(\(\))?)\s*/.exec(expression) ?? [];
  let value: Value =
    literal !== undefined
      ? literal.slice(1, -1)
      : call === undefined
        ? namedValue(name, values)
        : calledValue(name, values);
  let at = start.length;
  while (at < expression.length) {
    filterCall.lastIndex = at;
    const call = filterCall.exec(expression);
    if (!call) {
      return null;
    }
    at = filterCall.lastIndex;
    value = filtered(value, call[1] ?? '', argumentsOf(call[2] ?? ''), values);
  }
  return value;
}

/** The texts and numbers among the arguments of a filter. */
function argumentsOf(written: string): readonly string[] {
  return [...written.matchAll(/"([^"]*)"|'([^']*)'|(-?\d+)/g)].map(
    ([, double, single, number]) => double ?? single ?? number ?? '',
  );
}

function namedValue(name: string, { fields, fileSlug, filePathStem, inputPath, date }: PermalinkValues): Value {
  switch (name) {
    case 'page.fileSlug':
      return fileSlug;
    case 'page.filePathStem':
      return filePathStem;
    case 'page.inputPath':
      return inputPath;
    case 'page.outputFileExtension':
      return 'html';
    case 'page.date':
    case 'date':
      return date && { date };
    default: {
      const [first = '', ...rest] = name
        .toLowerCase()
        .split(/[.[\]]+/)
        .filter(Boolean);
      let value: FrontMatterValue | undefined = fields.get(first);
      for (const key of rest) {
        value =
          typeof value === 'object' && value !== null ? (value as Record<string, FrontMatterValue>)[key] : undefined;
      }
      // The data of the whole site is not read, and it may hold what the post lacks. So an empty value is unknown.
      return scalarText(value) || null;
    }
  }
}

function filtered(
  value: Value,
  name: string,
  [first, second]: readonly string[],
  { contractions, filters }: PermalinkValues,
): Value {
  if (name === 'default') {
    return value === null ? null : value || (first ?? null);
  }
  if (value === null) {
    return null;
  }
  if (typeof value !== 'string') {
    const format =
      name === 'date' && first?.includes('%')
        ? first
        : (strftimeFormat(first ?? '') ?? filters.dates.get(name) ?? null);
    return format === null ? null : dated(value.date, format);
  }
  const own = filters.texts.get(name);
  if (own) {
    return own(value) || null;
  }
  switch (name) {
    case 'slugify':
      return slugifyFilter(value, contractions) || null;
    case 'slug':
      return slugFilter(value) || null;
    case 'downcase':
    case 'lower':
      return value.toLowerCase();
    case 'upcase':
    case 'upper':
      return value.toUpperCase();
    case 'strip':
    case 'trim':
      return value.trim();
    case 'safe':
      return value;
    case 'append':
      return first === undefined ? null : `${value}${first}`;
    case 'prepend':
      return first === undefined ? null : `${first}${value}`;
    case 'replace':
      return first === undefined ? null : value.replaceAll(first, second ?? '');
    case 'remove':
      return first === undefined ? null : value.replaceAll(first, '');
    case 'truncate':
      return truncated(value, Number(first ?? 50), second ?? '...');
    case 'url_encode':
      return encodeURIComponent(value).replaceAll('%20', '+');
    default:
      return null;
  }
}

const formatParts =
  /([yY]{4})|([yY]{2})|([ML]{4})|([ML]{3})|([ML]{2})|([ML])|([dD]{2})|([dD])|'([^']*)'|\[([^\]]*)\]|([^A-Za-z%])/y;
const formatDirectives = ['%Y', '%y', '%B', '%b', '%m', '%-m', '%d', '%-d'];

/** `yyyy/MM/dd` of Luxon and date-fns, or `YYYY/MM/DD` of Day.js and Moment, for `strftime`. Null for anything else. */
export function strftimeFormat(format: string): string | null {
  let result = '';
  formatParts.lastIndex = 0;
  while (formatParts.lastIndex < format.length) {
    const match = formatParts.exec(format);
    if (!match) {
      return null;
    }
    const at = match.slice(1).findIndex((part) => part !== undefined);
    result += formatDirectives[at] ?? match[at + 1] ?? '';
  }
  return result === '' ? null : result;
}

/** Formats a date in UTC, as on the machines that build sites. Null if the format has an unknown directive. */
function dated(date: PostDate, format: string): string | null {
  const written = strftime({ text: wallClock(date, 'UTC') }, format);
  return written.includes('%') ? null : written;
}

/** The filter `truncate` of Liquid: at most `length` characters, including the end. */
function truncated(text: string, length: number, end: string): string {
  return text.length <= length ? text : `${text.slice(0, Math.max(0, length - end.length))}${end}`;
}
