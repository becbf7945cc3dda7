/** Calls the function of each element once, when the element comes near the visible part of the document. */
export function whenNear(document: Document, todo: ReadonlyMap<Element, () => void>): void {
  if (todo.size === 0) {
    return;
  }
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) {
          observer.unobserve(target);
          todo.get(target)?.();
        }
      }
    },
    { root: document, rootMargin: '800px 0px' },
  );
  for (const element of todo.keys()) {
    observer.observe(element);
  }
}
