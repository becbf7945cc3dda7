/** A higher head would leave too little of the pane for the rows. */
const highestHead = 1 / 3;

/**
 * Keeps the classes of tables up to date: `fits` if the table is not wider than the text, `sticks` if its head stays in
 * sight. `--head-from` and `--head-to` say from where to where scrolling moves a head, in pixels below the top of the
 * scrolling box. `data-more` has the sides, `left` and `right`, to which there is more than is shown.
 */
export class TableWatch {
  readonly #observer = new ResizeObserver((entries) => {
    // All are measured first: what is set would make the browser lay out all tables again for each.
    const measured = entries.map(({ target }) => measure(target as HTMLElement));
    for (const { scroller, fits, head, more } of measured) {
      scroller.classList.toggle('fits', fits);
      scroller.classList.toggle('sticks', head !== null);
      scroller.style.setProperty('--head-from', `${head?.from ?? 0}px`);
      scroller.style.setProperty('--head-to', `${head?.to ?? 0}px`);
      scroller.dataset['more'] = more;
    }
  });

  /** Watches the tables in a part of a post. */
  watch(part: ParentNode): void {
    for (const scroller of part.querySelectorAll<HTMLElement>('.table-scroller')) {
      this.#observer.observe(scroller);
      scroller.addEventListener('scroll', () => {
        scroller.dataset['more'] = hiddenSides(scroller);
      });
    }
  }
}

function measure(scroller: HTMLElement) {
  const table = scroller.querySelector('table');
  const head = table?.tHead;
  const pane = scroller.ownerDocument.defaultView?.innerHeight ?? 0;
  const sticks = table && head && head.offsetHeight <= pane * highestHead;
  return {
    scroller,
    fits: scroller.scrollWidth <= scroller.clientWidth,
    head: sticks
      ? { from: head.offsetTop, to: Math.max(head.offsetTop, table.offsetHeight - head.offsetHeight) }
      : null,
    more: hiddenSides(scroller),
  };
}

function hiddenSides(scroller: HTMLElement): string {
  const shown = scroller.getBoundingClientRect();
  const whole = scroller.querySelector('table')?.getBoundingClientRect() ?? shown;
  return [whole.left < shown.left - 1 ? 'left' : '', whole.right > shown.right + 1 ? 'right' : ''].join(' ').trim();
}
