import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fuses from '@electron/fuses';
import { load } from 'js-yaml';
import { packagedExecutable } from './electron-launch.mjs';
import { repository } from './places.mjs';

/** The characters of the fuse wire in the executable, one for each fuse. */
const states = new Map([
  [48, false],
  [49, true],
]);

/**
 * Reads the fuses of a packed app, and compares them with build/electron-builder.yml.
 * @param {string} [executable] by default, the unpacked app of `npm run package`
 * @returns {Promise<string[]>} a sentence for each fuse that differs; empty if all are right
 */
export async function findWrongFuses(executable = packagedExecutable()) {
  const config = load(await readFile(path.join(repository, 'build', 'electron-builder.yml'), 'utf8'));
  const wanted = /** @type {{ electronFuses: Record<string, boolean> }} */ (config).electronFuses;
  const wire = await fuses.getCurrentFuseWire(executable);
  return Object.entries(wanted).flatMap(([name, on]) => {
    const index = fuses.FuseV1Options[/** @type {'RunAsNode'} */ (name.charAt(0).toUpperCase() + name.slice(1))];
    const state = states.get(wire[index] ?? 0);
    return state === on ? [] : [`The fuse ${name} should be ${on ? 'on' : 'off'}, and is ${tell(state)}.`];
  });
}

function tell(/** @type {boolean | undefined} */ state) {
  return state === undefined ? 'missing' : state ? 'on' : 'off';
}
