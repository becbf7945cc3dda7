import { fork, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { withLock } from '../../build/lock.mjs';
import { temporaryFolder } from '../temporary-folder.ts';

test('lets one at a time do the same work, and the next one when the first has failed', async () => {
  const name = `test-${process.pid}-${Date.now()}`;
  const order: string[] = [];
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const first = withLock(name, async () => {
    order.push('first begins');
    await ended;
    order.push('first ends');
    throw new Error('no disk');
  });
  expect(order).toEqual(['first begins']);
  const second = withLock(name, async () => {
    order.push('second');
    return 2;
  });
  // The second has found the lock taken by now.
  end();
  await expect(first).rejects.toThrow('no disk');
  await expect(second).resolves.toBe(2);
  expect(order).toEqual(['first begins', 'first ends', 'second']);
});

/** Lets three processes contend for a lock in one cache folder; returns what they logged in each round. */
async function contend(rounds: number, prepare: (file: string) => void): Promise<readonly string[][]> {
  const cache = temporaryFolder();
  const env = { ...process.env, XDG_CACHE_HOME: cache, HOME: cache, LOCALAPPDATA: cache };
  const contenders = Array.from({ length: 3 }, () =>
    fork(path.join(import.meta.dirname, 'lock-contender-stand-in.mjs'), { env, silent: true }),
  );
  onTestFinished(() => {
    for (const contender of contenders) {
      contender.kill('SIGKILL');
    }
  });
  const found = spawnSync(process.execPath, ['--input-type=module', '-e', printCacheFolder], { env, encoding: 'utf8' });
  const locks = path.join(found.stdout.trim(), 'locks');
  mkdirSync(locks, { recursive: true });
  const logs: string[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    const name = `round-${round}`;
    const log = path.join(cache, `${name}.log`);
    prepare(path.join(locks, name));
    await Promise.all(
      contenders.map(
        (contender) =>
          new Promise((done) => {
            contender.once('message', done);
            contender.send({ name, log, at: Date.now() + 20 });
          }),
      ),
    );
    logs.push(readFileSync(log, 'utf8').trim().split('\n'));
    rmSync(log);
  }
  return logs;
}

const printCacheFolder = `import { cacheFolder } from ${JSON.stringify(
  new URL('../../build/places.mjs', import.meta.url).href,
)}; console.log(cacheFolder);`;

function expectTurns(lines: readonly string[], round: number): void {
  expect(lines, `round ${round}`).toHaveLength(6);
  for (let at = 0; at < lines.length; at += 2) {
    expect(lines[at + 1], `round ${round}: ${lines.join(', ')}`).toBe(lines[at]?.replace('begin', 'end'));
  }
}

test('lets one of several processes at a time take the lock of one that died', async () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  const logs = await contend(8, (file) => writeFileSync(file, String(dead)));
  logs.forEach(expectTurns);
}, 60_000);

test('does not wait for a process that died before it wrote its id', async () => {
  const logs = await contend(1, (file) => {
    writeFileSync(file, '');
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(file, longAgo, longAgo);
  });
  logs.forEach(expectTurns);
});
