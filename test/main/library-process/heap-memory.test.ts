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
const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size;
const before = getHeapStatistics().used_heap_size;
if (process.argv[3] === 'collect') {
  memory.collectGarbage();
}
console.log(JSON.stringify({ young: young / 1e6, freed: (before - getHeapStatistics().used_heap_size) / 1e6 }));
`;

let code = '';

/** Flags hold for a whole process, so each case has its own. */
function run(calls: readonly (readonly [string, ...number[]])[], more = ''): { young: number; freed: number } {
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

  it('is given back when garbage is collected', () => {
    const calls = [['keepYoungSpaceSmall']] as const;
    expect(run(calls).freed).toBeLessThan(0.5);
    expect(run(calls, 'collect').freed).toBeGreaterThan(2);
  });
});
