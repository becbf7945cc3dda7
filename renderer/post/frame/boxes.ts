type Box = Pick<DOMRect, 'top' | 'bottom'>;

/**
 * Index of the last element whose top is at or above `limit`; -1 for none. A binary search: they are in reading order.
 * `viewHeight` is the height of the visible part.
 */
export function lastAbove(candidates: readonly Element[], limit: number, viewHeight: number): number {
  let low = -1;
  let high = candidates.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const candidate = candidates[middle];
    if ((candidate ? boxOf(candidate, viewHeight).top : 0) <= limit) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

/**
 * The box of an element. In a long post, stretches out of sight have no layout. Asking an element in such a stretch for
 * its box would lay the stretch out, each time: 10,000 questions took a minute. So the result is then an estimate: the
 * element's share of the box of the stretch.
 */
export function boxOf(element: Element, viewHeight: number): Box {
  for (const stretch of stretchesAround(element)) {
    const box = stretch.getBoundingClientRect();
    if (box.bottom < 0 || box.top > viewHeight) {
      return shareOf(box, stretch, element);
    }
  }
  return (element.closest('details:not([open])') ?? element).getBoundingClientRect();
}

/** The boxes around an element that are laid out only when they come near, the outermost first. */
function stretchesAround(element: Element): readonly Element[] {
  const stretches: Element[] = [];
  const next = (from: Element | null): Element | null => from?.closest('.stretch, .code-piece') ?? null;
  for (let stretch = next(element); stretch; stretch = next(stretch.parentElement)) {
    stretches.unshift(stretch);
  }
  return stretches;
}

/** Where the element would be if all children of the stretch had the same height. */
function shareOf({ top, height }: DOMRect, stretch: Element, element: Element): Box {
  const at = [...stretch.children].findIndex((child) => child.contains(element));
  const share = height / Math.max(1, stretch.childElementCount);
  const from = top + Math.max(0, at) * share;
  return { top: from, bottom: at < 0 ? top + height : from + share };
}

/** Opens each `<details>` around an element, so that the element can be seen. */
export function openFolds(element: Element): void {
  for (
    let folded = element.closest('details:not([open])');
    folded;
    folded = folded.parentElement?.closest('details:not([open])') ?? null
  ) {
    folded.setAttribute('open', '');
  }
}
