import { isMarkdown } from '../../scan/file-kinds.ts';
import type { SiteFolder } from '../generator.ts';
import { joinAddress, withoutExtension } from './site-address.ts';

export interface InferredAddresses {
  /** At least one post calls a Hugo shortcode outside of code. */
  readonly shortcodes: boolean;
  readonly basePath: string;
  readonly addresses: readonly string[];
}

/** The most posts whose links are looked at. */
const usualPosts = 2_000;
/** Fewer links that agree are taken for a coincidence. */
const fewestVotes = 3;

const linkTargets =
  /\]\(\s*<?(\/[^)\s>]+|https?:\/\/[^)\s>]+)|(?:src|href)=["'](\/[^"'\s]+|https?:\/\/[^"'\s]+)|^[ \t]*\[[^\]\n]+\]:[ \t]*<?(\/\S+|https?:\/\/\S+?)>?[ \t]*$/gm;

/**
 * Finds out from the links in posts where a folder without a configuration was published. Example: a link leads to
 * `/blog/2019/03/name`, and the folder has a file `2019/03/name`. Then the link votes for the base path `/blog/`, and
 * for its host as one of the site's. Few votes decide nothing. The posts are spread evenly over the folder.
 */
export async function inferAddresses(folder: SiteFolder, mostPosts = usualPosts): Promise<InferredAddresses> {
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
  const siteHosts = [...hosts.values()].filter(({ votes, links }) => votes >= fewestVotes && votes * 4 >= links);
  siteHosts.sort((a, b) => b.votes - a.votes);
  return {
    shortcodes,
    basePath: best && best[1] >= fewestVotes ? best[0] : '/',
    addresses: siteHosts.map(({ address }) => address),
  };
}

/** The targets of a text's links, found by a regular expression: fast, and not exact. */
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
  // A short path (`/about`) exists on every host, so it proves nothing. A dated path does.
  if (prefix !== null && path.split('/').filter(Boolean).length >= 3) {
    entry.votes += 1;
  }
  hosts.set(key, entry);
}

/**
 * What stands in an address before the part that is a file of the folder, at most three segments. Null if no part is
 * a file.
 */
function prefixThatLeavesFile(address: string, known: ReadonlySet<string>): string | null {
  let decoded = address.replace(/[?#].*$/s, '');
  try {
    decoded = decodeURIComponent(decoded);
  } catch {
    // A percent sign that encodes nothing is kept.
  }
  const parts = withoutExtension(decoded.replace(/\/+$/, '')).toLowerCase().split('/').filter(Boolean);
  for (let taken = 0; taken <= Math.min(3, parts.length - 1); taken += 1) {
    if (known.has(parts.slice(taken).join('/'))) {
      return joinAddress(...parts.slice(0, taken), '/');
    }
  }
  return null;
}

/** Only a call that begins a line counts. Within a line or in code, a post may just write about it. */
function callsShortcode(text: string): boolean {
  return (
    /^[ \t]*\{\{(?:<|%)[ \t]*\w[^\n]*(?:>|%)\}\}/m.test(text) &&
    /^[ \t]*\{\{(?:<|%)[ \t]*\w/m.test(text.replace(/^(```|~~~)[\s\S]*?^\1/gm, ''))
  );
}
