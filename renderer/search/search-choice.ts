/** A suggestion below the search field. */
export interface SearchChoice {
  /** Suggestions of a group stand together, below a heading. */
  readonly group: 'recent' | 'saved' | 'narrow-down' | 'complete';
  readonly label: string;
  readonly detail: string;
  /** The text of the field, and the position of the cursor in it, after the suggestion was chosen. */
  readonly text: string;
  readonly cursor: number;
  /** The index of a saved search, whose filters are set too. */
  readonly saved?: number;
}

/** The next choice in a direction. -1 is the field itself: it comes before the first choice and after the last. */
export function stepChoice(at: number, direction: 1 | -1, count: number): number {
  const next = at + direction;
  if (next < -1) {
    return count - 1;
  }
  return next >= count ? -1 : next;
}
