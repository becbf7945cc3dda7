/**
 * Remembers where the keyboard focus is, and in a field its text and selection. The result tells whether all of that is
 * unchanged: a late answer may move the focus only if the person has done nothing since.
 */
export function keyboardPlace(): () => boolean {
  const before = placeNow();
  // The body has the focus when the focused pane was hidden: the person did nothing.
  return () => document.activeElement === document.body || placeNow().every((part, at) => part === before[at]);
}

function placeNow(): readonly unknown[] {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLInputElement)) {
    return [activeElement];
  }
  const { value, selectionStart, selectionEnd } = activeElement;
  return [activeElement, value, selectionStart, selectionEnd];
}
