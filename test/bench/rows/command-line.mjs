import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { outFolder } from '../../../build/places.mjs';
import { Stop, say } from '../../../build/run.mjs';
import { median } from '../measure/figures.mjs';
import { timeFts5 } from '../measure/fts5-time.mjs';
import { sampleQueries } from '../measure/sample-queries.mjs';

/**
 * The time of `offprint search` in a terminal, with empty caches, and then again.
 * @param {import('../measure/bench.mjs').Bench} bench
 * @returns {Promise<import('../measure/bench.mjs').Line[]>}
 */
export async function measureCommandLine(bench) {
  const [query = 'words'] = sampleQueries(bench.folder, 1);
  const runs = await bench.repeat(async (run) => {
    say(`  command line ${run + 1}`);
    const { env, remove } = bench.makeHome();
    const cold = await time(['search', bench.folder, query], env);
    const again = await time(['search', bench.folder, query], env);
    remove();
    return { cold, again, fts5: await timeFts5(bench.folder) };
  });
  const fts5 = median(runs.map((run) => run.fts5));
  return [
    {
      id: 'command-cold',
      what: 'offprint search, cold',
      unit: 'ms',
      ours: median(runs.map(({ cold }) => cold)),
      peer: { name: 'gray-matter + FTS5', value: fts5 },
      runs: runs.length,
    },
    {
      id: 'command-again',
      what: 'offprint search again',
      unit: 'ms',
      ours: median(runs.map(({ again }) => again)),
      runs: runs.length,
    },
  ];
}

/** From the start of the process to its end, in milliseconds. */
async function time(/** @type {readonly string[]} */ args, /** @type {NodeJS.ProcessEnv} */ env) {
  const program = path.join(outFolder, 'main', 'command-line.js');
  const began = performance.now();
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'close');
  if (code !== 0) {
    throw new Stop(`offprint ${args[0]} ended with ${code}.`);
  }
  return performance.now() - began;
}
