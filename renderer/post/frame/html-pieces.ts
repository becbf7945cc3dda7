import type { ShownPost } from '../../../main/library/model.ts';

/** A post of more HTML is shown piece by piece: 1 MB at once took 300 ms to sanitize and build. In UTF-16 units. */
const longHtml = 200_000;

/** The HTML of a post as it is put into the page: whole, or cut at its seams where it is long. Joined, they are the HTML. */
export function htmlPieces({ html, seams }: Pick<ShownPost, 'html' | 'seams'>): readonly string[] {
  if (html.length <= longHtml) {
    return [html];
  }
  const ends = [...seams.filter((seam) => seam < html.length), html.length];
  return ends.map((end, at) => html.slice(ends[at - 1] ?? 0, end));
}
