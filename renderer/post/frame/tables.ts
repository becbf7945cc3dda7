/** Sets the class `fits` on tables that are not wider than the text, and keeps it up to date. */
export class TableWatch {
  readonly #observer = new ResizeObserver((entries) => {
    const fitting = entries.map(({ target }) => target.scrollWidth <= target.clientWidth);
    for (const [at, { target }] of entries.entries()) {
      target.classList.toggle('fits', fitting[at]);
    }
  });

  /** Watches the tables in a part of a post. */
  watch(part: ParentNode): void {
    for (const scroller of part.querySelectorAll('.table-scroller')) {
      this.#observer.observe(scroller);
    }
  }
}
