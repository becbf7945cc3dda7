import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this repository, absolute. */
export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** What `npm run build` makes. */
export const outFolder = path.join(repository, 'out');

/** What `npm run package` makes. */
export const releaseFolder = path.join(repository, 'release');

/** Where a person stands: npm changes to the repository, and keeps the folder that it was called from. */
export const personFolder = path.resolve(process.env.INIT_CWD || process.cwd());

/** This person's cache of what is fetched once for all clones. It need not exist yet. */
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
