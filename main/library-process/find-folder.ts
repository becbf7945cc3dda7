import { opendir, stat } from 'node:fs/promises';
import path from 'node:path';
import { extensionOf } from '../security/contained-file.ts';
import { isPostExtension } from '../library/scan/file-kinds.ts';
import { CallFailure } from '../library/protocol.ts';

/** A folder that can be opened. */
export interface FoundFolder {
  /** The absolute path, as the person gave it. */
  readonly folder: string;
  /** The file name of the post, if the path was that of a post. */
  readonly post: string | null;
}

/**
 * The folder that a chosen, dropped or typed path stands for: the path itself, or the folder of a post. Fails with
 * `gone` or `unreadable`, and a sentence about what to do.
 */
export async function findFolder(chosen: string): Promise<FoundFolder> {
  const absolute = path.resolve(chosen);
  const stats = await stat(absolute).catch((error: unknown) => {
    throw failureOf(error, absolute);
  });
  if (stats.isFile()) {
    if (!isPostExtension(extensionOf(absolute))) {
      throw new CallFailure('unreadable', 'failure.not-a-post', { name: path.basename(absolute) });
    }
    const found = await findFolder(path.dirname(absolute));
    return { folder: found.folder, post: path.basename(absolute) };
  }
  if (!stats.isDirectory()) {
    throw new CallFailure('unreadable', 'failure.not-a-folder', { folder: absolute });
  }
  try {
    const directory = await opendir(absolute);
    await directory.read();
    await directory.close();
  } catch (error) {
    throw failureOf(error, absolute);
  }
  return { folder: absolute, post: null };
}

function failureOf(error: unknown, folder: string): CallFailure {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new CallFailure('gone', 'failure.no-such-folder', { folder });
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new CallFailure('unreadable', 'failure.folder-not-allowed', { folder });
  }
  return new CallFailure('unreadable', 'failure.folder-unreadable', { folder, reason: String(code ?? error) });
}
