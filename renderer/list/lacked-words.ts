import type { KeyboardEvent } from 'react';

/**
 * Handles the keys for the words that a row lacks. Right goes to the first word and then to the next, Left goes back and
 * at last to the row, Enter and Space press the focused word. Returns whether the key was one of these.
 */
export function stepThroughLacked(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  const row = target.closest<HTMLElement>('[role="option"]');
  const words = [...(row?.querySelectorAll<HTMLElement>('.row-lacks button') ?? [])];
  const at = words.indexOf(target);
  if (at >= 0 && (event.key === 'Enter' || event.key === ' ')) {
    // The browser presses the button, and the list must not open the post.
    return true;
  }
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0 || words.length === 0 || (at < 0 && step < 0)) {
    return false;
  }
  event.preventDefault();
  const next = at + step < 0 ? row : words[Math.min(at + step, words.length - 1)];
  next?.focus({ preventScroll: true });
  return true;
}
