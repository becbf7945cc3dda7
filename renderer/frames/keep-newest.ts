/** Lets go of what was put in first, down to so many. */
export function keepNewest(kept: Map<string, unknown>, most: number): void {
  for (const oldest of kept.keys()) {
    if (kept.size <= most) {
      return;
    }
    kept.delete(oldest);
  }
}
