/** A value of front matter. Every YAML scalar is text, so that `9.10` stays `9.10`. */
export type FrontMatterValue =
  | string
  | number
  | boolean
  | null
  | readonly FrontMatterValue[]
  | { readonly [key: string]: FrontMatterValue };
