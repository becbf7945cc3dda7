/** Something a post has or is, besides its words. */
export type PostFilter =
  /** `values` and `words` of taxonomy and names; the last word of an `open` one is still being typed. */
  | { readonly kind: 'name'; readonly facet: NamedFacet; readonly value: string; readonly open: boolean }
  /** From `from` up to, not including, `to`: milliseconds since 1970, null where it has no bound. */
  | { readonly kind: 'date'; readonly from: number | null; readonly to: number | null }
  /** One of `traits`, as the index knows them: `image`, `code:sql`. */
  | { readonly kind: 'has'; readonly traits: readonly string[] }
  | { readonly kind: 'is'; readonly state: PostState }
  /** A part of its path, in lower case. */
  | { readonly kind: 'path'; readonly part: string }
  /** A BCP 47 tag or the beginning of one, in lower case. */
  | { readonly kind: 'lang'; readonly lang: string };

export type NamedFacet = 'tag' | 'category' | 'author' | 'series';
export type PostState = 'draft' | 'page' | 'post' | 'future';
