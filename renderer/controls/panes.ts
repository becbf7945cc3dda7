import { flushSync } from 'react-dom';
import { showPane } from '../state/visible-panes.ts';

/** Shows the list where the window has room for one pane only, and that is the post. */
function bringListForward(): void {
  flushSync(() => showPane('list'));
}

export const searchFieldId = 'search-posts';

export function focusSearch(): void {
  bringListForward();
  selectField(searchFieldId);
}

/** Focuses a field and selects its text, so that typing replaces it. */
export function selectField(id: string): void {
  const field = document.getElementById(id);
  if (field instanceof HTMLInputElement) {
    field.focus();
    field.select();
  }
}

/** Focuses the row that last had the focus, or the first row. */
export function focusList(): void {
  bringListForward();
  const list = document.getElementById('posts');
  const option = list?.querySelector<HTMLElement>('[role="option"][tabindex="0"]');
  (option ?? list)?.focus();
}
