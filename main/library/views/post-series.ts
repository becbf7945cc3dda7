import type { PostSeries } from '../model/shown-post.ts';
import type { PostEntry } from '../posts/post-table.ts';
import { variantKey } from '../taxonomy/variant-key.ts';

/** A post's position in its series, by the number that each post gives, then by date. Null for a post in no series. */
export function postSeries(posts: Iterable<PostEntry>, { id, metadata: { series } }: PostEntry): PostSeries | null {
  if (series === null) {
    return null;
  }
  const key = variantKey(series.name);
  const members = [...posts].filter(
    ({ metadata }) => metadata.series !== null && variantKey(metadata.series.name) === key,
  );
  const orderOf = (post: PostEntry): number => post.metadata.series?.order ?? Number.MAX_VALUE;
  members.sort((a, b) => orderOf(a) - orderOf(b) || a.metadata.date.time - b.metadata.date.time);
  const at = members.findIndex((member) => member.id === id);
  const neighbour = (index: number) => {
    const post = members[index];
    return post ? { post: post.id, title: post.title } : null;
  };
  return {
    name: series.name,
    position: at + 1,
    total: members.length,
    previous: neighbour(at - 1),
    next: neighbour(at + 1),
  };
}
