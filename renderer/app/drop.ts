import { Debounce } from '../state/debounce.ts';
import { openDropped } from '../state/opening.ts';

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Hides the hint when no `dragover` event has come for a moment: nothing is dragged over the window any more. */
const hint = new Debounce(() => delete document.documentElement.dataset.dropping);

/** Opens a folder that is dropped anywhere on a document, and ignores anything else. A drop never navigates the window. */
export function acceptDrops(target: Document): void {
  target.addEventListener('dragover', (event) => {
    event.preventDefault();
    if (event.dataTransfer) {
      event.dataTransfer.dropEffect = hasFiles(event) ? 'copy' : 'none';
    }
    if (!hasFiles(event)) {
      return;
    }
    document.documentElement.dataset.dropping = '';
    hint.after(200);
  });
  target.addEventListener('drop', (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) {
      void openDropped(file);
    }
  });
}
