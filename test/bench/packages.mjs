import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { runNpm, Stop, say } from '../../build/run.mjs';

const folder = import.meta.dirname;
const load = createRequire(path.join(folder, 'package.json'));

/** Installs the engines for comparison, unless they are installed. */
export async function installPackages() {
  if (existsSync(path.join(folder, 'node_modules', 'libsql'))) {
    return;
  }
  say('Installing the engines to measure beside …');
  const code = await runNpm(['install', '--no-save', '--ignore-scripts'], folder);
  if (code !== 0) {
    throw new Stop('npm could not install them (its message is above). Is the npm registry reachable?');
  }
}

/** @returns {any} what a package of this folder exports */
export function packageOf(/** @type {string} */ name) {
  const loaded = load(name);
  return name === 'minisearch' ? { default: loaded } : loaded;
}
