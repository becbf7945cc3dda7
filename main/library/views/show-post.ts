import type { PostFacts, PostSeries, ShownPost } from '../model.ts';
import type { PostSource } from '../posts/post-reader.ts';
import type { PostEntry } from '../posts/post-table.ts';
import type { RenderedPost } from '../render/render-post.ts';
import { headerBlocks } from './header-blocks.ts';
import { findHits } from '../search/find-hits.ts';
import type { SearchedWords } from '../search/search-index.ts';

/** A post as it crosses to the window. */
export function showPost(
  entry: PostEntry,
  whole: PostSource,
  rendered: RenderedPost,
  {
    cover,
    words,
    facts,
    series,
  }: {
    readonly cover: string | null;
    readonly words: SearchedWords;
    readonly facts: PostFacts;
    readonly series: PostSeries | null;
  },
): ShownPost {
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
    nonce: rendered.nonce,
    parts: rendered.parts,
    links: rendered.links,
    contents: rendered.contents,
    blockLines: rendered.blocks.map(({ line }) => line),
    anchors: rendered.anchors,
    problems: rendered.cut ? [...entry.problems, cut] : entry.problems,
    hits: findHits(rendered.blocks, words, { title: headerBlocks(entry, cover !== null)[0] }),
    fingerprint: whole.fingerprint,
    future: metadata.date.time > Date.now(),
    page: entry.kind === 'page',
    series,
    facts,
  };
}
