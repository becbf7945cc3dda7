import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { transformWithOxc } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';

const source = path.join(import.meta.dirname, '../../../main/library-process/heap-memory.ts');

/** Makes many objects, some of which live for a while. Prints the megabytes that V8 holds for new ones, and for all. */
const makeObjects = `
import { getHeapSpaceStatistics, getHeapStatistics } from 'node:v8';
import { PerformanceObserver, constants } from 'node:perf_hooks';
import * as memory from './heap-memory.mjs';
for (const [name, ...values] of JSON.parse(process.argv[2])) {
  memory[name](...values);
}
let kept = [];
for (let made = 0; made < 4_000_000; made += 1) {
  kept.push({ made });
  if (kept.length > 100_000) {
    kept = [];
  }
}
kept = [];
let collections = 0;
await new Promise((done) => setTimeout(done, 50));
new PerformanceObserver((list) => {
  collections += list.getEntries().filter(({ detail }) => detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR).length;
}).observe({ type: 'gc' });
const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size;
const before = getHeapStatistics().used_heap_size;
if (process.argv[3] === 'collect') {
  memory.beginToCollectGarbage();
}
const freed = () => (before - getHeapStatistics().used_heap_size) / 1e6;
for (let looks = 0; freed() < 2 && looks < 100; looks += 1) {
  await new Promise((done) => setTimeout(done, 20));
}
await new Promise((done) => setTimeout(done, 50));
console.log(JSON.stringify({ young: young / 1e6, collections, freed: freed() }));
`;

/** In megabytes, except for the count. */
interface Memory {
  readonly young: number;
  readonly freed: number;
  /** How often the whole heap was collected. */
  readonly collections: number;
}

let code = '';

/** Flags hold for a whole process, so each case has its own. */
function run(calls: readonly (readonly [string, ...number[]])[], more = ''): Memory {
  const folder = temporaryFolder({ 'heap-memory.mjs': code, 'make-objects.mjs': makeObjects });
  const args = [path.join(folder, 'make-objects.mjs'), JSON.stringify(calls), more];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

describe('the memory of the library process', () => {
  beforeAll(async () => {
    ({ code } = await transformWithOxc(readFileSync(source, 'utf8'), source));
  });

  it('has little space for new objects, except with many posts', () => {
    const usual = run([]).young;
    expect(usual).toBeGreaterThan(8);
    expect(run([['keepYoungSpaceSmall'], ['growYoungSpaceFor', 1_805]]).young).toBeLessThan(usual / 4);
    expect(run([['keepYoungSpaceSmall'], ['growYoungSpaceFor', 48_000]]).young).toBeGreaterThan(8);
  });

  // Node's function for a full collection has several in a row, which stop the process for half a second.
  it('is given back by one collection', () => {
    const calls = [['keepYoungSpaceSmall']] as const;
    expect(run(calls).freed).toBeLessThan(0.5);
    const { freed, collections } = run(calls, 'collect');
    expect(freed).toBeGreaterThan(2);
    expect(collections).toBe(1);
  });
});
