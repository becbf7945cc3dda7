import { describe, expect, it } from 'vitest';
import { nearestHit } from '../../../../renderer/post/reading/nearest-hit.ts';

describe('nearestHit', () => {
  const places = [0.1, 0.5, 0.501, 0.502, 0.9];

  it('finds the hit nearest to a click', () => {
    expect(nearestHit(places, 0, 0.01, -1)).toBe(0);
    expect(nearestHit(places, 0.45, 0.01, -1)).toBe(1);
    expect(nearestHit(places, 0.8, 0.01, 0)).toBe(4);
  });

  it('goes on through hits at one position, then starts again', () => {
    expect(nearestHit(places, 0.5, 0.01, 1)).toBe(2);
    expect(nearestHit(places, 0.5, 0.01, 2)).toBe(3);
    expect(nearestHit(places, 0.5, 0.01, 3)).toBe(1);
  });
});
