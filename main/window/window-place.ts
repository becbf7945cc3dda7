/** A rectangle in the system's coordinates. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const smallestWindow = { width: 480, height: 360 } as const;
const usualWindow = { width: 1380, height: 860 } as const;

/**
 * The position of a new window. It is the saved one, if a person can reach its title bar on a current display.
 * Otherwise only a size is returned, one that fits the main display. `displays` are the work areas, the main one first.
 */
export function placeWindow(
  stood: Bounds | null,
  displays: readonly Bounds[],
): Bounds | { readonly width: number; readonly height: number } {
  const main = displays[0];
  const fit = (wanted: { readonly width: number; readonly height: number }, area: Bounds | undefined) => ({
    width: Math.max(smallestWindow.width, Math.min(wanted.width, area?.width ?? wanted.width)),
    height: Math.max(smallestWindow.height, Math.min(wanted.height, area?.height ?? wanted.height)),
  });
  if (stood === null) {
    return fit(usualWindow, main);
  }
  const home = displays.find((area) => {
    const across = Math.min(stood.x + stood.width, area.x + area.width) - Math.max(stood.x, area.x);
    // A person must be able to reach the title bar.
    return across >= 100 && stood.y >= area.y - 8 && stood.y <= area.y + area.height - 40;
  });
  return home === undefined ? fit(stood, main) : { x: stood.x, y: stood.y, ...fit(stood, home) };
}
