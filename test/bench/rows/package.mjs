import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { packagedExecutable } from '../../../build/electron-launch.mjs';
import { say } from '../../../build/run.mjs';
import { median } from '../measure/figures.mjs';
import { timeBareWindow, timeOffprint } from '../measure/start-times.mjs';

/**
 * Starts the packaged app of `npm run package -- --dir`, and a bare window as often. The first start of each has a new
 * user folder and is not counted.
 * @param {import('../measure/bench.mjs').Bench} bench
 * @returns {Promise<import('../measure/bench.mjs').Line[]>}
 */
export async function measurePackage(bench) {
  const executable = packagedExecutable();
  if (!existsSync(executable)) {
    bench.note('There is no packaged app here: “npm run package -- --dir” makes one.');
    return [];
  }
  const packed = statSync(path.join(path.dirname(executable), 'resources')).mtime.toISOString();
  bench.note(`The packaged app was packed at ${packed}: a change after that is not in it.`);
  const bareHome = bench.makeHome();
  await timeBareWindow(await bench.startBareWindow(bareHome), false);
  const home = bench.makeHome();
  await timeOffprint(await bench.startPackage(executable, home, bench.folder), false);
  const runs = await bench.repeat(async (run) => {
    say(`  package ${run + 1}: bare window, packaged app`);
    const bare = await timeBareWindow(await bench.startBareWindow(bareHome), false);
    const packaged = await timeOffprint(await bench.startPackage(executable, home), false);
    return { bare, packaged };
  });
  const ours = median(runs.map(({ packaged }) => packaged.list));
  const bare = { name: 'bare window', value: median(runs.map(({ bare }) => bare.shown)) };
  const behind = median(runs.map(({ packaged }) => packaged.searchable - packaged.list));
  return [
    { id: 'start-package', what: 'packaged: list painted', unit: 'ms', ours, peer: bare, runs: runs.length },
    {
      id: 'searchable-package',
      what: '… all searchable, after the list',
      unit: 'ms',
      ours: behind,
      runs: runs.length,
    },
  ];
}
