import { fstatSync, lstatSync, readlinkSync, realpathSync } from 'node:fs';
import path from 'node:path';

/**
 * Paths are compared as text with one character for each byte, so that names that are not UTF-8 keep their bytes. On
 * Windows there are no such names.
 */
const encoding = process.platform === 'win32' ? 'utf8' : 'latin1';

/** Whether `file` lies inside `root`. Both must be real paths, with links resolved. The root is not inside itself. */
export function isInside(root: Buffer, file: Buffer): boolean {
  const relative = path.relative(root.toString(encoding), file.toString(encoding));
  return relative !== '' && relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

/**
 * Whether an open file lies inside `root`, a real path. A folder of the path may have become a link since it was listed
 * or checked. Nobody can exchange the descriptor, so it is asked for its path on Linux. On other systems, the path must
 * lead inside, and to the same file.
 */
export function isDescriptorInside(root: Buffer, descriptor: number, file: Buffer): boolean {
  const known = pathOfDescriptor(descriptor);
  if (known !== null) {
    return isInside(root, known);
  }
  try {
    const real = realpathSync(file, { encoding: 'buffer' });
    const open = fstatSync(descriptor, { bigint: true });
    const there = lstatSync(real, { bigint: true });
    return isInside(root, real) && there.ino === open.ino && there.dev === open.dev;
  } catch {
    return false;
  }
}

/** Null if the system does not tell. */
function pathOfDescriptor(descriptor: number): Buffer | null {
  if (process.platform !== 'linux') {
    return null;
  }
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`, { encoding: 'buffer' });
  } catch {
    return null;
  }
}
