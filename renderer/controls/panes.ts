import { flushSync } from 'react-dom';
import { showPane } from '../state/layout-store.ts';

/** In a window of one pane the list may be behind the post. */
function bringListForward(): void {
  flushSync(() => showPane('list'));
}

export const searchFieldId = 'search-posts';

export function focusSearch(): void {
  bringListForward();
  selectField(searchFieldId);
}

/** Gives a field the keyboard and chooses all of its text, ready to be typed over. */
export function selectField(id: string): void {
  const field = document.getElementById(id);
  if (field instanceof HTMLInputElement) {
    field.focus();
    field.select();
  }
}

/** The row that the keyboard was last on, or the first. */
export function focusList(): void {
  bringListForward();
  const list = document.getElementById('posts');
  const option = list?.querySelector<HTMLElement>('[role="option"][tabindex="0"]');
  (option ?? list)?.focus();
}
