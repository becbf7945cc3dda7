import { textSizes } from '../../preload/constants/settings.ts';

/** The next text size up (1) or down (-1), or the same at either end. `size` need not be one of the offered sizes. */
export function nextTextSize(size: number, direction: 1 | -1): number {
  const next = direction === 1 ? textSizes.find((each) => each > size) : textSizes.findLast((each) => each < size);
  return next ?? size;
}
