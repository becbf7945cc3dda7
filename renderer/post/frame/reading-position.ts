import type { BlockIndex } from '../../../main/library/model/blocks.ts';
import type { PostPlace } from '../../../main/library/model/post.ts';
import { lastAbove } from './boxes.ts';

/** The elements of a post as far as it is built. A block that is not built yet is undefined. */
interface BuiltElements {
  readonly blocks: readonly (Element | undefined)[];
  readonly headerTexts: readonly Element[];
}

/** The block at the top of the window, and how far it is scrolled past. */
export function placeAtTop({ blocks }: Pick<BuiltElements, 'blocks'>, window: Window): PostPlace {
  const present = blocks.filter((block) => block !== undefined);
  const element = present[Math.max(0, lastAbove(present, 0, window.innerHeight))];
  if (!element) {
    return { block: 0, offset: window.scrollY };
  }
  return { block: blocks.indexOf(element), offset: -element.getBoundingClientRect().top };
}

/** The first text of the header that is not scrolled out of sight above, as a block; null if all of them are. */
export function headerTextInSight({ headerTexts }: Pick<BuiltElements, 'headerTexts'>): BlockIndex | null {
  const at = headerTexts.findIndex((text) => text.getBoundingClientRect().bottom > 0);
  return at >= 0 ? at - headerTexts.length : null;
}

/**
 * The one of these headings whose section is at the top of the window. They are blocks in reading order. `limit` is the
 * least distance from the top, in CSS pixels, of a heading whose section has not begun.
 */
export function headingAtTop(
  headings: readonly BlockIndex[],
  elementOf: (block: BlockIndex) => Element | undefined,
  { limit, viewHeight }: { readonly limit: number; readonly viewHeight: number },
): BlockIndex | null {
  const present = headings.flatMap((block) => {
    const element = elementOf(block);
    return element ? [{ block, element }] : [];
  });
  const elements = present.map(({ element }) => element);
  return present[lastAbove(elements, limit, viewHeight)]?.block ?? null;
}
