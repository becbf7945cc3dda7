/** The number of the next (1) or previous (-1) of so many, round and round; from -1, none, the first or the last. */
export function stepRound(at: number, direction: 1 | -1, count: number): number {
  if (at < 0) {
    return direction === 1 ? 0 : count - 1;
  }
  return (at + direction + count) % count;
}
