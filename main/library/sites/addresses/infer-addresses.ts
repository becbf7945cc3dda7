import { isMarkdown } from '../../scan/file-kinds.ts';
import type { SiteFolder } from '../generator.ts';
import { joinAddress, withoutExtension } from './site-address.ts';

export interface InferredAddresses {
  /** Some post calls a Hugo shortcode outside of code. */
  readonly shortcodes: boolean;
  readonly basePath: string;
  readonly addresses: readonly string[];
}

/** Posts whose links are looked at, spread over the folder. */
const mostPosts = 2_000;
/** Agreeing links below this are a coincidence. */
const fewestVotes = 3;

const linkTargets =
  /\]\(\s*<?(\/[^)\s>]+|https?:\/\/[^)\s>]+)|(?:src|href)=["'](\/[^"'\s]+|https?:\/\/[^"'\s]+)|^[ \t]*\[[^\]\n]+\]:[ \t]*<?(\/\S+|https?:\/\/\S+?)>?[ \t]*$/gm;

/**
 * Finds where a folder without configuration was published, from the links in its posts: what has to be taken off
 * the front of `/blog/2019/03/name` so that the rest is a file of the folder is the base path; a host whose links,
 * so shortened, lead to posts is one of the site's own. Links vote; a few that agree by chance decide nothing.
 */
export async function inferAddresses(folder: SiteFolder): Promise<InferredAddresses> {
  const posts = [...folder.paths].filter(isMarkdown);
  const known = new Set([...folder.paths].map((path) => withoutExtension(path).toLowerCase()));
  const step = Math.max(1, Math.ceil(posts.length / mostPosts));
  const prefixes = new Map<string, number>();
  let shortcodes = false;
  const hosts = new Map<string, { readonly address: string; votes: number; links: number }>();
  for (let at = 0; at < posts.length; at += step) {
    const text = await folder.read(posts[at] as string);
    if (text === null) {
      continue;
    }
    shortcodes ||= callsShortcode(text);
    for (const target of linkTargetsIn(text)) {
      vote(target, known, prefixes, hosts);
    }
  }
  const [best] = [...prefixes].sort(([, a], [, b]) => b - a);
  const own = [...hosts.values()].filter(({ votes, links }) => votes >= fewestVotes && votes * 4 >= links);
  own.sort((a, b) => b.votes - a.votes);
  return {
    shortcodes,
    basePath: best && best[1] >= fewestVotes ? best[0] : '/',
    addresses: own.map(({ address }) => address),
  };
}

/** What the links of a text lead to, as far as a glance tells. */
export function linkTargetsIn(text: string): readonly string[] {
  return [...text.matchAll(linkTargets)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function vote(
  target: string,
  known: ReadonlySet<string>,
  prefixes: Map<string, number>,
  hosts: Map<string, { readonly address: string; votes: number; links: number }>,
): void {
  if (target.startsWith('/') && !target.startsWith('//')) {
    const prefix = prefixThatLeavesFile(target, known);
    if (prefix !== null) {
      prefixes.set(prefix, (prefixes.get(prefix) ?? 0) + 1);
    }
    return;
  }
  const [, host, path = '/'] = /^https?:\/\/([^/?#]+)([^?#]*)/i.exec(target) ?? [];
  if (!host) {
    return;
  }
  const key = host.toLowerCase();
  const prefix = prefixThatLeavesFile(path, known);
  const entry = hosts.get(key) ?? { address: `https://${key}${prefix ?? '/'}`, votes: 0, links: 0 };
  entry.links += 1;
  // One segment (`/about`) is on every host; a dated path is not.
  if (prefix !== null && path.split('/').filter(Boolean).length >= 3) {
    entry.votes += 1;
  }
  hosts.set(key, entry);
}

/** What stands before the part of an address that is a file of the folder; null where no part is. At most three segments. */
function prefixThatLeavesFile(address: string, known: ReadonlySet<string>): string | null {
  let decoded = address.replace(/[?#].*$/s, '');
  try {
    decoded = decodeURIComponent(decoded);
  } catch {
    // A stray percent sign stays one.
  }
  const parts = withoutExtension(decoded.replace(/\/+$/, '')).toLowerCase().split('/').filter(Boolean);
  for (let taken = 0; taken <= Math.min(3, parts.length - 1); taken += 1) {
    if (known.has(parts.slice(taken).join('/'))) {
      return joinAddress(...parts.slice(0, taken), '/');
    }
  }
  return null;
}

/** A line that begins with a call is one; within prose or code it may be talked about. */
function callsShortcode(text: string): boolean {
  return (
    /^[ \t]*\{\{(?:<|%)[ \t]*\w[^\n]*(?:>|%)\}\}/m.test(text) &&
    /^[ \t]*\{\{(?:<|%)[ \t]*\w/m.test(text.replace(/^(```|~~~)[\s\S]*?^\1/gm, ''))
  );
}
