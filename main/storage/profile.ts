import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Whether files can be created in a folder. Creates the folder if it is missing. */
export function canWriteIn(folder: string): boolean {
  const probe = path.join(folder, `.probe-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, 'Offprint looks whether it can write here.');
    return true;
  } catch {
    return false;
  } finally {
    try {
      rmSync(probe, { force: true });
    } catch {
      // Without the folder there is no probe file either.
    }
  }
}
