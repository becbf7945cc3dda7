import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { repository } from './places.mjs';
import { runNpm, Stop, say } from './run.mjs';

const modules = path.join(repository, 'node_modules');
const stampFile = path.join(modules, '.offprint-installed');

/**
 * Makes sure that `node_modules` holds what `package-lock.json` names. Does nothing if it was installed from these very
 * files. Fails with a sentence if Node is too old or npm fails.
 */
export async function installDependencies() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Stop(
      `Offprint is built with Node 20.19 or newer; this is Node ${process.versions.node}. Install a newer one from https://nodejs.org.`,
    );
  }
  if (isInstalled()) {
    return;
  }
  await withLock(`dependencies-${digest(repository).slice(0, 16)}`, async () => {
    if (isInstalled()) {
      return;
    }
    say('Installing the packages that Offprint is built from (npm, about a minute the first time) …');
    rmSync(stampFile, { force: true });
    // `npm ci` is not used because it refuses a lock file that lacks optional packages of other systems (biome,
    // rolldown …). npm leaves these out if a registry does not have them. `--no-save` also respects the lock file. No
    // package needs its install script: native parts are prebuilt.
    const code = await runNpm(['install', '--no-save', '--ignore-scripts'], repository);
    if (code !== 0) {
      throw new Stop('npm could not install the packages (its message is above). Is the npm registry reachable?');
    }
    writeFileSync(stampFile, stamp());
  });
}

function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp();
}

/** Changes if something else has to be installed. The scripts in package.json don't matter. */
function stamp() {
  const { dependencies, devDependencies, overrides } = JSON.parse(
    readFileSync(path.join(repository, 'package.json'), 'utf8'),
  );
  const lock = readFileSync(path.join(repository, 'package-lock.json'), 'utf8');
  return digest(JSON.stringify([dependencies, devDependencies, overrides, lock, process.platform, process.arch]));
}

function digest(/** @type {string} */ text) {
  return createHash('sha256').update(text).digest('hex');
}
