import { nameSystem } from '../state/system.ts';
import { acceptDrops } from './drop.ts';
import { handleKey, handleMouse } from './keys.ts';

/** Adds the window's listeners to a document. The window has two: the page, and the frame of the post. */
export function listenTo(document: Document): void {
  nameSystem(document);
  document.addEventListener('keydown', handleKey);
  document.addEventListener('mouseup', handleMouse);
  acceptDrops(document);
}
