import { say } from '../../../build/run.mjs';
import { median } from '../measure/figures.mjs';
import { timeFts5 } from '../measure/fts5-time.mjs';
import { goalOf } from '../measure/goals.mjs';
import { prepareHugo } from '../measure/hugo.mjs';
import { canMeasureMemory } from '../measure/process-memory.mjs';
import { timeBareWindow, timeOffprint } from '../measure/start-times.mjs';

/** @typedef {import('../measure/bench.mjs').Bench} Bench */
/** @typedef {import('../measure/bench.mjs').Line} Line */

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
    const bareFirst = await timeBareWindow(await bench.startBareWindow(bareHome), false);
    const bareAgain = await timeBareWindow(await bench.startBareWindow(bareHome), measuresMemory);
    bareHome.remove();
    const home = bench.makeHome();
    const cold = await timeOffprint(await bench.startOffprint(home, bench.folder), measuresMemory);
    const again = await timeOffprint(await bench.startOffprint(home), measuresMemory);
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
      line('answers-again', '… the list answers clicks, after that', ({ again }) => again.answers - again.list),
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
