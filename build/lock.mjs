import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { cacheFolder } from './places.mjs';
import { say } from './run.mjs';

/** In milliseconds. Writing the number, or removing a lock, takes no longer unless the process dies. */
const longestWrite = 10_000;

/**
 * Runs one thing at a time: a second process with the same name waits until the first has finished or is gone.
 * @template T
 * @param {string} name the name of the lock, usable as a file name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const folder = path.join(cacheFolder, 'locks');
  const file = path.join(folder, name);
  mkdirSync(folder, { recursive: true });
  let told = false;
  while (!take(file)) {
    const owner = ownerOf(file);
    if (owner === null) {
      continue;
    }
    if (isAbandoned(file, owner)) {
      if (removeAbandoned(file)) {
        continue;
      }
    } else if (!told && owner !== 0) {
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

/** Returns whether the lock is now ours. */
function take(/** @type {string} */ file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') {
      throw error;
    }
    return false;
  }
}

/**
 * The number of the process that holds the lock. 0 while it is still writing its number, and null if nobody holds the
 * lock.
 */
function ownerOf(/** @type {string} */ file) {
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? null : 0;
  }
}

/** Whether the owner is gone. If it died before it wrote its number, the file is empty. */
function isAbandoned(/** @type {string} */ file, /** @type {number} */ owner) {
  return owner === 0 ? ageOf(file) > longestWrite : !isAlive(owner);
}

/**
 * Removes the lock of an owner that is gone. Only one of several waiting processes may do so, since a slower one would
 * remove the lock of the faster one. False if this process may not.
 */
function removeAbandoned(/** @type {string} */ file) {
  const guard = `${file}.taken`;
  try {
    writeFileSync(guard, '', { flag: 'wx' });
  } catch {
    // The process that made the guard may have died before it removed it.
    if (ageOf(guard) > longestWrite) {
      rmSync(guard, { force: true });
    }
    return false;
  }
  try {
    const owner = ownerOf(file);
    if (owner !== null && isAbandoned(file, owner)) {
      rmSync(file, { force: true });
    }
    return true;
  } finally {
    rmSync(guard, { force: true });
  }
}

/** In milliseconds. 0 if the file does not exist. */
function ageOf(/** @type {string} */ file) {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}

function isAlive(/** @type {number} */ pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(/** @type {unknown} */ error) {
  return /** @type {NodeJS.ErrnoException} */ (error).code;
}
