/** Does for each element what is to be done once it comes near the part of the document that is seen. */
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
