import { nameSystem } from '../state/system.ts';
import { acceptDrops } from './drop.ts';
import { handleKey, handleMouse } from './keys.ts';

/** What the whole window does is heard in each of its documents: the page, and the frame that a post is shown in. */
export function listenTo(document: Document): void {
  nameSystem(document);
  document.addEventListener('keydown', handleKey);
  document.addEventListener('mouseup', handleMouse);
  acceptDrops(document);
}
