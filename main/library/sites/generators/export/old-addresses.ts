import { isMarkdown } from '../../../scan/file-kinds.ts';
import { linkTargetsIn } from '../../addresses/infer-addresses.ts';
import { joinAddress, nameOf, withoutExtension } from '../../addresses/site-address.ts';
import type { SiteFolder } from '../../generator.ts';

/** Where the posts of an exported blog were published, as the links between them show. Plain data. */
export interface OldAddresses {
  /** What stands before a post's name: `:year/:month/`, `blog/`, or nothing. Null if too few links show it. */
  readonly pattern: string | null;
  /** The web addresses of the blog, the one with the most links first. */
  readonly addresses: readonly string[];
}

/** The most posts whose links are looked at. */
const usualPosts = 2_000;
/** Fewer links that agree are taken for a coincidence. One link with the date of its post is enough. */
const fewestVotes = 3;

interface Place {
  readonly host: string;
  readonly pattern: string;
}

/**
 * Finds the form of the old addresses. Example: a link leads to `/2016/02/rain/`, and there is a post of that month
 * named `rain`. Then the link votes for `:year/:month/`, and for its host. The posts are spread evenly over the folder.
 */
export async function findOldAddresses(folder: SiteFolder, mostPosts = usualPosts): Promise<OldAddresses> {
  const posts = [...folder.paths].filter(isMarkdown);
  const step = Math.max(1, Math.ceil(posts.length / mostPosts));
  const dates = new Map<string, readonly string[]>();
  const links: string[] = [];
  for (let at = 0; at < posts.length; at += step) {
    const path = posts[at] ?? '';
    const text = (await folder.read(path)) ?? '';
    const [, slug] = /^slug:[ \t]*["']?([^"'\s]{1,200})/m.exec(text.slice(0, 4_000)) ?? [];
    const [, ...date] = /^date\w*:[ \t]*["']?(\d{4})-(\d{2})-(\d{2})/m.exec(text.slice(0, 4_000)) ?? [];
    dates.set((slug ?? slugOfPath(path)).toLowerCase(), date);
    links.push(...linkTargetsIn(text).slice(0, 500));
  }
  const places = links.map((link) => placeOf(link, dates)).filter((place) => place !== null);
  const [pattern, votes] = mostCommon(places.map((place) => place.pattern));
  if (pattern === undefined || votes < (pattern.includes(':') ? 1 : fewestVotes)) {
    return { pattern: null, addresses: [] };
  }
  const hosts = places.filter((place) => place.pattern === pattern && place.host !== '').map(({ host }) => host);
  const [host] = mostCommon(hosts);
  return { pattern, addresses: host === undefined ? [] : [`https://${host}/`] };
}

/** The name of a post by its file: `rain` of `2016/02-rain/index.md` or `2016-02-01-rain.md`. */
export function slugOfPath(path: string): string {
  const name = nameOf(withoutExtension(path).replace(/\/index$/i, ''));
  return name.replace(/^\d{4}-\d{2}-\d{2}-(?=.)/, '');
}

/** The address of a post by the pattern. */
export function oldAddress(pattern: string, date: string, slug: string): string {
  const [year = '', month = '', day = ''] = date.slice(0, 10).split('-');
  return joinAddress(pattern.replace(':year', year).replace(':month', month).replace(':day', day), slug, '/');
}

const dateParts = [':year', ':month', ':day'];

/** What a link shows if it leads to one of the posts: its host, and what stands before the post's name. */
function placeOf(link: string, dates: ReadonlyMap<string, readonly string[]>): Place | null {
  const [, host = '', path = ''] = /^(?:https?:\/\/([^/?#]+))?(\/[^?#]*)/i.exec(link) ?? [];
  const parts = decoded(path)
    .replace(/\/(?:index\.html?)?$/i, '')
    .split('/')
    .filter(Boolean);
  const date = dates.get((parts.pop() ?? '').replace(/\.html?$/i, '').toLowerCase());
  if (date === undefined || parts.length > 4) {
    return null;
  }
  let known = 0;
  const pattern = parts.map((part) => {
    if (known < date.length && part === date[known]) {
      known += 1;
      return dateParts[known - 1] ?? part;
    }
    return part;
  });
  // Another number is the date of another post of this name.
  return pattern.some((part) => /^\d+$/.test(part))
    ? null
    : { host: host.toLowerCase(), pattern: pattern.map((part) => `${part}/`).join('') };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function mostCommon(values: readonly string[]): readonly [string | undefined, number] {
  const counts = new Map<string, number>();
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0] ?? [undefined, 0];
}
