let watching: ResizeObserver | null = null;

/** Tells tables that are as narrow as the text from those that go on past its edge, now and whenever that changes. */
export function watchTables(part: ParentNode): void {
  watching ??= new ResizeObserver((entries) => {
    const fitting = entries.map(({ target }) => target.scrollWidth <= target.clientWidth);
    for (const [at, { target }] of entries.entries()) {
      target.classList.toggle('fits', fitting[at]);
    }
  });
  for (const scroller of part.querySelectorAll('.table-scroller')) {
    watching.observe(scroller);
  }
}
