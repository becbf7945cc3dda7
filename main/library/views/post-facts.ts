import type { Archive } from '../archive.ts';
import type { FrontMatterValue } from '../front-matter/front-matter-value.ts';
import type { Link } from '../model/links.ts';
import type { PostFacts } from '../model/shown-post.ts';
import type { PostEntry } from '../posts/post-table.ts';
import { joinAddress } from '../sites/addresses/site-address.ts';

/** Where a post comes from, where it was published, and how its links were resolved. */
export function postFacts(
  archive: Archive,
  entry: PostEntry,
  fields: ReadonlyMap<string, FrontMatterValue>,
  links: readonly Link[],
): PostFacts {
  return {
    path: entry.file.path,
    url: entry.url,
    webAddress: webAddress(archive, entry),
    aliases: entry.aliases,
    frontMatter: [...fields].slice(0, 200).map(([key, value]) => [key, shown(value)] as const),
    links: distinct(links.flatMap((link) => explained(archive, link))),
  };
}

function webAddress({ site }: Archive, { url }: PostEntry): string | null {
  const [main] = site?.site.addresses ?? [];
  const origin = /^https?:\/\/[^/]+/i.exec(main ?? '')?.[0];
  return origin && url !== null ? `${origin}${encodeURI(joinAddress(url))}` : null;
}

function shown(value: FrontMatterValue): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 2_000);
}

/** Equal links once, in the order of the post. */
function distinct(links: PostFacts['links']): PostFacts['links'] {
  return [...new Map(links.map((link) => [JSON.stringify([link.target, link.to, link.how]), link])).values()];
}

function explained(archive: Archive, link: Link): PostFacts['links'] {
  if (link.kind === 'post') {
    return [{ target: link.title, to: archive.posts.get(link.post)?.file.path ?? '', how: link.how }];
  }
  return link.kind === 'file' || link.kind === 'unread'
    ? [{ target: link.name, to: archive.file(link.file)?.path ?? '', how: link.how }]
    : [];
}
