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
 * Where to put the window: where it stood, if that much of it lies on a display that is still there (of `displays`,
 * their work areas, the first being the main one) that a person can take hold of it; else no place, but a size that
 * fits the main display.
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
    // The title bar is what one takes hold of.
    return across >= 100 && stood.y >= area.y - 8 && stood.y <= area.y + area.height - 40;
  });
  return home === undefined ? fit(stood, main) : { x: stood.x, y: stood.y, ...fit(stood, home) };
}
