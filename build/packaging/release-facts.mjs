import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../places.mjs';
import { ask, Stop } from '../run.mjs';

/**
 * What a package says about itself. The publisher is named only in package.json, as `author` and `homepage`.
 * @typedef {object} ReleaseFacts
 * @property {string} version ends with `-test` if the Electron is not the one to publish
 * @property {boolean} isTest
 * @property {string} electron its version, or a name for it
 * @property {string} released the day of the last change, such as 2026-11-26
 * @property {string} summary
 * @property {string} homepage
 * @property {string} releases the page that lists new versions
 * @property {string} maintainer with an address in angle brackets
 * @property {string} license
 */

/**
 * @param {import('../electron-runtime.mjs').Runtime} runtime
 * @returns {Promise<ReleaseFacts>}
 */
export async function readReleaseFacts({ source, version }) {
  const {
    version: written,
    description,
    homepage,
    author,
    license,
  } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8'));
  const isTest = source !== 'stock';
  return {
    version: isTest ? `${written}-test` : written,
    isTest,
    electron: version ?? 'of your own',
    released: await readDay(),
    summary: description,
    homepage,
    releases: `${homepage}/releases`,
    maintainer: author,
    license,
  };
}

/**
 * The day of the release: SOURCE_DATE_EPOCH, which reproducible builds set, or else the day of the last commit. Without
 * either, today.
 */
async function readDay() {
  const given = process.env.SOURCE_DATE_EPOCH;
  if (given !== undefined && !/^\d{1,11}$/.test(given)) {
    throw new Stop(`SOURCE_DATE_EPOCH is a number of seconds since 1970, not “${given}”.`);
  }
  const { code, output } = await ask('git', ['-C', repository, 'log', '-1', '--format=%ct']);
  const seconds = given ?? (code === 0 && output.trim() !== '' ? output.trim() : String(Date.now() / 1000));
  return new Date(Number(seconds) * 1000).toISOString().slice(0, 10);
}
