/**
 * Gives headings their ids the way GitHub does (github-slugger): lower case, punctuation dropped, spaces to dashes,
 * the second of a kind numbered `-1`. One instance serves one post.
 */
export class HeadingIds {
  readonly #seen = new Map<string, number>();

  next(text: string): string {
    const base = text.toLowerCase().trim().replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replaceAll(' ', '-');
    const count = this.#seen.get(base) ?? 0;
    this.#seen.set(base, count + 1);
    return count === 0 ? base : `${base}-${count}`;
  }
}
