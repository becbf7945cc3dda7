import type { ShownPost } from '../../../main/library/model/shown-post.ts';

/** Cuts the HTML of a post at its seams. Joined, the pieces are the HTML. */
export function htmlPieces({ html, seams }: Pick<ShownPost, 'html' | 'seams'>): readonly string[] {
  const ends = [...seams.filter((seam) => seam < html.length), html.length];
  return ends.map((end, at) => html.slice(ends[at - 1] ?? 0, end));
}
