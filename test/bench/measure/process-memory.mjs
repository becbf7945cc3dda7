import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Only Linux reports proportional memory, which divides a page by the number of processes that share it. */
export const canMeasureMemory = process.platform === 'linux';

/** In milliseconds. By then the work that follows a start is done, and its threads have ended. */
const pause = 6_000;

/**
 * Proportional memory (PSS) of a process and its descendants after a pause, when it is stable: when two readings, half a second apart,
 * differ by less than 1 %. After 15 seconds the last reading counts.
 * @returns {Promise<number>} in megabytes of 1,000,000 bytes
 */
export async function measureMemory(/** @type {number} */ pid) {
  await wait(pause);
  let before = 0;
  for (const began = Date.now(); ; await wait(500)) {
    const megabytes = familyOf(pid).reduce((sum, one) => sum + proportional(one), 0) / 1_000_000;
    if (Math.abs(megabytes - before) < megabytes / 100 || Date.now() - began > 15_000) {
      return megabytes;
    }
    before = megabytes;
  }
}

/** @returns {number[]} */
function familyOf(/** @type {number} */ pid) {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) {
      continue;
    }
    const stat = read(`/proc/${name}/stat`);
    // Fields are counted from the last `)`, because the program's name, in parentheses, may contain anything.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  /** @type {(one: number) => number[]} */
  const withChildren = (one) => [one, ...(children.get(one) ?? []).flatMap(withChildren)];
  return withChildren(pid);
}

/** In bytes; 0 of a process that has ended meanwhile. */
function proportional(/** @type {number} */ pid) {
  return Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1_024;
}

function read(/** @type {string} */ file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
