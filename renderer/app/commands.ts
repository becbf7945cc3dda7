import type { Command } from '../../preload/contract.ts';
import { focusSearch } from '../controls/panes.ts';
import { showAbout, toggleFacts, toggleHealth } from '../state/layout-store.ts';
import { toggleFilters } from '../state/visible-panes.ts';
import { stepTextSize } from '../state/settings-store.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';
import { stepPane } from './step-pane.ts';

const actions: Readonly<Record<Command, () => void>> = {
  'focus-search': focusSearch,
  back: ifOpen(({ reading }) => void reading.reader.goBack()),
  forward: ifOpen(({ reading }) => void reading.reader.goForward()),
  'find-in-post': ifOpen(({ reading }) => reading.find.open()),
  'next-hit': ifOpen(({ reading }) => reading.stepAny(1)),
  'previous-hit': ifOpen(({ reading }) => reading.stepAny(-1)),
  'next-pane': () => stepPane(1),
  'previous-pane': () => stepPane(-1),
  'toggle-filters': toggleFilters,
  'clear-filters': ifOpen(({ list }) => list.clearFilters()),
  'larger-text': () => stepTextSize(1),
  'smaller-text': () => stepTextSize(-1),
  'archive-health': ifOpen(toggleHealth),
  'about-folder': ifOpen(() => showAbout(true)),
  'post-facts': ifOpen(({ reading }) => reading.store.getState().post && toggleFacts()),
};

export function runCommand(command: Command): void {
  actions[command]();
}

/** Runs the action only while a folder is open. */
function ifOpen(action: (library: OpenLibrary) => void): () => void {
  return () => {
    const library = openLibrary();
    if (library) {
      action(library);
    }
  };
}
