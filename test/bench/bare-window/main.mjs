import path from 'node:path';
import { app, BrowserWindow } from 'electron';

// Not awaited: Electron is not ready before this module is over.
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 860 });
  window.loadFile(path.join(import.meta.dirname, 'empty.html'));
});
