import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FileDecoder } from '../../../main/library/records/encode-file.ts';
import { InThreadMaker } from '../../../main/library/records/in-thread-maker.ts';
import { openSegment, segmentInMemory } from '../../../main/library/records/open-segment.ts';
import { planTasks } from '../../../main/library/records/plan-tasks.ts';
import type { SegmentBytes } from '../../../main/library/records/segment-bytes.ts';
import type { SegmentMaker } from '../../../main/library/records/segment-maker.ts';
import { type PoolOptions, WorkerPool } from '../../../main/library/records/worker-pool.ts';
import { type ScannedPost, scanFolder } from '../../../main/library/scan/scan-folder.ts';
import { siteSource } from '../../../main/library/sites/open-site.ts';
import { builtModule } from '../../built-module.ts';
import { randomNumbers } from '../render/random-numbers.ts';

const standIn = path.join(import.meta.dirname, 'worker-stand-in.mjs');
const source = { root: '/srv/blog', corrections: {}, paths: [], folders: [], findings: { files: 0, values: {} } };

function fileAt(name: string, size = 10): ScannedPost {
  return {
    path: name,
    bytes: Buffer.from(name),
    kind: 'post',
    size,
    modified: 0,
    identity: '',
    placeholder: false,
  };
}

function openPool(options: Partial<PoolOptions> = {}): WorkerPool {
  const pool = new WorkerPool({ entry: standIn, workers: 2, lookEvery: 20, mostLooks: 10, ...options });
  pool.setSite(source);
  onTestFinished(() => pool.close());
  return pool;
}

/** Lets the pool make records of these files; returns each path with the kind of its problem, and the reported work. */
async function make(pool: WorkerPool, names: readonly string[], abort = new AbortController()) {
  const made: (readonly [path: string, problem: string | null])[] = [];
  const working: string[][] = [];
  const roots = new Set<string>();
  await pool.make(
    names.map((name) => fileAt(name)),
    {
      signal: abort.signal,
      refused: new Map(),
      made: ({ bytes, files }) => {
        const answer = JSON.parse(Buffer.from(bytes['bytes'] ?? []).toString()) as {
          root: string;
          files: typeof made;
        };
        expect(answer.files.map(([name]) => name)).toEqual(files.map((file) => file.path));
        roots.add(answer.root);
        made.push(...answer.files);
      },
      working: (files) => working.push(files.map((file) => file.path)),
    },
  );
  return { made: [...made].sort(), working, roots: [...roots] };
}

/** Names of files that fill several tasks. */
function several(...special: readonly string[]): readonly string[] {
  return [...Array.from({ length: 9 }, (_name, at) => `a${at}.md`), ...special];
}

