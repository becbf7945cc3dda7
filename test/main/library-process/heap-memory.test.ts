import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { transformWithOxc } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';

const main = path.join(import.meta.dirname, '../../../main');
const sources = [path.join(main, 'library-process/heap-memory.ts'), path.join(main, 'give-memory-back.ts')];

/** Makes many objects, some of which live for a while. Prints the megabytes that V8 holds for new ones, and for all. */
const makeObjects = `
import { getHeapSpaceStatistics, getHeapStatistics, queryObjects } from 'node:v8';
import * as memory from './0.mjs';
import { giveMemoryBack } from './1.mjs';
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
// A full collection, which also ends one that V8 has begun by itself. The objects of \`old\` are garbage after it.
let old = Array.from({ length: 200_000 }, (_, made) => ({ made }));
queryObjects(class {}, { format: 'count' });
old = null;
const before = getHeapStatistics();
if (process.argv[3] === 'give back') {
  await giveMemoryBack();
}
const after = getHeapStatistics();
const freed = (before.used_heap_size - after.used_heap_size) / 1e6;
const given = (before.total_heap_size - after.total_heap_size) / 1e6;
console.log(JSON.stringify({ young: young / 1e6, freed, given }));
`;

/** In megabytes. */
interface Memory {
  readonly young: number;
  readonly freed: number;
  /** What the system has got back. */
  readonly given: number;
}

const code: Record<string, string> = {};

/** Flags hold for a whole process, so each case has its own. */
function run(calls: readonly (readonly [string, ...number[]])[], more = ''): Memory {
  const folder = temporaryFolder({ ...code, 'make-objects.mjs': makeObjects });
  // V8 collects garbage by itself too when it has time. Not here: the call alone shall do it.
  const args = ['--no-memory-reducer', path.join(folder, 'make-objects.mjs'), JSON.stringify(calls), more];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

describe('the memory of the library process', () => {
  beforeAll(async () => {
    for (const [at, source] of sources.entries()) {
      code[`${at}.mjs`] = (await transformWithOxc(readFileSync(source, 'utf8'), source)).code;
    }
  });

  it('has little space for new objects, except with many posts', () => {
    const usual = run([]).young;
    expect(usual).toBeGreaterThan(8);
    expect(run([['keepYoungSpaceSmall'], ['growYoungSpaceFor', 1_805]]).young).toBeLessThan(usual / 4);
    expect(run([['keepYoungSpaceSmall'], ['growYoungSpaceFor', 48_000]]).young).toBeGreaterThan(8);
  });

  it('is given back to the system', () => {
    const calls = [['keepYoungSpaceSmall']] as const;
    const { freed, given } = run(calls);
    expect(freed).toBeLessThan(0.5);
    expect(given).toBeLessThan(0.5);
    const back = run(calls, 'give back');
    expect(back.freed).toBeGreaterThan(2);
    expect(back.given).toBeGreaterThan(2);
  });
});
