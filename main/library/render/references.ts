import type { Link } from '../model/links.ts';

/** Where a picture's reference leads. `data` pictures carry themselves. */
export type PictureTarget =
  | { readonly kind: 'local' | 'data'; readonly url: string }
  | { readonly kind: 'web'; readonly url: string }
  | { readonly kind: 'missing' };

/** A reference that a template call or a wiki link makes, as against an address (`{{< ref "about.md" >}}`, `[[About]]`). */
export interface LinkForm {
  readonly form: LinkFormName;
  /** As the author wrote it, quotes taken off. */
  readonly target: string;
  /** Of the page that is meant, where the author says it (`lang="fr"`). */
  readonly language?: string;
}

/**
 * `ref`: Hugo's, relative to the page or by name anywhere. `content`: a path from the content root. `post-url`: the name
 * of a Jekyll post. `source`: the path of a Hexo post without its extension. `asset`: a file beside the post or in its
 * own folder. `site`: a path from the opened folder. `wiki`: Obsidian's shortest unique path or a name, with `#Heading`.
 * `name`: a post by its name. `address`: taken as a plain link. `root`: an address of the site without its base path. `list`: `tag:sql`, `author:ada`.
 * `computed`: an address that a template makes.
 */
export type LinkFormName =
  | 'ref'
  | 'content'
  | 'post-url'
  | 'source'
  | 'asset'
  | 'site'
  | 'wiki'
  | 'name'
  | 'address'
  | 'root'
  | 'list'
  | 'computed';

/** Finds what a post refers to. Asked for every reference in reading order, each as written. */
export interface References {
  /** `line`: of the file, counted from 1; null where the source does not tell, as for what stands in the front matter. */
  link(target: string | LinkForm, line: number | null): Link;
  /** `alternative`: another file of the film or sound that was asked for before, which was none of the folder. */
  picture(target: string | LinkForm, line: number | null, alternative?: boolean): PictureTarget;
}