describe('a pool of threads', () => {
  it('makes every file by the rules of its site, and tells what is in work until nothing is', async () => {
    const { made, working, roots } = await make(openPool(), several());
    expect(made).toEqual(several().map((name) => [name, null]));
    expect(roots).toEqual(['/srv/blog']);
    expect(new Set(working.flat())).toEqual(new Set(several()));
    expect(working.at(-1)).toEqual([]);
  });

  it('gets ready with one thread after the other, and with all that work needs at once', async () => {
    const pool = openPool();
    pool.prepare();
    expect(pool.started).toBe(1);
    await expect.poll(() => pool.started).toBe(2);
    await make(pool, several());
    expect(pool.started).toBe(2);
    pool.rest(0);
    pool.prepare();
    await make(pool, several());
    expect(pool.started).toBe(4);
  });

  it('tells a thread that is at work of another site, too', async () => {
    const pool = openPool({ workers: 1 });
    const first = make(pool, ['wait100.md']);
    expect(pool.started).toBe(1);
    pool.setSite({ ...source, root: '/srv/other' });
    expect((await first).roots).toEqual(['/srv/blog']);
    expect((await make(pool, ['a.md'])).roots).toEqual(['/srv/other']);
  });

  it('keeps its threads for as long as more work may come', async () => {
    const pool = openPool();
    await make(pool, several());
    const { started } = pool;
    expect(started).toBeGreaterThan(0);
    pool.rest(10_000);
    await make(pool, several());
    expect(pool.started, 'the same threads').toBe(started);
    pool.rest(1);
    await new Promise((done) => setTimeout(done, 50));
    await make(pool, several());
    expect(pool.started, 'they had ended').toBe(2 * started);
    pool.rest(0);
    await make(pool, several());
    expect(pool.started, 'they had ended at once').toBe(3 * started);
  });

  it.each([
    ['hangs', 'hang.md'],
    ['dies', 'throw.md'],
    ['ends without a word', 'exit.md'],
    ['waits for ever', 'wait.md'],
  ])('loses nothing but the post that a thread %s at', async (_what, name) => {
    const { made, working } = await make(openPool(), [name, ...several()]);
    expect(made).toEqual([...several().map((each) => [each, null]), [name, 'too-slow']].sort());
    expect(working.at(-1)).toEqual([]);
  });

  it('keeps a post whose thread gets no processor time for a while, since that is no hang', async () => {
    const { made } = await make(openPool({ workers: 1 }), ['wait400.md', ...several()]);
    expect(made.filter(([, problem]) => problem !== null)).toEqual([]);
  });

  it('loses each of several such posts', async () => {
    const bad = ['hang1.md', 'exit2.md', 'throw3.md', 'throw4.md', 'exit5.md', 'exit6.md'];
    const { made } = await make(openPool({ careful: false }), [...bad, ...several()]);
    expect(made.filter(([, problem]) => problem !== null).map(([name]) => name)).toEqual([...bad].sort());
    expect(made).toHaveLength(several().length + bad.length);
  });

  it('works in one thread when it is careful, and tells each post before its work', async () => {
    const { made, working } = await make(openPool({ careful: true }), several('exit.md'));
    expect(made).toHaveLength(10);
    expect(made.filter(([, problem]) => problem !== null)).toEqual([['exit.md', 'too-slow']]);
    expect(working.filter((files) => files.length > 1)).toEqual([]);
    expect([...new Set(working.flat())]).toEqual(several('exit.md'));
  });

  it('still works after an idle thread has died', async () => {
    const pool = openPool({ workers: 1, careful: true });
    const { made } = await make(pool, ['late1.md', 'late2.md', 'a.md', 'late3.md', 'b.md']);
    expect(made).toHaveLength(5);
    expect((await make(pool, several())).made).toHaveLength(9);
  });

  it.each([
    ['is not there', path.join(import.meta.dirname, 'not-there.mjs')],
    ['is no program', path.join(import.meta.dirname, '../../fixtures/COVERAGE.md')],
  ])('says that its threads do not start where their code %s', async (_what, entry) => {
    await expect(make(openPool({ entry }), several())).rejects.toThrow('do not start');
  });

  it('leaves the work to this thread if other threads do not start', async () => {
    const root = path.join(import.meta.dirname, '../../fixtures/sites/hugo');
    const entry = path.join(import.meta.dirname, 'not-there.mjs');
    const pool = openPool({ entry, fallback: new InThreadMaker() });
    const own = new InThreadMaker();
    expect(await recordsBy(pool, root, own)).toEqual(await recordsBy(own, root));
  });

  it('says the same if they end before their first post', async () => {
    await expect(make(openPool(), ['early.md', ...several()])).rejects.toThrow('do not start');
  });

  it('fails for a mistake of ours, and can be used again', async () => {
    const pool = openPool({ workers: 1, careful: true });
    await expect(make(pool, ['fail.md', 'hang.md', ...several()])).rejects.toThrow('A mistake.');
    expect((await make(pool, several())).made).toHaveLength(9);
  });

  it('settles when it is stopped, even in the middle of a post that hangs, and can be used again', async () => {
    const pool = openPool({ mostLooks: 1_000_000 });
    const abort = new AbortController();
    const making = make(pool, ['hang.md', ...several()], abort);
    abort.abort();
    expect((await making).made.some(([name]) => name === 'hang.md')).toBe(false);
    expect((await make(pool, several())).made).toHaveLength(9);
    const before = new AbortController();
    before.abort();
    expect((await make(pool, several(), before)).made).toEqual([]);
  });

  it('settles when it is closed, and makes and merges nothing afterwards', async () => {
    const pool = openPool({ mostLooks: 1_000_000 });
    const making = make(pool, ['hang.md', ...several()]);
    await pool.close();
    await making;
    expect((await make(pool, several())).made).toEqual([]);
    await expect(pool.merge([])).rejects.toThrow();
  });

  it('merges, before, between and after', async () => {
    const pool = openPool();
    const merged = async (): Promise<unknown> => {
      const bytes = await pool.merge([{ file: null, bytes: null, dead: [] }]);
      return JSON.parse(Buffer.from(bytes['bytes'] ?? []).toString());
    };
    expect(await merged()).toEqual({ merged: 1 });
    const [during, { made }] = await Promise.all([merged(), make(pool, ['hang.md', ...several()])]);
    expect(during).toEqual({ merged: 1 });
    expect(made).toHaveLength(10);
    expect(await merged()).toEqual({ merged: 1 });
  });
});

