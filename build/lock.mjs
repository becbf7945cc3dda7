import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { cacheFolder } from './places.mjs';
import { say } from './run.mjs';

/**
 * Does one thing at a time: a second process that asks for the same name waits until the first is done or gone.
 * @template T
 * @param {string} name what is locked, usable as a file name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const folder = path.join(cacheFolder, 'locks');
  const file = path.join(folder, name);
  mkdirSync(folder, { recursive: true });
  let told = false;
  for (let owner = take(file); owner !== null; owner = take(file)) {
    if (owner !== 0 && !isAlive(owner)) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told && owner !== 0) {
      say(`Waiting for process ${owner}, which is doing the same (${file}).`);
      told = true;
    }
    await wait(200);
  }
  const release = () => rmSync(file, { force: true });
  process.on('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** Null when the lock is ours now, else the process that holds it; 0 while that one is still writing its number. */
function take(/** @type {string} */ file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return null;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') {
      throw error;
    }
  }
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    return 0;
  }
}

function isAlive(/** @type {number} */ pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
