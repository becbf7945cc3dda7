import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { outFolder } from '../../build/places.mjs';
import { findCacheFolder } from '../../main/library/cache/cache-folder.ts';
import { SavedLibrary } from '../../main/library/cache/saved-library.ts';
import { InThreadMaker } from '../../main/library/records/in-thread-maker.ts';
import { makePost, writePosts } from '../e2e/generated-posts.ts';
import { ownCache } from '../own-cache.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { allOf, expectAlike, withFresh } from './cached-library.ts';
import { randomNumbers } from './render/random-numbers.ts';

const program = path.join(outFolder, 'main', 'command-line.js');
const worker = path.join(outFolder, 'main', 'record-worker.js');

/** How often a process is killed. */
const kills = Number(process.env['OFFPRINT_KILLS'] ?? 10);

describe.skipIf(!existsSync(program))('a process that is killed while it saves (needs a build)', () => {
  it(
    `leaves files that the next start reads correctly, ${kills} times`,
    async () => {
      const seed = Number(process.env['OFFPRINT_SEED'] ?? Math.floor(Math.random() * 1e9));
      const random = randomNumbers(seed);
      const count = 300;
      const root = temporaryFolder({ '_config.yml': 'permalink: /:title/\n' });
      writePosts(path.join(root, '_posts'), count);
      const home = temporaryFolder();
      const env = { ...process.env, ...ownCache(home) };
      const cache = findCacheFolder({ platform: process.platform, env, home: homedir() });
      const longest = await run(root, env);
      const code = createHash('sha256').update(readFileSync(worker)).digest('hex');
      const ends: string[] = [];
      for (let round = 0; round < kills; round += 1) {
        change(root, random, round);
        const delay = Math.round(random() * longest);
        const end = await runAndKill(root, env, delay);
        const what = `seed ${seed}, round ${round}, ${end} after ${delay} ms`;
        ends.push(end);
        const saved = new SavedLibrary(cache, { root, code });
        expect(saved.writes, `${what}: the lock of a dead process is free`).toBe(true);
        const warm = await withFresh(root, allOf, { means: { maker: new InThreadMaker(), saved } });
        expectAlike(warm, await withFresh(root, allOf), what);
        // Half of the rounds begin with an empty cache, the others with what the killed process left.
        if (random() < 0.5) {
          rmSync(cache, { recursive: true, force: true });
        }
      }
      expect(ends.filter((end) => end === 'killed').length, `seed ${seed}`).toBeGreaterThan(kills / 3);
    },
    60_000 + kills * 6_000,
  );
});

/** Changes the folder as a person may do between two starts. */
function change(root: string, random: () => number, round: number): void {
  const names = readdirSync(path.join(root, '_posts'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  );
  const one = (): string => path.join(root, '_posts', names[Math.floor(random() * names.length)] as string);
  for (let at = 0; at < 60 * random(); at += 1) {
    appendFileSync(one(), `\nAdded in round${round}.\n`);
  }
  writeFileSync(path.join(root, '_posts', `new-${round}.md`), makePost(10_000 + round));
  rmSync(one(), { force: true });
  if (random() < 0.4) {
    writeFileSync(path.join(root, '_config.yml'), `permalink: /round${round}/:title/\n`);
  }
}

function start(root: string, env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [program, 'search', root, 'everywhere', '--json'], { env, stdio: 'ignore' });
  const closed = new Promise<string>((done) =>
    child.once('exit', (status, signal) => done(signal === 'SIGKILL' ? 'killed' : `ended with ${status}`)),
  );
  return { child, closed };
}

/** Runs to the end; returns the time in milliseconds. */
async function run(root: string, env: NodeJS.ProcessEnv): Promise<number> {
  const began = performance.now();
  expect(await start(root, env).closed).toBe('ended with 0');
  return performance.now() - began;
}

async function runAndKill(root: string, env: NodeJS.ProcessEnv, delay: number): Promise<string> {
  const { child, closed } = start(root, env);
  await setTimeout(delay);
  child.kill('SIGKILL');
  return closed;
}
