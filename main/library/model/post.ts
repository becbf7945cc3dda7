import type { Told } from '../../../preload/texts/texts.ts';
import type { BlockIndex } from './blocks.ts';

/** The date of a post, as far as it is known. */
export interface PostDate {
  /** As written: `2011-10-07` or `2012-05-24T09:40:00+02:00`. Without a zone unless the post gives one. */
  readonly text: string;
  /** Milliseconds since 1970; a date without a time counts as midnight UTC. For sorting, never for showing. */
  readonly time: number;
  readonly source: 'front-matter' | 'path' | 'file';
}

/** Something wrong with a post that did not stop it from being shown. */
export interface Problem {
  readonly kind: 'front-matter' | 'date' | 'encoding' | 'too-large' | 'too-deep' | 'too-slow' | 'fault' | 'unreadable';
  /** What is wrong, and what was done instead. */
  readonly message: Told;
  /** Counted from 1; null if the problem concerns no line. */
  readonly line: number | null;
}

/** A picture of the folder, by the address that the window may load. */
export interface Picture {
  readonly url: string;
  readonly alt: string;
}

/** A reading position: the block at the top of the pane, and how far it is scrolled past, in CSS pixels. */
export interface PostPlace {
  readonly block: BlockIndex;
  readonly offset: number;
}
