import { flushSync } from 'react-dom';
import { showPane } from './layout-store.ts';
import { focusArticle, frameElement } from '../post/frame.ts';

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

/** The panes in reading order, those that can be seen. */
function visiblePanes(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.checkVisibility());
}

function firstControl(pane: HTMLElement): HTMLElement | undefined {
  const controls = pane.querySelectorAll<HTMLElement>('button:enabled, input:enabled, [tabindex="0"]');
  return [...controls].find((control) => control.checkVisibility());
}

/** Moves the keyboard to the pane after (1) or before (-1) the one that has it. */
export function stepPane(direction: 1 | -1): void {
  const panes = visiblePanes();
  // The last one: a post's facts stand within the post's pane.
  const at = panes.findLastIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(at + direction + panes.length) % panes.length];
  if (next?.dataset.pane === 'list') {
    focusList();
  } else if (next?.dataset.pane === 'post' && frameElement()?.checkVisibility()) {
    focusArticle();
  } else if (next) {
    firstControl(next)?.focus();
  }
}
