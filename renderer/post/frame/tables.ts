/** Tells tables that are as narrow as the text from those that go on past its edge, now and whenever that changes. */
export class TableWatch {
  readonly #observer = new ResizeObserver((entries) => {
    const fitting = entries.map(({ target }) => target.scrollWidth <= target.clientWidth);
    for (const [at, { target }] of entries.entries()) {
      target.classList.toggle('fits', fitting[at]);
    }
  });

  /** Watches the tables of a part of a post, as long as they are in the page. */
  watch(part: ParentNode): void {
    for (const scroller of part.querySelectorAll('.table-scroller')) {
      this.#observer.observe(scroller);
    }
  }
}
