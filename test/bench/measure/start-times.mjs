import { setTimeout as wait } from 'node:timers/promises';
import { measureMemory } from './process-memory.mjs';

/** @typedef {import('./started-app.mjs').StartedApp} StartedApp */

/** In milliseconds: how long the app stays open. */
const briefReading = 1_000;

/**
 * Waits until a bare window is painted, and closes it. Times are milliseconds from the start of the process.
 * @param {StartedApp} app
 * @param {boolean} withMemory
 */
export async function timeBareWindow(app, withMemory) {
  const shown = await app.inPage(({ whenPainted }) =>
    whenPainted(() => document.readyState === 'complete', 'the empty page'),
  );
  const memory = withMemory ? await measureMemory(app.pid) : Number.NaN;
  await app.close();
  return { shown: shown - app.startedAt, memory };
}

/**
 * Waits until Offprint has painted its list, and until all of it can be searched. Then closes it.
 * @param {StartedApp} app
 * @param {boolean} withMemory
 */
export async function timeOffprint(app, withMemory) {
  const [list, answers, searchable] = await app.inPage(({ whenPainted, hasRows, answersClicks, isSearchable }) =>
    Promise.all([
      whenPainted(hasRows, 'the list', 300_000),
      whenPainted(answersClicks, 'the list with its scripts', 300_000),
      whenPainted(() => isSearchable() && hasRows(), 'all searchable', 900_000),
    ]),
  );
  const memory = withMemory ? await measureMemory(app.pid) : Number.NaN;
  // Waits, so that the app can save what it keeps for the next start. A person would not quit sooner either.
  await wait(briefReading);
  await app.close();
  const since = (/** @type {number} */ time) => time - app.startedAt;
  return { list: since(list), answers: since(answers), searchable: since(searchable), memory };
}
