import type { Told } from '../../../preload/texts/texts.ts';

/** A half-open range of UTF-16 units in the text of a query. */
export interface QueryRange {
  readonly start: number;
  readonly end: number;
}

/** A part of a query that is more than plain words, for showing and removing it: cut its range out of the text. */
export interface QueryChip extends QueryRange {
  readonly kind: 'phrase' | 'field' | 'filter' | 'scope' | 'excluded' | 'choice' | 'group' | 'option' | 'unfinished';
  readonly label: Told;
  /** What the part may mean too: a few words for it, and what to write in its place. */
  readonly other?: { readonly label: Told; readonly text: string };
}

/** How a word was taken that posts do not have as it is written. */
export interface QueryReading {
  /** `Showing “serializable” for “serialisable”.` */
  readonly text: Told;
  /** The query that asks for exactly what is written; null where that would find nothing either. */
  readonly exact: string | null;
}

export interface QueryExplanation {
  /** In the order of the text. */
  readonly readings: readonly QueryReading[];
  /** One line: `“vacuum” in the title, by Ada, 2010–2014`; null where nothing is asked for. */
  readonly explanation: Told | null;
  /** In the order of the text, not overlapping. */
  readonly chips: readonly QueryChip[];
}

/** What can stand in place of a range of a query's text. */
export interface Completion extends QueryRange {
  /** The whole of what would stand there: `tag:postgres`. */
  readonly label: string;
  /** What it is for, or how many posts have it. */
  readonly detail: Told | null;
  readonly insert: string;
}

/** Another query in place of one that finds nothing. */
export interface QuerySuggestion {
  /** `filters`: the same text without the filters beside it. */
  readonly kind: 'spelling' | 'loosen' | 'drop' | 'filters';
  /** `without year:2010`. */
  readonly label: Told;
  readonly text: string;
  /** How many posts it finds: at least one. */
  readonly total: number;
}
