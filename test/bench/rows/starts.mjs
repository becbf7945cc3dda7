import { setTimeout as wait } from 'node:timers/promises';
import { say } from '../../../build/run.mjs';
import { median } from '../measure/figures.mjs';
import { timeFts5 } from '../measure/fts5-time.mjs';
import { goalOf } from '../measure/goals.mjs';
import { prepareHugo } from '../measure/hugo.mjs';
import { canMeasureMemory, measureMemory } from '../measure/process-memory.mjs';

/** @typedef {import('../measure/bench.mjs').Bench} Bench */
/** @typedef {import('../measure/bench.mjs').Line} Line */
/** @typedef {import('../measure/bench.mjs').Home} Home */

/** In milliseconds: how long the app stays open. */
const briefReading = 1_000;

/**
 * Starts Offprint twice with new user folders, cold and warm, and a bare window as often. The peers of indexing run in
 * between. The rows `start`, `cold` and `memory` use the same starts.
 * @param {Bench} bench
 * @param {ReadonlySet<string>} wanted names of rows
 * @returns {Promise<Line[]>}
 */
export async function measureStarts(bench, wanted) {
  const measuresMemory = wanted.has('memory') && canMeasureMemory;
  if (wanted.has('memory') && !canMeasureMemory) {
    bench.note('Memory is measured on Linux alone.');
  }
  const hugo = wanted.has('cold') ? await findHugo(bench) : null;

  const runs = await bench.repeat(async (run) => {
    say(`  start ${run + 1}: bare window, Offprint cold, Offprint warm`);
    const bareHome = bench.makeHome();
    const bareFirst = await startBare(bench, bareHome, false);
    const bareAgain = await startBare(bench, bareHome, measuresMemory);
    bareHome.remove();
    const home = bench.makeHome();
    const cold = await startOffprint(bench, home, measuresMemory, bench.folder);
    const again = await startOffprint(bench, home, measuresMemory);
    home.remove();
    const fts5 = wanted.has('cold') ? await timeFts5(bench.folder) : Number.NaN;
    const built = hugo?.time() ?? Number.NaN;
    return { bareFirst, bareAgain, cold, again, fts5, built };
  });

  const of = (/** @type {(run: (typeof runs)[number]) => number} */ read) => median(runs.map(read));
  /** @type {(id: string, what: string, read: (run: (typeof runs)[number]) => number, name?: string, peer?: (run: (typeof runs)[number]) => number, unit?: Line['unit']) => Line} */
  const line = (id, what, read, name, peer, unit = 'ms') => ({
    id,
    what,
    unit,
    ours: of(read),
    ...(name !== undefined && peer !== undefined ? { peer: { name, value: of(peer) } } : {}),
    runs: runs.length,
  });
  const lines = [];
  if (wanted.has('start')) {
    lines.push(
      line(
        'start-again',
        'start again: list painted',
        ({ again }) => again.list,
        'bare window',
        (run) => run.bareAgain.shown,
      ),
      line('searchable-again', '… all searchable, after the list', ({ again }) => again.searchable - again.list),
      line(
        'start-first',
        'first start: list painted',
        ({ cold }) => cold.list,
        'bare window',
        (run) => run.bareFirst.shown,
      ),
    );
  }
  if (wanted.has('cold')) {
    const searchable = (/** @type {(typeof runs)[number]} */ { cold }) => cold.searchable;
    lines.push(
      line('cold-list', 'cold: first posts on screen', ({ cold }) => cold.list),
      line('cold-fts5', 'cold: all searchable', searchable, 'gray-matter + FTS5', ({ fts5 }) => fts5),
    );
    if (hugo !== null) {
      lines.push(line('cold-hugo', 'cold: all searchable', searchable, 'Hugo', ({ built }) => built));
    }
  }
  if (measuresMemory) {
    const bare = (/** @type {(typeof runs)[number]} */ { bareAgain }) => bareAgain.memory;
    lines.push(
      line('memory-again', 'memory (PSS), started again', ({ again }) => again.memory, 'bare window', bare, 'MB'),
      line('memory-cold', 'memory (PSS), after a cold start', ({ cold }) => cold.memory, 'bare window', bare, 'MB'),
    );
  }
  return lines;
}

async function findHugo(/** @type {Bench} */ bench) {
  if (goalOf('cold-hugo', bench.posts) === null) {
    bench.note('Hugo takes minutes for so many posts, so it is not beside.');
    return null;
  }
  try {
    const hugo = await prepareHugo(bench.folder, bench.makeFolder('hugo'));
    bench.note(hugo?.version ?? 'No hugo is installed here, so Hugo is not beside.');
    return hugo;
  } catch (error) {
    bench.note(error instanceof Error ? error.message : String(error));
    return null;
  }
}

/** Times are milliseconds from the start of the process. */
async function startBare(/** @type {Bench} */ bench, /** @type {Home} */ home, /** @type {boolean} */ withMemory) {
  const app = await bench.startBareWindow(home);
  const shown = await app.inPage(({ whenPainted }) =>
    whenPainted(() => document.readyState === 'complete', 'the empty page'),
  );
  const memory = withMemory ? await measureMemory(app.pid) : Number.NaN;
  await app.close();
  return { shown: shown - app.startedAt, memory };
}

async function startOffprint(
  /** @type {Bench} */ bench,
  /** @type {Home} */ home,
  /** @type {boolean} */ withMemory,
  /** @type {string[]} */ ...folder
) {
  const app = await bench.startOffprint(home, ...folder);
  const [list, searchable] = await app.inPage(({ whenPainted, hasRows, isSearchable }) =>
    Promise.all([
      whenPainted(hasRows, 'the list', 300_000),
      whenPainted(() => isSearchable() && hasRows(), 'all searchable', 900_000),
    ]),
  );
  const memory = withMemory ? await measureMemory(app.pid) : Number.NaN;
  // Waits, so that the app can save what it keeps for the next start. A person would not quit sooner either.
  await wait(briefReading);
  await app.close();
  return { list: list - app.startedAt, searchable: searchable - app.startedAt, memory };
}
