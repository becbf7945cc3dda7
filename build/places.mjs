import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The absolute path of this repository. */
export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The output folder of `npm run build`. */
export const outFolder = path.join(repository, 'out');

/** The output folder of `npm run package`. */
export const releaseFolder = path.join(repository, 'release');

/** The person's current folder. npm changes to the repository, but passes on the folder that it was called from. */
export const personFolder = path.resolve(process.env.INIT_CWD || process.cwd());

/** The person's cache for downloads, shared by all clones. It may not exist yet. */
export const cacheFolder = findCacheFolder();

function findCacheFolder() {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  switch (process.platform) {
    case 'win32':
      return path.join(LOCALAPPDATA || path.join(homedir(), 'AppData', 'Local'), 'offprint', 'Cache');
    case 'darwin':
      return path.join(homedir(), 'Library', 'Caches', 'offprint');
    default:
      return path.join(
        XDG_CACHE_HOME && path.isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : path.join(homedir(), '.cache'),
        'offprint',
      );
  }
}
