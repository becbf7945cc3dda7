import { realpathSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';

/** The folder of the posts that ship with the app. */
export function handbook(): string {
  return path.join(app.isPackaged ? process.resourcesPath : app.getAppPath(), 'content');
}

/** Its true path, with links resolved. Null if it does not exist. */
export function readTrueHandbook(): string | null {
  try {
    return realpathSync(handbook());
  } catch {
    return null;
  }
}
