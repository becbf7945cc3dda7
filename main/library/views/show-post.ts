import type { PostFacts, PostSeries, ShownPost } from '../model.ts';
import type { PostSource } from '../posts/post-reader.ts';
import type { PostEntry } from '../posts/post-table.ts';
import type { RenderedPost } from '../render/render-post.ts';

/** A post as it crosses to the window, but for what is of the moment: a query's hits, and whether its date is yet to come. */
export type PostWithoutQuery = Omit<ShownPost, 'hits' | 'future'>;

export function showPost(
  entry: PostEntry,
  { fingerprint }: Pick<PostSource, 'fingerprint'>,
  rendered: RenderedPost,
  {
    cover,
    facts,
    series,
  }: {
    readonly cover: string | null;
    readonly facts: PostFacts;
    readonly series: PostSeries | null;
  },
): PostWithoutQuery {
  const { metadata } = entry;
  const cut = {
    kind: 'too-large',
    message: 'This post is too long to show whole; the rest is left out.',
    line: null,
  } as const;
  return {
    id: entry.id,
    title: entry.title,
    date: metadata.date,
    updated: metadata.updated,
    authors: metadata.authors,
    tags: metadata.tags,
    categories: metadata.categories,
    draft: metadata.draft,
    lang: metadata.lang,
    cover: cover === null ? null : { url: cover, alt: metadata.coverCaption, caption: metadata.coverCaption },
    html: rendered.html,
    seams: rendered.seams,
    nonce: rendered.nonce,
    parts: rendered.parts,
    links: rendered.links,
    contents: rendered.contents,
    blockLines: rendered.blocks.map(({ line }) => line),
    anchors: rendered.anchors,
    problems: rendered.cut ? [...entry.problems, cut] : entry.problems,
    fingerprint,
    page: entry.kind === 'page',
    series,
    facts,
  };
}
