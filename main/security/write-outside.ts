import { open, realpath, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { isInside } from '../library/scan/contained-descriptor.ts';
import { CallFailure } from '../library/protocol.ts';

/**
 * Writes a text to a file that lies outside of `root`, the true path of the folder that is open: there Offprint never
 * writes. The file is replaced whole (written beside, synced, renamed).
 */
export async function writeOutside(root: Buffer, file: string, text: string): Promise<void> {
  const folder = await trueFolder(file);
  if (folder.equals(root) || isInside(root, folder)) {
    throw new CallFailure(
      'refused',
      'Offprint never writes into the folder that it shows. Choose a place outside of it.',
    );
  }
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  try {
    const handle = await open(temporary, 'wx', 0o666);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw new CallFailure('failed', `The file could not be written: ${error instanceof Error ? error.message : error}`);
  }
}

async function trueFolder(file: string): Promise<Buffer> {
  try {
    return await realpath(Buffer.from(path.dirname(file)), { encoding: 'buffer' });
  } catch {
    throw new CallFailure('gone', 'The folder that you chose is not there any more. Choose another one.');
  }
}
