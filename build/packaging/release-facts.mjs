import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../places.mjs';
import { ask, Stop } from '../run.mjs';

/**
 * What a package says of itself. Who publishes it stands in package.json alone: `author` and `homepage`.
 * @typedef {object} ReleaseFacts
 * @property {string} version ends with `-test` for an Electron that is not the one to publish
 * @property {boolean} isTest
 * @property {string} electron its version, or what it is called here
 * @property {string} released the day of the last change, such as 2026-11-26
 * @property {string} summary
 * @property {string} homepage
 * @property {string} releases the page where new versions appear
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

/** SOURCE_DATE_EPOCH is what builds that can be repeated set; else the last commit counts; a copy without one is of today. */
async function readDay() {
  const given = process.env.SOURCE_DATE_EPOCH;
  if (given !== undefined && !/^\d{1,11}$/.test(given)) {
    throw new Stop(`SOURCE_DATE_EPOCH is a number of seconds since 1970, not “${given}”.`);
  }
  const { code, output } = await ask('git', ['-C', repository, 'log', '-1', '--format=%ct']);
  const seconds = given ?? (code === 0 && output.trim() !== '' ? output.trim() : String(Date.now() / 1000));
  return new Date(Number(seconds) * 1000).toISOString().slice(0, 10);
}
