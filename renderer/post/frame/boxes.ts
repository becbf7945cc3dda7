/** The last element of a list in reading order whose top is at or above `limit`, found by halving; -1 for none. */
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
 * The box of what is seen of an element. In a long post, parts out of sight have no layout, and to ask what is in them
 * for its box makes one for each question: 10,000 of them took a minute. The part's own box is where it is meanwhile.
 */
export function boxOf(element: Element, viewHeight: number): DOMRect {
  const part = element.closest('article.long > .post-body > *, .code-piece')?.getBoundingClientRect();
  if (part && (part.bottom < 0 || part.top > viewHeight)) {
    return part;
  }
  return (element.closest('details:not([open])') ?? element).getBoundingClientRect();
}

/** A folded `<details>` would hide what is being gone to. */
export function openAround(element: Element): void {
  for (
    let folded = element.closest('details:not([open])');
    folded;
    folded = folded.parentElement?.closest('details:not([open])') ?? null
  ) {
    folded.setAttribute('open', '');
  }
}
