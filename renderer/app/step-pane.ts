import { focusList } from '../controls/panes.ts';
import { openLibrary } from './open-library.ts';

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
  const frame = openLibrary()?.reading.frame;
  if (next?.dataset.pane === 'list') {
    focusList();
  } else if (next?.dataset.pane === 'post' && frame?.element?.checkVisibility()) {
    frame.focusArticle();
  } else if (next) {
    firstControl(next)?.focus();
  }
}
