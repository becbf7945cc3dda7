import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { isInside } from '../library/scan/contained-descriptor.ts';
import { CallFailure } from '../library/protocol.ts';
import { replaceFileLater } from '../library/storage/replace-file.ts';

/**
 * Replaces a file outside of `root`, the true path of the open folder, where Offprint never writes. Fails with
 * `refused` for a file inside.
 */
export async function writeOutside(root: Buffer, file: string, text: string): Promise<void> {
  const folder = await trueFolder(file);
  if (folder.equals(root) || isInside(root, folder)) {
    throw new CallFailure('refused', 'failure.never-into-folder');
  }
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  try {
    await replaceFileLater(file, [text], { temporary, exclusive: true });
  } catch (error) {
    // Loaded on demand, to keep the start fast.
    const { writingReason } = await import('../library/failure-message.ts');
    throw new CallFailure('failed', 'failure.not-written', { reason: writingReason(error) });
  }
}

async function trueFolder(file: string): Promise<Buffer> {
  try {
    return await realpath(Buffer.from(path.dirname(file)), { encoding: 'buffer' });
  } catch {
    throw new CallFailure('gone', 'failure.chosen-gone');
  }
}
