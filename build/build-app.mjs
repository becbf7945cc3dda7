import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { outFolder, repository } from './places.mjs';
import { Stop, say } from './run.mjs';

const stampFile = path.join(outFolder, 'built-from');

/** The inputs of a build, relative to the repository. */
const sources = [
  ...['main', 'preload', 'renderer', 'build/vite-builds.mjs', 'build/compile-texts.mjs'],
  ...['package.json', 'package-lock.json'],
];

/**
 * Makes sure that `out/` holds a build of the current sources. Does nothing if it does. Needs the packages. If the
 * bundler fails, its message is printed first.
 * @returns {Promise<boolean>} whether anything was built
 */
export async function buildApp() {
  if (isBuilt()) {
    return false;
  }
  const name = createHash('sha256').update(repository).digest('hex').slice(0, 16);
  return withLock(`build-${name}`, async () => {
    if (isBuilt()) {
      return false;
    }
    say('Building Offprint …');
    const stamp = readStamp();
    rmSync(stampFile, { force: true });
    const { build } = await import('vite');
    const { builds } = await import('./vite-builds.mjs');
    const environment = process.env.NODE_ENV;
    try {
      for (const config of builds) {
        await build(config);
      }
    } catch (error) {
      throw new Stop(`${error instanceof Error ? error.message : error}\n\nOffprint could not be built.`);
    } finally {
      // Vite sets `production`, and under this value the tests of the window do not start.
      if (environment === undefined) {
        delete process.env.NODE_ENV;
      } else {
        process.env.NODE_ENV = environment;
      }
    }
    writeFileSync(stampFile, stamp);
    return true;
  });
}

function isBuilt() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === readStamp();
}

/** Compares contents instead of times, since a checkout touches files that it does not change. */
function readStamp() {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of listFiles(path.join(repository, source))) {
      hash.update(path.relative(repository, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/** @returns {string[]} absolute paths in a fixed order */
function listFiles(/** @type {string} */ place) {
  if (!existsSync(place)) {
    return [];
  }
  try {
    return readdirSync(place)
      .sort()
      .flatMap((name) => listFiles(path.join(place, name)));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOTDIR') {
      return [place];
    }
    throw error;
  }
}
