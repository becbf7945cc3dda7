import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { transformWithOxc } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';

const source = path.join(import.meta.dirname, '../../../main/library-process/heap-memory.ts');

/** Makes many objects, some of which live for a while. Prints the megabytes that V8 holds for new ones, and for all. */
const makeObjects = `
import { getHeapSpaceStatistics, getHeapStatistics, queryObjects } from 'node:v8';
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
const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size;
const timed = (work) => {
  const began = performance.now();
  work();
  return performance.now() - began;
};
// A full collection, which also ends one that V8 has begun by itself. The objects of \`old\` are garbage after it.
let old = Array.from({ length: 200_000 }, (_, made) => ({ made }));
const whole = timed(() => queryObjects(class {}, { format: 'count' }));
old = null;
const before = getHeapStatistics().used_heap_size;
const took = timed(() => process.argv[3] === 'collect' && memory.beginToCollectGarbage());
const freed = () => (before - getHeapStatistics().used_heap_size) / 1e6;
for (let looks = 0; freed() < 2 && looks < 100; looks += 1) {
  await new Promise((done) => setTimeout(done, 20));
}
console.log(JSON.stringify({ young: young / 1e6, freed: freed(), part: took / whole }));
`;

/** In megabytes, except for `part`. */
interface Memory {
  readonly young: number;
  readonly freed: number;
  /** The time that the call took, as a part of the time that a full collection in one piece takes. */
  readonly part: number;
}

let code = '';

/** Flags hold for a whole process, so each case has its own. */
function run(calls: readonly (readonly [string, ...number[]])[], more = ''): Memory {
  const folder = temporaryFolder({ 'heap-memory.mjs': code, 'make-objects.mjs': makeObjects });
  // V8 collects garbage by itself too when it has time. Not here: the call alone shall do it.
  const args = ['--no-memory-reducer', path.join(folder, 'make-objects.mjs'), JSON.stringify(calls), more];
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

  it('is given back when garbage is collected, without a long stop', () => {
    const calls = [['keepYoungSpaceSmall']] as const;
    expect(run(calls).freed).toBeLessThan(0.5);
    const { freed, part } = run(calls, 'collect');
    expect(freed).toBeGreaterThan(2);
    expect(part).toBeLessThan(0.5);
  });
});
