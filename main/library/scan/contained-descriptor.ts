import { fstatSync, lstatSync, readlinkSync, realpathSync } from 'node:fs';
import path from 'node:path';

/**
 * Paths are compared as text in which each byte is one character, so that names that are no UTF-8 keep their bytes.
 * Windows knows no such names.
 */
const encoding = process.platform === 'win32' ? 'utf8' : 'latin1';

/** Whether `file` lies inside `root`. Both must be true paths already, links resolved. The root itself does not. */
export function isInside(root: Buffer, file: Buffer): boolean {
  const relative = path.relative(root.toString(encoding), file.toString(encoding));
  return relative !== '' && relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

/**
 * Whether the file that is open lies inside `root`, a true path. A folder on its way may have become a link after it was
 * listed or looked at: so the descriptor is asked, which nobody can exchange. Linux knows the path of a descriptor.
 * Elsewhere the path it was opened by must lead inside, and to the very same file.
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

/** Null where the system does not tell. */
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
