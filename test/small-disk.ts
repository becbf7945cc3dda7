import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A small file system in memory. Its size, and being read-only, stop even root, whom permissions do not stop. */
export interface SmallDisk {
  readonly folder: string;
  /** Unmounts it, which leaves an empty folder. */
  unmount(): void;
  /** Unmounts it if it is mounted, and removes the folder. */
  remove(): void;
}

/** Mounts a `tmpfs` with these options, such as `size=64k`; null where that is not allowed, or the system is not Linux. */
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

/** A folder shown in a second place, where nothing can be written. */
export interface ReadOnlyView {
  readonly folder: string;
  /** Unmounts it, and removes the second place. */
  remove(): void;
}

/** Mounts a folder a second time, without the right to write. Null where that is not allowed, or the system is not Linux. */
export function mountReadOnly(shown: string): ReadOnlyView | null {
  if (process.platform !== 'linux') {
    return null;
  }
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'offprint-view-'));
  const remove = (): void => {
    try {
      execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' });
    } catch {
      // It was not mounted.
    }
    // Not `rmSync`: what is still mounted must never be removed.
    rmdirSync(folder);
  };
  try {
    execFileSync('mount', ['--bind', shown, folder], { stdio: 'ignore' });
    execFileSync('mount', ['-o', 'remount,ro,bind', folder], { stdio: 'ignore' });
  } catch {
    remove();
    return null;
  }
  return { folder, remove };
}

/** Whether such a disk can be mounted here. */
export function canMount(): boolean {
  const disk = mountSmallDisk('size=64k');
  disk?.remove();
  return disk !== null;
}
