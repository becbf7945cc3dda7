import { setTimeout as wait } from 'node:timers/promises';
import { Stop, say } from '../../../build/run.mjs';
import { randomFrom } from '../generate/random.mjs';
import { median, percentile } from '../measure/figures.mjs';
import { recordTyping } from '../measure/record-typing.mjs';
import { sampleQueries } from '../measure/sample-queries.mjs';

const queriesARun = 6;

/**
 * The time from a key to its painted results. Queries are typed into the real window, as fast as people type. Beside it,
 * they are typed into a bare window that shows nothing but the typed text.
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
  const bareHome = bench.makeHome();
  const bare = await bench.startBareWindow(bareHome);
  await bare.inPage(showTypedText);
  const runs = await bench.repeat(async (run) => {
    say(`  typing ${run + 1}`);
    const some = Array.from(
      { length: queriesARun },
      (_, at) => queries[(run * queriesARun + at) % queries.length] ?? '',
    );
    const ours = await typeAll(app, some, random);
    return { ours, bare: await typeAll(bare, some, random) };
  });
  await bare.close();
  bareHome.remove();
  await app.close();
  home.remove();
  const line = (
    /** @type {string} */ id,
    /** @type {string} */ what,
    /** @type {(which: 'ours' | 'bare') => number} */ figure,
  ) => ({
    id,
    what,
    unit: /** @type {const} */ ('ms'),
    ours: figure('ours'),
    peer: { name: 'typed text alone', value: figure('bare') },
    runs: runs.length,
  });
  bench.note(`${runs.flatMap(({ ours }) => ours).length} keys were typed; the worst is the worst of all of them.`);
  const at = (/** @type {number} */ part) => (/** @type {'ours' | 'bare'} */ which) =>
    median(runs.map((run) => percentile(run[which], part)));
  return [
    line('key-p50', 'key to painted results, p50', at(0.5)),
    line('key-p95', 'key to painted results, p95', at(0.95)),
    line('key-worst', 'key to painted results, worst', (which) => Math.max(...runs.flatMap((run) => run[which]))),
  ];
}

/** Runs in an empty page: adds a search field, and a line that says what is typed in it. */
function showTypedText() {
  document.body.innerHTML =
    '<input aria-label="Search posts"><ul role="listbox" aria-label="Posts"></ul><footer><p role="status"></p></footer>';
  const field = /** @type {HTMLInputElement} */ (document.querySelector('input'));
  const line = /** @type {HTMLElement} */ (document.querySelector('[role="status"]'));
  const show = () => {
    line.textContent = `0 posts for “${field.value.trim()}”`;
  };
  field.addEventListener('input', show);
  show();
}

/**
 * Types queries, each into an empty field.
 * @param {import('../measure/started-app.mjs').StartedApp} app
 * @param {readonly string[]} queries
 * @param {() => number} random
 * @returns {Promise<number[]>} in milliseconds, for each key
 */
async function typeAll(app, queries, random) {
  const times = [];
  for (const query of queries) {
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
