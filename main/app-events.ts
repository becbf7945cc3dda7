import { app } from 'electron';
import { z } from 'zod';
import type { OpenFolders } from './library-process/open-folders.ts';
import type { MainWindow } from './window/main-window.ts';

const secondStart = z.object({ open: z.string().nullable() });

interface Options {
  readonly window: MainWindow;
  readonly folders: OpenFolders;
  /** Called when a person comes back to the window. */
  readonly onFocus: () => void;
  /** Called when the app quits. Everything that is not saved yet must be saved now. */
  readonly onQuit: () => void;
}

/**
 * Handles events of the app: a second start, a file that the system opens, focus, quitting. Must be called before
 * `ready`.
 */
export function handleAppEvents({ window, folders, onFocus, onQuit }: Options): void {
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    const asked = secondStart.safeParse(data);
    if (app.isReady()) {
      window.show();
      if (asked.success && asked.data.open !== null) {
        folders.showPath(asked.data.open);
      }
    }
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    // macOS may send a folder before Electron is ready.
    if (app.isReady()) {
      folders.showPath(file);
    } else {
      folders.nameFirst(file);
    }
  });
  app.on('activate', () => {
    if (app.isReady()) {
      window.show();
    }
  });
  app.on('browser-window-focus', onFocus);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') {
      app.quit();
    }
  });
  app.on('will-quit', onQuit);
}
