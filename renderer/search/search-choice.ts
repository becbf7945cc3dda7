/** Something that the search field offers. */
export interface SearchChoice {
  /** Its group's heading stands above the first of them. */
  readonly group: 'recent' | 'saved' | 'narrow-down' | 'complete';
  readonly label: string;
  readonly detail: string;
  /** What the field holds when it is chosen, and where the cursor then stands. */
  readonly text: string;
  readonly cursor: number;
  /** The number of a saved search, which brings its filters along. */
  readonly saved?: number;
}

/** The next choice in a direction; -1, the field itself, stands before the first and behind the last. */
export function stepChoice(at: number, direction: 1 | -1, count: number): number {
  const next = at + direction;
  if (next < -1) {
    return count - 1;
  }
  return next >= count ? -1 : next;
}
