import { readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { repository } from '../places.mjs';
import { writeLinuxFiles } from './linux-files.mjs';

/**
 * What electron-builder is told: build/electron-builder.yml, with what differs from run to run.
 * @param {object} options
 * @param {import('../electron-runtime.mjs').Runtime} options.runtime goes in as it is
 * @param {import('./release-facts.mjs').ReleaseFacts} options.facts
 * @param {string} options.work a folder for files that are packed
 * @param {boolean} options.isQuick true for packages that may be larger: they take a fifth of the time
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
 * Whether there is a certificate for macOS. An app without one is signed ad hoc, since its machines with Apple's chips
 * start no other, and can't have the hardened runtime, which would refuse Electron's own libraries.
 */
function isSigned() {
  return Boolean(process.env.CSC_LINK || process.env.CSC_NAME);
}

/** A stock Electron on macOS lies three folders above its executable. */
function electronFolder(/** @type {string} */ executable) {
  return process.platform === 'darwin' ? path.resolve(executable, '../../../..') : path.dirname(executable);
}
