import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A file system of its own, in memory: the super-user is bound by its size, and can't write where it is read-only. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves an empty folder in its place. */
  unmount(): void;
  /** Both, whether it is still mounted or not. */
  remove(): void;
}

/** Mounts one with these options of `tmpfs`, such as `size=64k`; null where that is not allowed, or not Linux. */
export function mountSmallDisk(options: string): SmallDisk | null {
  if (process.platform !== 'linux') {
    return null;
  }
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'offprint-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  let isMounted = true;
  const unmount = (): void => {
    if (isMounted) {
      isMounted = false;
      execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' });
    }
  };
  const remove = (): void => {
    unmount();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, unmount, remove };
}

/** Whether such a disk can be had here. */
export function canMount(): boolean {
  const disk = mountSmallDisk('size=64k');
  disk?.remove();
  return disk !== null;
}