describe('real threads', () => {
  it('make the same records as this thread', async () => {
    const entry = await builtModule(path.join(import.meta.dirname, '../../../main/library/records/record-worker.ts'));
    const sites = path.join(import.meta.dirname, '../../fixtures/sites');
    for (const name of ['hugo', 'jekyll', 'obsidian']) {
      const root = path.join(sites, name);
      // With the patience of the app: a new thread's first post may take longer than a stand-in's.
      const pool = openPool({ entry, lookEvery: 1_000 });
      const own = new InThreadMaker();
      expect(await recordsBy(pool, root), name).toEqual(await recordsBy(own, root));
      await pool.close();
    }
  });
});

async function recordsBy(maker: SegmentMaker, root: string, merger: SegmentMaker = maker) {
  const scanned = await scanFolder(root);
  maker.setSite(siteSource(root, scanned, {}));
  const segments: SegmentBytes[] = [];
  await maker.make(scanned.posts, {
    signal: new AbortController().signal,
    refused: new Map(),
    made: ({ bytes }) => segments.push(bytes),
    working: () => {},
  });
  const merged = await merger.merge(segments.map((bytes) => ({ file: null, bytes, dead: [] })));
  const { records } = openSegment(segmentInMemory(merged));
  const files = [...records.files(new FileDecoder())].flat();
  return files
    .map((file, at) => ({ ...file, ...records.text(at) }))
    .sort((a, b) => Buffer.compare(a.file.bytes, b.file.bytes));
}

describe('the plan of tasks', () => {
  it('has every file once, in order, in tasks of which none is empty', () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const random = randomNumbers(seed);
      const count = Math.floor(random() * (seed % 10 === 0 ? 9_000 : 300));
      const largest = 10 ** Math.floor(random() * 8);
      const files = Array.from({ length: count }, (_file, at) => fileAt(`${at}.md`, Math.floor(random() * largest)));
      const tasks = planTasks(files, 1 + Math.floor(random() * 6));
      expect(tasks.flat()).toEqual(files);
      expect(tasks.filter((task) => task.length === 0)).toEqual([]);
    }
  });

  it('begins with small tasks, so that the first posts come soon, has few, and no large one at the end', () => {
    const files = Array.from({ length: 48_000 }, (_file, at) => fileAt(`${at}.md`, 5_000));
    // Posts in the first task of each worker (16 KB), in the largest task (8 MB), in the last of each worker; number of tasks.
    for (const [workers, ...wanted] of [
      [1, [4], 1_678, [98], 37],
      [2, [4, 4], 1_678, [105, 96], 47],
      [6, Array(6).fill(4), 1_678, [105, 105, 105, 105, 105, 42], 87],
    ] as const) {
      const counts = planTasks(files, workers).map((task) => task.length);
      expect([counts.slice(0, workers), Math.max(...counts), counts.slice(-workers), counts.length]).toEqual(wanted);
    }
  });

  it('gives a file that is larger than any task one of its own', () => {
    const tasks = planTasks([fileAt('a.md', 1e10), fileAt('b.md', 1e10), fileAt('c.md', 1)], 2);
    expect(tasks.map((task) => task.map((file) => file.path))).toEqual([['a.md'], ['b.md'], ['c.md']]);
  });
});
