import { isMarkdown, withoutMarkdown } from '../../scan/file-kinds.ts';
import type { PostEntry } from '../../posts/post-table.ts';

/** How well an address fits: as a whole, or one of the two is the end of the other. */
const addressRank = { whole: 2, end: 1 } as const;

const known = new WeakMap<PostEntry, readonly string[]>();

/**
 * The posts whose path or address the text names: `2009/07/mdx`, `/blog/mdx/`, or a whole web address. The key is the
 * post's number, the value how well it fits. Only the best ones are returned, and none if the text is not an address.
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

/** An address without its host, extension, index name and outer slashes. */
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
