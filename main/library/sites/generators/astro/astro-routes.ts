import type { FrontMatterValue } from '../../../front-matter/front-matter-value.ts';
import type { PostDate } from '../../../model/post.ts';
import { headingId } from '../../../render/heading-id.ts';
import { dateTokens } from '../../addresses/date-tokens.ts';
import { folderOf, joinAddress, pathWithin } from '../../addresses/site-address.ts';
import { wallClock } from '../../addresses/wall-clock.ts';
import { fieldText } from '../../config/read-fields.ts';
import type { SiteFolder } from '../../generator.ts';
import { entryValue } from './astro-params.ts';

/** A page template that shows every entry of a collection. */
export interface AstroRoute {
  /** The parts of its path below the folder of pages: `['blog', '[year]', '[...slug]']`. */
  readonly parts: readonly string[];
  /** Whether months and days are written without a leading zero. */
  readonly bareNumbers: boolean;
  /** What its program says of the names in `parts`: `category: post.data.category`. */
  readonly params: ReadonlyMap<string, string>;
}

/** Files that a page template asks for by their paths, as with `import.meta.glob('../posts/*.md')`. */
export interface GlobRoute {
  /** With a slash at its end. */
  readonly folder: string;
  /** Patterns of paths below the folder. */
  readonly patterns: readonly string[];
  readonly route: AstroRoute;
}

const dynamic = /^\[(?:\.{3})?(\w+)\]$/;
/** Pages with one of these in their path list posts. */
const listed = /^(?:page|tag|author|topic|series)s?$/i;
/** The same of their last part. */
const listing = /^(?:page|tag|category|author|year|month|day|series|topic|locale|lang)s?$/i;
const mostRoutes = 200;
const mostGlobs = 5;
const language = /^(?:lang|language|locale)$/i;
const languageTag = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})?$/i;

interface Candidate extends AstroRoute {
  readonly path: string;
  readonly program: string;
  readonly collections: readonly string[];
}

/**
 * Finds the page template for each collection. It has a parameter in its file name, and it asks for the collection; one
 * that also renders the entries is preferred. An endpoint (`[...route].ts`) makes files of entries, so it is not their
 * page. A template may ask by way of another file. Then it belongs to the collection that its folder is named after, or
 * to the only one.
 */
export async function readRoutes(
  folder: SiteFolder,
  pages: string,
  collections: readonly string[],
): Promise<{ readonly routes: Map<string, AstroRoute>; readonly globs: readonly GlobRoute[] }> {
  const candidates = await readCandidates(folder, pages);
  const routes = new Map<string, AstroRoute>();
  for (const isWanted of [(route: Candidate) => rendersEntries(route) && isTold(route), isTold, () => true]) {
    for (const route of candidates.filter(isWanted)) {
      for (const collection of route.collections) {
        if (!routes.has(collection)) {
          routes.set(collection, route);
        }
      }
    }
  }
  const free = candidates.filter((route) => route.collections.length === 0);
  const open = collections.filter((name) => !routes.has(name));
  for (const name of open) {
    const named = free.find(({ parts }) => parts.includes(name));
    const only = open.length === 1 && free.length === 1 ? free[0] : undefined;
    const route = named ?? only;
    if (route) {
      routes.set(name, route);
    }
  }
  return { routes, globs: candidates.flatMap((route) => globsOf(route, pages)) };
}

