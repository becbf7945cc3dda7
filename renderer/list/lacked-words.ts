import type { KeyboardEvent } from 'react';

/**
 * The keys of the words that a row lacks: Right goes to the first and to the next, Left back and then to the row; Enter
 * and Space press the one with the keyboard. Tells whether the key was one of these.
 */
export function stepThroughLacked(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  const row = target.closest<HTMLElement>('[role="option"]');
  const words = [...(row?.querySelectorAll<HTMLElement>('.row-lacks button') ?? [])];
  const at = words.indexOf(target);
  if (at >= 0 && (event.key === 'Enter' || event.key === ' ')) {
    // The browser presses it; the list opens no post.
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
