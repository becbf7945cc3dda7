import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import path from 'node:path';

/** What decides where a program may keep data that it can make again. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The person's home folder. */
  readonly home: string;
}

/**
 * The folder of saved records, absolute. The app and the command line share it. Each system has its rule:
 * `XDG_CACHE_HOME` (freedesktop's Base Directory Specification), `~/Library/Caches` (macOS), `%LOCALAPPDATA%`
 * (Windows).
 */
export function findCacheFolder({ platform, env, home }: Surroundings): string {
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'];
    const base =
      local !== undefined && path.win32.isAbsolute(local) ? local : path.win32.join(home, 'AppData', 'Local');
    return path.win32.join(base, 'Offprint', 'Cache', 'libraries');
  }
  if (platform === 'darwin') {
    return path.posix.join(home, 'Library', 'Caches', 'Offprint', 'libraries');
  }
  // The specification says that a relative path is to be ignored.
  const named = env['XDG_CACHE_HOME'];
  const base = named !== undefined && path.posix.isAbsolute(named) ? named : path.posix.join(home, '.cache');
  return path.posix.join(base, 'offprint', 'libraries');
}

/** The folder for the saved records of one folder of posts. All links in `root` must be resolved. */
export function savedFolderOf(cacheFolder: string, root: string): string {
  return path.join(cacheFolder, createHash('sha256').update(root).digest('hex').slice(0, 32));
}

/** The folder of saved records of the person who runs this. */
export function personCacheFolder(): string {
  return findCacheFolder({ platform: process.platform, env: process.env, home: homedir() });
}
