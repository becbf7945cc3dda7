import { setTimeout as wait } from 'node:timers/promises';
import { Stop, say } from '../../../build/run.mjs';
import { randomFrom } from '../generate/random.mjs';
import { median, percentile } from '../measure/figures.mjs';
import { recordTyping } from '../measure/record-typing.mjs';
import { sampleQueries } from '../measure/sample-queries.mjs';

const queriesARun = 6;
const frame = 1_000 / 60;

/**
 * The time from a key to its painted results. Queries are typed into the real window, as fast as people type.
 * @param {import('../measure/bench.mjs').Bench} bench
 * @returns {Promise<import('../measure/bench.mjs').Line[]>}
 */
export async function measureTyping(bench) {
  const queries = sampleQueries(bench.folder, queriesARun * bench.runs);
  if (queries.length === 0) {
    throw new Stop('No queries can be made of this folder.');
  }
  const random = randomFrom(2);
  const home = bench.makeHome();
  say('  typing: waiting until all is searchable');
  const app = await bench.startSearchable(home, bench.folder);
  const runs = await bench.repeat(async (run) => {
    say(`  typing ${run + 1}`);
    /** @type {number[]} */
    const times = [];
    for (let at = 0; at < queriesARun; at += 1) {
      const query = /** @type {string} */ (queries[(run * queriesARun + at) % queries.length]);
      await clearSearch(app);
      const recorded = app.inPage(recordTyping, query);
      /** @type {Promise<void>[]} */
      const pressed = [];
      for (const letter of query) {
        await wait(80 + random() * 120);
        // Not awaited: a person does not wait for the window either.
        pressed.push(app.press(letter));
      }
      await Promise.all(pressed);
      times.push(...(await recorded));
    }
    return times;
  });
  await app.close();
  home.remove();
  const line = (/** @type {string} */ id, /** @type {string} */ what, /** @type {number} */ ours) => ({
    id,
    what,
    unit: /** @type {const} */ ('ms'),
    ours,
    peer: { name: 'one frame', value: frame },
    runs: runs.length,
  });
  bench.note(`${runs.flat().length} keys were typed; the worst is the worst of all of them.`);
  return [
    line('key-p50', 'key to painted results, p50', median(runs.map((times) => percentile(times, 0.5)))),
    line('key-p95', 'key to painted results, p95', median(runs.map((times) => percentile(times, 0.95)))),
    line('key-worst', 'key to painted results, worst', Math.max(...runs.flat())),
  ];
}

/** Empties the search field, and waits until the whole list is painted. */
export async function clearSearch(/** @type {import('../measure/started-app.mjs').StartedApp} */ app) {
  const isEmpty = await app.inPage(({ searchField }) => {
    searchField()?.focus();
    searchField()?.select();
    return searchField()?.value === '';
  });
  if (!isEmpty) {
    await app.press('Backspace');
  }
  await app.inPage(({ whenPainted, showsResults }) => whenPainted(() => showsResults(''), 'the whole list'));
}
