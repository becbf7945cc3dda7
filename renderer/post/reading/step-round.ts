/** The index after (1) or before (-1) `at`, where the last one is followed by the first. From -1 it is the first or the last. */
export function stepRound(at: number, direction: 1 | -1, count: number): number {
  if (at < 0) {
    return direction === 1 ? 0 : count - 1;
  }
  return (at + direction + count) % count;
}
