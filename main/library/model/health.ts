import type { Told } from '../../../preload/texts/texts.ts';
import type { PostId } from './ids.ts';

export type HealthKind =
  | 'unread-post'
  | 'unlisted-folder'
  | 'missing-picture'
  | 'dead-link'
  | 'dead-anchor'
  | 'large-picture'
  | 'address-clash'
  | 'alias-clash'
  | 'front-matter'
  | 'no-date'
  | 'misspelt-key'
  | 'tag-variants'
  | 'duplicate';

/** Something in an archive that its author may want to correct. */
export interface HealthRow {
  readonly kind: HealthKind;
  /** Null if it is about a folder. */
  readonly post: PostId | null;
  /** The title of the post; empty if it is about a folder. */
  readonly title: string;
  /** Relative to the folder. */
  readonly path: string;
  /** Counted from 1; null if the problem concerns the whole post. */
  readonly line: number | null;
  /** The reference, address, key or tag with the problem; may be empty. */
  readonly target: string;
  /** What is wrong. */
  readonly message: Told;
}

export type KindCounts = Readonly<Partial<Record<HealthKind, number>>>;

/** How far a check of the archive is, or what it found. */
export interface HealthReport {
  readonly done: number;
  readonly total: number;
  /** How many findings there are of each kind, so far. Kinds without any are missing. */
  readonly found: KindCounts;
  /** Sorted by kind, path and line; null while the check is under way. */
  readonly rows: readonly HealthRow[] | null;
}
