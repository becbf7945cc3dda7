import { readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { repository } from '../places.mjs';
import { writeLinuxFiles } from './linux-files.mjs';

/**
 * The configuration of electron-builder: build/electron-builder.yml, with the values of this run.
 * @param {object} options
 * @param {import('../electron-runtime.mjs').Runtime} options.runtime packed unchanged
 * @param {import('./release-facts.mjs').ReleaseFacts} options.facts
 * @param {string} options.work a folder for files that are packed
 * @param {boolean} options.isQuick true for larger packages, which take a fifth of the time
 * @returns {import('electron-builder').Configuration}
 */
export function builderConfig({ runtime, facts, work, isQuick }) {
  const written = /** @type {import('electron-builder').Configuration} */ (
    load(readFileSync(path.join(repository, 'build', 'electron-builder.yml'), 'utf8'))
  );
  const { deb, rpm } = writeLinuxFiles(facts, work);
  return {
    ...written,
    electronDist: electronFolder(runtime.executable),
    ...(runtime.version === null ? {} : { electronVersion: runtime.version }),
    extraMetadata: { version: facts.version, released: facts.released },
    mac: { ...written.mac, ...(isSigned() ? {} : { identity: '-', hardenedRuntime: false }) },
    deb: { ...written.deb, fpm: deb, ...(isQuick ? { compression: 'gz' } : {}) },
    rpm: { ...written.rpm, fpm: rpm, ...(isQuick ? { compression: 'gzip' } : {}) },
  };
}

/**
 * Whether there is a certificate for macOS. Without one, the app is signed ad hoc, since Macs with Apple's chips start
 * no unsigned app. It then can't have the hardened runtime, which would reject Electron's own libraries.
 */
function isSigned() {
  return Boolean(process.env.CSC_LINK || process.env.CSC_NAME);
}

/** The folder of an Electron. On macOS it is several folders above the executable. */
function electronFolder(/** @type {string} */ executable) {
  return process.platform === 'darwin' ? path.resolve(executable, '../../../..') : path.dirname(executable);
}
