/** Index of the last element whose top is at or above `limit`; -1 for none. A binary search: they are in reading order. */
export function lastAbove(candidates: readonly Element[], limit: number): number {
  let low = -1;
  let high = candidates.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((candidates[middle]?.getBoundingClientRect().top ?? 0) <= limit) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

/**
 * The box of an element. In a long post, parts out of sight have no layout. Asking an element in such a part for its box
 * would lay the part out, each time: 10,000 questions took a minute. So the result is then the box of the whole part.
 */
export function boxOf(element: Element, viewHeight: number): DOMRect {
  const part = element.closest('article.long > .post-body > *, .code-piece')?.getBoundingClientRect();
  if (part && (part.bottom < 0 || part.top > viewHeight)) {
    return part;
  }
  return (element.closest('details:not([open])') ?? element).getBoundingClientRect();
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
