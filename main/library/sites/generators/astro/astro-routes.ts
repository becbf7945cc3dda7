import type { PostDate } from '../../../model/post.ts';
import { dateTokens } from '../../addresses/date-tokens.ts';
import { joinAddress } from '../../addresses/site-address.ts';
import type { SiteFolder } from '../../generator.ts';

/** A page template that shows every entry of a collection. */
export interface AstroRoute {
  /** The parts of its path below the folder of pages: `['blog', '[year]', '[...slug]']`. */
  readonly parts: readonly string[];
  /** Whether months and days are written without a leading zero. */
  readonly bareNumbers: boolean;
}

const dynamic = /^\[(?:\.{3})?(\w+)\]$/;
/** Last parts of routes that list posts, or show something else of them. Such a route is not the page of a post. */
const listing = /^(?:page|tag|category|author|year|month|day|series|topic|locale|lang)s?$/i;
const mostRoutes = 200;

interface Candidate extends AstroRoute {
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
): Promise<Map<string, AstroRoute>> {
  const candidates = await readCandidates(folder, pages);
  const routes = new Map<string, AstroRoute>();
  for (const isWanted of [rendersEntries, () => true]) {
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
  return routes;
}

function rendersEntries({ program }: Candidate): boolean {
  return /\brender\s*\(|<Content\b/.test(program);
}

async function readCandidates(folder: SiteFolder, pages: string): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  const files = [...folder.paths].filter(
    (path) => path.startsWith(pages) && /\](?:\/index)?\.astro$/.test(path) && !path.includes('/_'),
  );
  for (const path of files.sort().slice(0, mostRoutes)) {
    // In `[lang]/blog/[...slug]`, the id of an entry already begins with its language.
    const parts = path
      .slice(pages.length)
      .replace(/(?:\/index)?\.astro$/, '')
      .replace(/^\[(?:\.{3})?(?:lang|locale)\]\//, '')
      .split('/');
    const names = parts.flatMap((part) => dynamic.exec(part)?.[1] ?? []);
    const last = dynamic.exec(parts.at(-1) ?? '')?.[1] ?? '';
    const above = names.slice(0, -1);
    const isPlain = parts.every((part) => dynamic.test(part) || !part.includes('['));
    if (!isPlain || last === '' || listing.test(last) || !above.every((name) => datePart(name) !== null)) {
      continue;
    }
    const program = (await folder.read(path)) ?? '';
    const asked = program.matchAll(/\bget(?:Collection|Entry|EntryBySlug)\s*\(\s*["'`]([\w-]+)["'`]/g);
    found.push({
      parts,
      program,
      bareNumbers: hasBareNumbers(program),
      collections: [...asked].map(([, collection = '']) => collection),
    });
  }
  return found;
}

/** Whether a program has `month: date.getMonth() + 1` and puts no zero before it. */
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

/** The address of an entry. Null if its route needs a date and the entry has none. */
export function addressOnRoute({ parts, bareNumbers }: AstroRoute, id: string, date: PostDate): string | null {
  const { year, month, day } = dateTokens(date);
  const number = (digits: string): string => (bareNumbers ? String(Number(digits)) : digits);
  let isDated = false;
  const written = parts.map((part, at) => {
    const name = dynamic.exec(part)?.[1];
    if (name === undefined) {
      return part;
    }
    if (at === parts.length - 1) {
      // Behind a dated path, an entry's name is used without its date.
      return isDated ? id.replace(/(^|\/)\d{4}-\d{2}-\d{2}-(?=[^/])/, '$1') : id;
    }
    isDated = true;
    const values = { year, month: number(month), day: number(day), date: `${year}-${month}-${day}` };
    return values[datePart(name) ?? 'date'];
  });
  return isDated && date.source === 'file' ? null : joinAddress(...written);
}
