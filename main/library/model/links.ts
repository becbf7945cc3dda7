import type { Told } from '../../../preload/texts/texts.ts';
import type { FileId, PostId } from './ids.ts';
import type { FacetName } from './list.ts';

/** Where a link of a post leads. `how` is the name of the rule that found it (`alias`), for the explanation. */
export type Link =
  | {
      readonly kind: 'post';
      readonly post: PostId;
      readonly title: string;
      readonly fragment: string;
      readonly how: string;
    }
  | { readonly kind: 'anchor'; readonly fragment: string }
  /** `picture`: a picture that is shown directly, one that is drawn first (SVG), or null for any other file. */
  | {
      readonly kind: 'file';
      readonly file: FileId;
      readonly name: string;
      readonly picture: 'ready' | 'drawn' | null;
      readonly how: string;
    }
  /** A list that the site makes (`/tags/sql/`): the values to filter by. A list of all posts has none. */
  | {
      readonly kind: 'list';
      readonly url: string;
      readonly facet: FacetName | null;
      readonly value: string;
      readonly how: string;
    }
  /** An address outside of the folder. `program` opens it where a browser does not (`Obsidian`); otherwise null. */
  | { readonly kind: 'web'; readonly url: string; readonly program: Told | null }
  /** A page of the site whose source is in a format that Offprint does not read (`about.rst`, `index.tsx`). */
  | { readonly kind: 'unread'; readonly file: FileId; readonly name: string; readonly how: string }
  /** Only a template could tell the address (`{{ release.url }}`), and templates are never run. */
  | { readonly kind: 'computed'; readonly target: string }
  | { readonly kind: 'dead'; readonly target: string; readonly why: Told };

/** What a link or a picture of a post leads to. A picture file counts as a picture, whether shown or linked. */
export type ReferenceKind = Link['kind'] | 'picture';
