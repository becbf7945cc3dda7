import type { Told } from '../../../preload/texts/texts.ts';

/** A half-open range of UTF-16 units in the text of a query. */
export interface QueryRange {
  readonly start: number;
  readonly end: number;
}

/** A part of a query that is more than plain words. It can be shown, and removed by cutting out its range. */
export interface QueryChip extends QueryRange {
  readonly kind: 'phrase' | 'field' | 'filter' | 'scope' | 'excluded' | 'choice' | 'group' | 'option' | 'unfinished';
  readonly label: Told;
  /** Another meaning that the part may have: a few words for it, and what to write for it. */
  readonly other?: { readonly label: Told; readonly text: string };
}

/** How a word was understood, if no post has it as written. */
export interface QueryReading {
  /** `Showing “serializable” for “serialisable”.` */
  readonly text: Told;
  /** The query for exactly what is written; null if that would find nothing either. */
  readonly exact: string | null;
}

export interface QueryExplanation {
  /** In the order of the text. */
  readonly readings: readonly QueryReading[];
  /** One line: `“vacuum” in the title, by Ada, 2010–2014`; null for an empty query. */
  readonly explanation: Told | null;
  /** In the order of the text, not overlapping. */
  readonly chips: readonly QueryChip[];
}

/** A text that can replace a range of a query. */
export interface Completion extends QueryRange {
  /** The whole replacement: `tag:postgres`. */
  readonly label: string;
  /** What it means, or how many posts have it. */
  readonly detail: Told | null;
  readonly insert: string;
}

/** Another query to use in place of one that finds nothing. */
export interface QuerySuggestion {
  /** `filters`: the same text without the filters of the list. */
  readonly kind: 'spelling' | 'loosen' | 'drop' | 'filters';
  /** `without year:2010`. */
  readonly label: Told;
  readonly text: string;
  /** How many posts it finds: at least one. */
  readonly total: number;
}
