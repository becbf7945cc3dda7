/**
 * Which of the hits at these places (from 0 to 1, in order) is nearest to one. Of those that stand no further than
 * `together` from the nearest, the one behind the `current` hit: going there again goes on. There is at least one.
 */
export function nearestHit(positions: readonly number[], place: number, together: number, current: number): number {
  let nearest = 0;
  positions.forEach((position, at) => {
    if (Math.abs(position - place) < Math.abs((positions[nearest] ?? 0) - place)) {
      nearest = at;
    }
  });
  const isThere = (position: number | undefined): boolean =>
    position !== undefined && Math.abs(position - (positions[nearest] ?? 0)) <= together;
  return isThere(positions[current]) && isThere(positions[current + 1]) ? current + 1 : nearest;
}
