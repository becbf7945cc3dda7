import type { Link } from '../model/links.ts';

/** Where a picture's reference leads. A `data:` picture needs no file. */
export type PictureTarget =
  | { readonly kind: 'local' | 'data'; readonly url: string }
  | { readonly kind: 'web'; readonly url: string }
  | { readonly kind: 'missing' };

/** A reference in a template call or a wiki link, unlike a plain address (`{{< ref "about.md" >}}`, `[[About]]`). */
export interface LinkForm {
  readonly form: LinkFormName;
  /** As written, without quotes. */
  readonly target: string;
  /** The language of the page that is meant, if the author gives one (`lang="fr"`). */
  readonly language?: string;
}

/**
 * How to resolve the target. `ref`: Hugo's, relative to the page or by name anywhere. `content`: a path from the
 * content root. `post-url`: the name of a Jekyll post. `source`: the path of a Hexo post without its extension.
 * `asset`: a file beside the post or in its folder. `site`: a path from the opened folder. `wiki`: Obsidian's shortest
 * unique path or a name, with `#Heading`. `name`: the name of a post. `address`: an ordinary link. `root`: an address
 * of the site without its base path. `list`: `tag:sql`, `author:ada`. `computed`: an address that a template makes.
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

/** Resolves the references of a post. Called for every reference in reading order, each as written. */
export interface References {
  /** `line`: of the file, counted from 1; null if it is unknown, as for front matter. */
  link(target: string | LinkForm, line: number | null): Link;
  /** `alternative`: another source of the same film or sound, after one that was not found in the folder. */
  picture(target: string | LinkForm, line: number | null, alternative?: boolean): PictureTarget;
}

/** A reference as its author wrote it. */
export function writtenAs(target: string | LinkForm): string {
  return typeof target === 'string' ? target : target.target;
}
