import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { outFolder, repository } from './places.mjs';
import { Stop, say } from './run.mjs';

const stampFile = path.join(outFolder, 'built-from');

/** What a build is made of, relative to the repository. */
const sources = [
  ...['main', 'preload', 'renderer', 'build/vite-builds.mjs', 'build/compile-texts.mjs'],
  ...['package.json', 'package-lock.json'],
];

/**
 * Makes sure that `out/` holds the app built from the sources as they are. Does nothing when it does. Needs the
 * packages; fails with a sentence after the bundler's own message.
 * @returns {Promise<boolean>} whether there was something to build
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
      // Vite leaves `production` there, and the tests of the window do not start under that name.
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

/** By content, not by time: a checkout touches files that it doesn't change. */
function readStamp() {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of listFiles(path.join(repository, source))) {
      hash.update(path.relative(repository, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/** @returns {string[]} absolute, in a fixed order */
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
