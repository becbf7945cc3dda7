/**
 * The index of the hit nearest to `place` (positions are from 0 to 1, in order). If several hits lie within `together` of
 * the nearest one, it is the hit after `current`, so that a second click goes on. There must be a hit.
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
