import { openDropped } from '../state/opening.ts';

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

let over: ReturnType<typeof setTimeout> | undefined;

/** A folder dropped anywhere on a document opens; anything else is ignored, and nothing ever navigates. */
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
    clearTimeout(over);
    over = setTimeout(() => delete document.documentElement.dataset.dropping, 200);
  });
  target.addEventListener('drop', (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) {
      void openDropped(file);
    }
  });
}
