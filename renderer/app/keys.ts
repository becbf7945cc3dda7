import type { Command } from '../../preload/contract.ts';
import { closeFind } from '../post/reading/find.ts';
import { useFind } from '../post/reading/find-store.ts';
import { hasFocus } from '../post/frame/frame.ts';
import { isMac } from '../state/system.ts';
import { focusList, focusSearch } from '../controls/panes.ts';
import { runCommand } from './commands.ts';

/** The command that a key stands for; the same ones as in the menu, and a few that it has no room for. */
function commandFor(event: KeyboardEvent): Command | null {
  const { key, shiftKey, altKey, metaKey, ctrlKey } = event;
  const main = isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey;
  const bare = !metaKey && !ctrlKey && !altKey;
  const letter = key.toLowerCase();
  if (bare && key === 'F3') {
    return shiftKey ? 'previous-hit' : 'next-hit';
  }
  if (bare && key === 'F6') {
    return shiftKey ? 'previous-pane' : 'next-pane';
  }
  if (bare && !shiftKey && key === 'F9') {
    return 'toggle-filters';
  }
  if (main && !altKey && letter === 'g') {
    return shiftKey ? 'previous-hit' : 'next-hit';
  }
  if (main && !altKey && ((letter === 'k' && !shiftKey) || (letter === 'f' && shiftKey))) {
    return 'focus-search';
  }
  if (main && !altKey && !shiftKey && letter === 'f') {
    return 'find-in-post';
  }
  if (main && !altKey && !shiftKey && letter === 'i') {
    return 'post-facts';
  }
  if (main && !altKey && shiftKey && letter === 'h') {
    return 'archive-health';
  }
  if (isMac && main && !altKey && key === '[') {
    return 'back';
  }
  if (isMac && main && !altKey && key === ']') {
    return 'forward';
  }
  if (!isMac && altKey && !ctrlKey && !metaKey && !shiftKey) {
    if (key === 'ArrowLeft') {
      return 'back';
    }
    if (key === 'ArrowRight') {
      return 'forward';
    }
  }
  return null;
}

// `instanceof` fails across frames: the post's elements belong to the frame's own window.
function isTyping(target: EventTarget | null): boolean {
  const tag = (target as Element | null)?.tagName;
  return tag === 'INPUT' || tag === 'TEXTAREA' || tag === 'SELECT';
}

/** Keys of the whole window, from the page and from the post's frame alike. */
export function handleKey(event: KeyboardEvent): void {
  // A dialog has its own keys, and the window under it none.
  if (event.isComposing || event.defaultPrevented || document.querySelector('dialog[open]')) {
    return;
  }
  const command = commandFor(event);
  if (command) {
    event.preventDefault();
    runCommand(command, 'key');
  } else if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) {
    event.preventDefault();
    focusSearch();
  } else if (event.key === 'Escape') {
    const list = document.getElementById('posts');
    if (useFind.getState().open && hasFocus()) {
      closeFind();
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
  runCommand(event.button === 3 ? 'back' : 'forward', 'key');
}
