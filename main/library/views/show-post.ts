import { faultProblem, isFaultOf } from '../fault-problem.ts';
import type { PictureFacts } from '../model/picture-facts.ts';
import type { Problem } from '../model/post.ts';
import type { PostFacts, PostSeries, ShownPost } from '../model/shown-post.ts';
import type { PostSource } from '../posts/post-reader.ts';
import type { PostEntry } from '../posts/post-table.ts';
import { shownProblems } from '../posts/shown-problems.ts';
import type { RenderedPost } from '../render/render-post.ts';
import { escapeValue } from '../render/writing/html-writer.ts';

/**
 * A post for the window, without what may change at any moment: the hits of a query, and whether its date is in the
 * future.
 */
export type PostWithoutQuery = Omit<ShownPost, 'hits' | 'future'>;

/** The fault of a rendering, unless the post's record reports it already. */
function unknownFault({ problems }: PostEntry, { fault }: RenderedPost): readonly Problem[] {
  const isKnown = problems.some((problem) => isFaultOf(problem, 'cost.shown-as-written'));
  return fault === undefined || isKnown ? [] : [faultProblem('cost.shown-as-written', fault)];
}

export function showPost(
  entry: PostEntry,
  { fingerprint }: Pick<PostSource, 'fingerprint'>,
  rendered: RenderedPost,
  {
    cover,
    facts,
    pictures,
    series,
    siteLanguage,
  }: {
    readonly cover: string | null;
    readonly siteLanguage: string;
    readonly facts: PostFacts;
    readonly pictures: readonly PictureFacts[];
    readonly series: PostSeries | null;
  },
): PostWithoutQuery {
  const { metadata } = entry;
  // Most problems are known since the post was listed.
  const more = shownProblems(rendered).filter(({ kind }) => !entry.problems.some((known) => known.kind === kind));
  return {
    id: entry.id,
    title: entry.title,
    date: metadata.date,
    updated: metadata.updated,
    authors: metadata.authors,
    tags: metadata.tags,
    categories: metadata.categories,
    draft: metadata.draft,
    lang: languageTag(metadata.lang) || languageTag(siteLanguage),
    cover: shownCover(cover, metadata.coverCaption, rendered.html),
    html: rendered.html,
    pictures,
    seams: rendered.seams,
    nonce: rendered.nonce,
    parts: rendered.parts,
    links: rendered.links,
    contents: rendered.contents,
    blockLines: rendered.blocks.map(({ line }) => line),
    anchors: rendered.anchors,
    problems: [...entry.problems, ...more, ...unknownFault(entry, rendered)],
    fingerprint,
    page: entry.kind === 'page',
    series,
    facts,
  };
}

/** The cover, unless the text shows the same picture. Its caption is kept in either case. */
function shownCover(url: string | null, caption: string, html: string): ShownPost['cover'] {
  if (url === null) {
    return null;
  }
  if (!html.includes(` src="${escapeValue(url)}"`)) {
    return { url, alt: caption, caption };
  }
  return caption === '' ? null : { url: '', alt: '', caption };
}

/** A language as a browser's tag; empty for a text that names no language (`english`). */
function languageTag(written: string): string {
  try {
    return (
      Intl.getCanonicalLocales(
        written
          .trim()
          .replaceAll('_', '-')
          .replace(/[.@].*$/, ''),
      )[0] ?? ''
    );
  } catch {
    return '';
  }
}
