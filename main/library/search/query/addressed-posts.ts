import { isMarkdown, withoutMarkdown } from '../../scan/file-kinds.ts';
import type { PostEntry } from '../../posts/post-table.ts';

/** How well a post has an address: it is its own, or the end of its own, or the other way round. */
const addressRank = { whole: 2, end: 1 } as const;

const known = new WeakMap<PostEntry, readonly string[]>();

/**
 * The posts that a text names by where they lie or were published, by number, with how well: `2009/07/mdx`, `/blog/mdx/`,
 * a whole web address. None for a text that is no address. Of several only those that have it best.
 */
export function addressedPosts(text: string, posts: Iterable<PostEntry>): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const trimmed = text.trim();
  if (!/^[^\s"]*[^\s"/][^\s"]*$/.test(trimmed) || !trimmed.includes('/')) {
    return found;
  }
  const wanted = addressKey(trimmed);
  if (wanted === '') {
    return found;
  }
  let best = 0;
  for (const post of posts) {
    const rank = rankOf(wanted, keysOf(post));
    if (rank > best) {
      best = rank;
      found.clear();
    }
    if (rank > 0 && rank === best) {
      found.set(post.number, rank);
    }
  }
  return found;
}

function rankOf(wanted: string, keys: readonly string[]): number {
  if (keys.includes(wanted)) {
    return addressRank.whole;
  }
  // A file `2013/08/title.md` may be published as `/blog/2013/08/title/`.
  const isEnd = keys.some((key) => key.endsWith(`/${wanted}`) || (key.includes('/') && wanted.endsWith(`/${key}`)));
  return isEnd ? addressRank.end : 0;
}

function keysOf(post: PostEntry): readonly string[] {
  let keys = known.get(post);
  if (!keys) {
    const addresses = [post.file.path, ...(post.url === null ? [] : [post.url]), ...post.aliases];
    keys = [...new Set(addresses.map(addressKey))].filter((key) => key !== '');
    known.set(post, keys);
  }
  return keys;
}

/** An address without its site, its ending and what stands around it. */
function addressKey(address: string): string {
  const path = decoded(address.replace(/^[a-z][a-z+.-]*:\/\/[^/]*/i, '').replace(/[?#].*$/s, ''))
    .toLowerCase()
    .normalize('NFC');
  const bare = isMarkdown(path) ? withoutMarkdown(path) : path.replace(/\.(?:html?|rst|txt)$/, '');
  return bare.replace(/(^|\/)_?index$/, '').replace(/^[./]+|\/+$/g, '');
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
