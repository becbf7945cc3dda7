import { isMac } from '../state/system.ts';
import { focusList, focusSearch } from '../controls/panes.ts';
import { commandOf } from './command-of.ts';
import { runCommand } from './commands.ts';
import { openLibrary } from './open-library.ts';

// `instanceof` fails across frames: the post's elements belong to the frame's own window.
function isTyping(target: EventTarget | null): boolean {
  const tag = (target as Element | null)?.tagName;
  return tag === 'INPUT' || tag === 'TEXTAREA' || tag === 'SELECT';
}

/** Handles the keys that work everywhere in the window: in the page and in the post's frame. */
export function handleKey(event: KeyboardEvent): void {
  // While a dialog is open, only the dialog's keys work.
  if (event.isComposing || event.defaultPrevented || document.querySelector('dialog[open]')) {
    return;
  }
  const command = commandOf(event, isMac);
  if (command) {
    event.preventDefault();
    runCommand(command);
  } else if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) {
    event.preventDefault();
    focusSearch();
  } else if (event.key === 'Escape') {
    const list = document.getElementById('posts');
    const reading = openLibrary()?.reading;
    if (reading?.find.store.getState().open && reading.frame.hasFocus()) {
      reading.find.dismiss();
    } else if (list?.contains(document.activeElement)) {
      focusSearch();
    } else {
      focusList();
    }
  }
}

/** The back and forward buttons of a mouse. */
export function handleMouse(event: MouseEvent): void {
  if (event.button !== 3 && event.button !== 4) {
    return;
  }
  event.preventDefault();
  runCommand(event.button === 3 ? 'back' : 'forward');
}
