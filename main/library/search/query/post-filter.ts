/** A property of a post that is not one of its words. */
export type PostFilter =
  /** A name in a facet. If `open`, the last word of `value` is still being typed. */
  | { readonly kind: 'name'; readonly facet: NamedFacet; readonly value: string; readonly open: boolean }
  /** A half-open range in milliseconds since 1970. Null for no bound. */
  | { readonly kind: 'date'; readonly from: number | null; readonly to: number | null }
  /** The post has one of `traits`, as the index names them: `image`, `code:sql`. */
  | { readonly kind: 'has'; readonly traits: readonly string[] }
  | { readonly kind: 'is'; readonly state: PostState }
  /** A part of the post's path, in lower case. */
  | { readonly kind: 'path'; readonly part: string }
  /** A BCP 47 tag or its first subtags, in lower case. */
  | { readonly kind: 'lang'; readonly lang: string };

export type NamedFacet = 'tag' | 'category' | 'author' | 'series';
export type PostState = 'draft' | 'page' | 'post' | 'future';