/** The files that a template asks for by a pattern. Those that are pages themselves are left out. */
function globsOf(route: Candidate, pages: string): readonly GlobRoute[] {
  if (route.collections.length > 0) {
    return [];
  }
  const asked = /\b(?:import\.meta|Astro)\s*\.\s*glob(?:Eager)?(?:<[^<>]{0,100}>)?\s*\(\s*["'`]([^"'`\n]{1,200})["'`]/g;
  return [...route.program.matchAll(asked)].slice(0, mostGlobs).flatMap(([, pattern = '']) => {
    const whole = pathWithin(pattern.startsWith('/') ? '' : folderOf(route.path), pattern);
    const folder = folderOf(/^[^*?{[]*/.exec(whole)?.[0] ?? '');
    return folder === '' || folder.startsWith(pages) ? [] : [{ folder, patterns: [whole.slice(folder.length)], route }];
  });
}

function rendersEntries({ program }: Pick<Candidate, 'program'>): boolean {
  return /\brender\s*\(|<Content\b/.test(program);
}

async function readCandidates(folder: SiteFolder, pages: string): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  const files = [...folder.paths].filter(
    (path) => path.startsWith(pages) && /\](?:\/index)?\.astro$/.test(path) && !path.includes('/_'),
  );
  for (const path of files.sort().slice(0, mostRoutes)) {
    const parts = path
      .slice(pages.length)
      .replace(/(?:\/index)?\.astro$/, '')
      .split('/');
    const names = parts.flatMap((part) => dynamic.exec(part)?.[1] ?? []);
    const last = dynamic.exec(parts.at(-1) ?? '')?.[1] ?? '';
    const above = names.slice(0, -1);
    const isPlain = parts.every((part) => dynamic.test(part) || !part.includes('['));
    if (!isPlain || last === '' || above.some((name) => listed.test(name))) {
      continue;
    }
    const program = (await folder.read(path)) ?? '';
    // `[page].astro` mostly lists posts, but it may also show one.
    if (
      listing.test(last) &&
      (!rendersEntries({ program }) || /^(?:tag|categor|author)/i.test(last) || program.includes('paginate('))
    ) {
      continue;
    }
    const asked = program.matchAll(/\bget(?:Collection|Entry|EntryBySlug)\s*\(\s*["'`]([\w-]+)["'`]/g);
    found.push({
      path,
      parts,
      program,
      params: paramsOf(program, names),
      bareNumbers: hasBareNumbers(program),
      collections: [...asked].map(([, collection = '']) => collection),
    });
  }
  return found;
}

/** Whether the values of all names in the page's path are known. */
function isTold({ parts, params }: AstroRoute): boolean {
  return parts.slice(0, -1).every((part) => {
    const name = dynamic.exec(part)?.[1];
    return (
      name === undefined || datePart(name) !== null || language.test(name) || fieldOf(params.get(name) ?? '') !== null
    );
  });
}

const longestParam = 200;

/** What `params` of `getStaticPaths` gives to these names, as the program writes it. */
function paramsOf(program: string, names: readonly string[]): ReadonlyMap<string, string> {
  const params = Math.max(0, program.search(/\bparams\s*:/));
  return new Map(
    names.map((name) => {
      const given =
        behind(program, new RegExp(`\\b${name}\\s*:\\s*`), params) ??
        // `params: { slug }` takes a variable.
        behind(program, new RegExp(`\\b(?:const|let)\\s+${name}\\s*=\\s*`), 0);
      return [name, given ?? ''];
    }),
  );
}

/** The expression behind the first match. Null if nothing matches. */
function behind(program: string, before: RegExp, from: number): string | null {
  const match = before.exec(program.slice(from));
  if (!match) {
    return null;
  }
  const start = from + match.index + match[0].length;
  const rest = program.slice(start, start + longestParam);
  let depth = 0;
  let at = 0;
  for (; at < rest.length; at += 1) {
    const sign = rest[at] ?? '';
    depth += '([{'.includes(sign) ? 1 : ')]}'.includes(sign) ? -1 : 0;
    if (depth < 0 || (depth === 0 && /[,;\n]/.test(sign))) {
      break;
    }
  }
  return rest.slice(0, at).trim();
}

/** `slugify(post.data.category)`: the field of an entry, and whether its value is made a part of an address. */
function fieldOf(
  expression: string,
): { readonly field: string; readonly isSlug: boolean; readonly isLower: boolean } | null {
  const field = /\.data\.(\w+)/.exec(expression)?.[1];
  return field === undefined
    ? null
    : {
        field: field.toLowerCase(),
        isSlug: /slug|kebab/i.test(expression),
        isLower: expression.includes('toLowerCase'),
      };
}

/** `month: date.getMonth() + 1`, and nothing that puts a zero before it. */
function hasBareNumbers(program: string): boolean {
  const month = /\bmonth\s*[:=]\s*([^\n;]*)/.exec(program)?.[1] ?? '';
  return /get(?:UTC)?Month\(\)/.test(month) && !/padStart|slice|['"`]0|format/.test(month);
}

const dateParts: Readonly<Record<string, 'year' | 'month' | 'day' | 'date'>> = {
  year: 'year',
  yyyy: 'year',
  month: 'month',
  mm: 'month',
  day: 'day',
  dd: 'day',
  date: 'date',
};

function datePart(name: string): 'year' | 'month' | 'day' | 'date' | null {
  const key = name.toLowerCase();
  return Object.hasOwn(dateParts, key) ? (dateParts[key] ?? null) : null;
}

interface RoutedEntry {
  readonly id: string;
  readonly date: PostDate;
  readonly fields: ReadonlyMap<string, FrontMatterValue>;
  /** The path of its file below the folder of the collection. */
  readonly path: string;
  /** The site's own language, which `[...lang]` leaves out. */
  readonly language: string;
  /** Other beginnings of addresses that stand for a language. */
  readonly locales: readonly string[];
}

/** The address of an entry; null where its route wants what the entry does not have, or what only a run could tell. */
export function addressOnRoute(
  { parts, bareNumbers, params }: AstroRoute,
  { id, path, date, fields, language: main, locales }: RoutedEntry,
): string | null {
  // Programs ask dates of JavaScript for these, on machines that have no zone of their own.
  const { year, month, day } = dateTokens({ text: wallClock(date, 'UTC') });
  const number = (digits: string): string => (bareNumbers ? String(Number(digits)) : digits);
  let isDated = false;
  let isKnown = true;
  let rest = id;
  const written = parts.map((part, at) => {
    const name = dynamic.exec(part)?.[1];
    if (name === undefined) {
      return part;
    }
    if (at === parts.length - 1) {
      const told = entryValue(params.get(name) ?? '', { id, path, fields });
      if (told !== null && (part.startsWith('[...') || !told.includes('/'))) {
        return told;
      }
      // `[slug]` holds no slash, so that a program gives it the name alone; `[...slug]` may be a path.
      const value = part.startsWith('[...') ? rest : rest.slice(rest.lastIndexOf('/') + 1);
      // Nobody has a date in an address twice.
      return isDated ? value.replace(/(^|\/)\d{4}-\d{2}-\d{2}-(?=[^/])/, '$1') : value;
    }
    if (language.test(name) && !params.get(name)?.includes('.data.')) {
      // The language is the first folder of the entry.
      const first = rest.slice(0, Math.max(0, rest.indexOf('/')));
      if (!languageTag.test(first) && !locales.includes(first)) {
        return '';
      }
      rest = rest.slice(first.length + 1);
      return part.startsWith('[...') && first === main ? '' : first;
    }
    if (datePart(name) === null) {
      const told = fieldOf(params.get(name) ?? '');
      const value = told === null ? '' : fieldText(fields, told.field);
      isKnown &&= value !== '';
      return told?.isSlug ? headingId(value, 'github') : told?.isLower ? value.toLowerCase() : value;
    }
    isDated = true;
    const values = { year, month: number(month), day: number(day), date: `${year}-${month}-${day}` };
    return values[datePart(name) ?? 'date'];
  });
  return !isKnown || (isDated && date.source === 'file') ? null : joinAddress(...written);
}
