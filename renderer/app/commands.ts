import type { Command } from '../../preload/contract.ts';
import { clearFilters } from '../state/view-store.ts';
import { openFind, stepFound } from '../post/reading/find.ts';
import { useFind } from '../post/reading/find-store.ts';
import { stepHit } from '../post/reading/archive-hits.ts';
import { goBack, goForward } from '../post/reading/reader.ts';
import { showAbout, toggleFacts, toggleFilters, toggleHealth } from '../state/layout-store.ts';
import { useLibrary } from '../state/library-store.ts';
import { stepTextSize } from '../state/settings-store.ts';
import { focusSearch } from '../controls/panes.ts';
import { stepPane } from './step-pane.ts';

const actions: Readonly<Record<Command, () => void>> = {
  'focus-search': focusSearch,
  back: () => void goBack(),
  forward: () => void goForward(),
  'find-in-post': openFind,
  'next-hit': () => stepAny(1),
  'previous-hit': () => stepAny(-1),
  'next-pane': () => stepPane(1),
  'previous-pane': () => stepPane(-1),
  'toggle-filters': toggleFilters,
  'clear-filters': clearFilters,
  'larger-text': () => stepTextSize(1),
  'smaller-text': () => stepTextSize(-1),
  'archive-health': ifOpen(toggleHealth),
  'about-folder': ifOpen(() => showAbout(true)),
  'post-facts': ifOpen(toggleFacts),
};

/** While a text is being looked for in the post, the hits are those of it. */
function stepAny(direction: 1 | -1): void {
  if (useFind.getState().open) {
    stepFound(direction);
  } else {
    stepHit(direction);
  }
}

export function runCommand(command: Command): void {
  actions[command]();
}

/** Does nothing while no folder is open: there would be nothing to show. */
function ifOpen(action: () => void): () => void {
  return () => {
    if (useLibrary.getState().library) {
      action();
    }
  };
}
