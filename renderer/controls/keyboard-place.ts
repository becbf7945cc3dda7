/**
 * Remembers where the keyboard is, and in a field also what is written and chosen there. The answer tells whether it
 * is all still so: what comes late may take the keyboard only from someone who has done nothing since.
 */
export function keyboardPlace(): () => boolean {
  const before = placeNow();
  // A pane that is hidden meanwhile loses the keyboard to nobody.
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
