import { bridge } from './bridge.ts';
import { showNotice, useLibrary } from './library-store.ts';
import { libraryOpened } from './library-opened.ts';

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

async function openDropped(file: File): Promise<void> {
  useLibrary.setState({ opening: true });
  const reply = await bridge.openDropped(file);
  useLibrary.setState({ opening: false });
  if (reply.ok) {
    libraryOpened(reply.value);
  } else {
    showNotice(reply.message);
  }
}
