/** Gives the focus to the title of a post. `isQuiet`: without a ring, until a key is pressed. */
export function focusTitle(document: Document, isQuiet: boolean): void {
  const title = document.querySelector<HTMLElement>('article h1');
  title?.toggleAttribute('data-quiet', isQuiet);
  if (isQuiet) {
    document.addEventListener('keydown', () => title?.removeAttribute('data-quiet'), { once: true });
  }
  title?.focus({ preventScroll: true });
}
