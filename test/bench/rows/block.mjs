import { setTimeout as wait } from 'node:timers/promises';
import { say } from '../../../build/run.mjs';
import { median } from '../measure/figures.mjs';
import { sampleQueries } from '../measure/sample-queries.mjs';

/**
 * The longest time for which the window is blocked while it is scrolled and typed into during the first indexing. Time
 * before the first list belongs to the start, and does not count.
 * @param {import('../measure/bench.mjs').Bench} bench
 * @returns {Promise<import('../measure/bench.mjs').Line[]>}
 */
export async function measureBlocks(bench) {
  const queries = sampleQueries(bench.folder, 20);
  const runs = await bench.repeat(async (run) => {
    say(`  block ${run + 1}`);
    const home = bench.makeHome();
    const app = await bench.startOffprint(home, bench.folder);
    await app.inPage(({ whenPainted, hasRows }) => whenPainted(hasRows, 'the list', 300_000));
    const recorded = app.inPage(recordLongTasks);
    let indexing = true;
    const finished = recorded.finally(() => {
      indexing = false;
    });
    await Promise.all([finished, scrollAndType(app, queries, () => indexing)]);
    await app.close();
    home.remove();
    return await recorded;
  });
  bench.note(
    `Blocks of the window are told from 50 ms on (a long task); there were ${median(runs.map(({ length }) => length))} while it indexed.`,
  );
  const longest = median(runs.map((tasks) => Math.max(0, ...tasks)));
  return [{ id: 'block', what: 'longest block of the window', unit: 'ms', ours: longest, runs: runs.length }];
}

async function scrollAndType(
  /** @type {import('../measure/started-app.mjs').StartedApp} */ app,
  /** @type {readonly string[]} */ queries,
  /** @type {() => boolean} */ goesOn,
) {
  const { x, y } = await app.inPage(({ list, searchField }) => {
    searchField()?.focus();
    const { left, top, width, height } = list()?.getBoundingClientRect() ?? new DOMRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  for (let at = 0; goesOn(); at += 1) {
    for (const letter of queries[at % queries.length] ?? '') {
      if (!goesOn()) {
        return;
      }
      await app.press(letter);
      await app.scroll(x, y, 400);
      await wait(120);
    }
    await app.inPage(({ searchField }) => searchField()?.select());
    await app.press('Backspace');
  }
}

/**
 * Runs in the page until all is searchable.
 * @param {import('../measure/page-tools.mjs').PageTools} tools
 * @returns {Promise<number[]>} how long each task was that took 50 ms or longer
 */
function recordLongTasks({ whenPainted, isSearchable }) {
  /** @type {number[]} */
  const tasks = [];
  const observer = new PerformanceObserver((entries) => {
    tasks.push(...entries.getEntries().map(({ duration }) => duration));
  });
  observer.observe({ type: 'longtask' });
  return whenPainted(isSearchable, 'all searchable', 900_000).then(() => {
    tasks.push(...observer.takeRecords().map(({ duration }) => duration));
    observer.disconnect();
    return tasks;
  });
}
