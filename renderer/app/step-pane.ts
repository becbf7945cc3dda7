import { focusList } from '../controls/panes.ts';
import { openLibrary } from './open-library.ts';

/** The visible panes, in reading order. */
function visiblePanes(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.checkVisibility());
}

function firstControl(pane: HTMLElement): HTMLElement | undefined {
  const controls = pane.querySelectorAll<HTMLElement>('button:enabled, input:enabled, [tabindex="0"]');
  return [...controls].find((control) => control.checkVisibility());
}

/** Moves the focus to the next (1) or previous (-1) pane. */
export function stepPane(direction: 1 | -1): void {
  const panes = visiblePanes();
  // The last match: the pane of the post's facts lies within the pane of the post.
  const at = panes.findLastIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(at + direction + panes.length) % panes.length];
  const frame = openLibrary()?.reading.frame;
  if (next?.dataset.pane === 'list') {
    focusList();
  } else if (next?.dataset.pane === 'post' && frame?.element?.checkVisibility()) {
    frame.focusArticle();
  } else if (next) {
    firstControl(next)?.focus();
  }
}
