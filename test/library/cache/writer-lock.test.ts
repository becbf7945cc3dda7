import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WriterLock } from '../../../main/library/cache/writer-lock.ts';
import { builtModule } from '../../built-module.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

function lockFile(): string {
  return path.join(temporaryFolder(), 'lock');
}

/** Takes the lock, and releases it when the test is over. */
function take(file: string): WriterLock | null {
  const lock = WriterLock.take(file);
  onTestFinished(() => lock?.release());
  return lock;
}

/** The id of a process that has ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

function age(file: string, minutes: number): void {
  const then = new Date(Date.now() - minutes * 60_000);
  utimesSync(file, then, then);
}

describe('WriterLock', () => {
  it('is given to one at a time, and to the next after its release', () => {
    const file = lockFile();
    const first = take(file);
    expect(first?.held).toBe(true);
    expect(take(file)).toBeNull();
    first?.release();
    expect(existsSync(file)).toBe(false);
    expect(take(file)?.held).toBe(true);
  });

  it('is free at once when its holder has died', () => {
    const file = lockFile();
    writeFileSync(file, `${deadProcess()} 0123456789abcdef`);
    expect(take(file)?.held).toBe(true);
    expect(readdirSync(path.dirname(file))).toEqual(['lock']);
  });

  it.skipIf(process.platform !== 'linux')('is free when its holder is a zombie (needs Linux)', async () => {
    // `exec` replaces the shell by a program that never waits for its child, which so becomes a zombie.
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
    onTestFinished(() => {
      parent.kill('SIGKILL');
    });
    const ended = await new Promise<string>((done) => parent.stdout.once('data', (data) => done(String(data).trim())));
    const file = lockFile();
    writeFileSync(file, `${ended} 0123456789abcdef`);
    await vi.waitFor(() => expect(take(file)?.held).toBe(true), { timeout: 10_000 });
  });

  it('is free when its holder has not renewed it for long, since another process may have its id by now', () => {
    const file = lockFile();
    writeFileSync(file, `${process.pid} 0123456789abcdef`);
    expect(take(file)).toBeNull();
    age(file, 6);
    expect(take(file)?.held).toBe(true);
  });

  it('is free when its holder took it while the clock was ahead, and is gone', () => {
    const file = lockFile();
    writeFileSync(file, `${process.pid} 0123456789abcdef`);
    age(file, -10 * 365 * 24 * 60);
    expect(take(file)?.held).toBe(true);
    writeFileSync(file, `${deadProcess()} 0123456789abcdef`);
    writeFileSync(`${file}.taken`, '');
    age(`${file}.taken`, -10 * 365 * 24 * 60);
    expect(take(file)?.held).toBe(true);
  });

  it('is not taken while its holder has made the file and not written it yet', () => {
    const file = lockFile();
    writeFileSync(file, '');
    expect(take(file)).toBeNull();
    age(file, 6);
    expect(take(file)?.held).toBe(true);
  });

  it('is free again some time after a process died that was taking it away from another', () => {
    const file = lockFile();
    writeFileSync(file, `${deadProcess()} 0123456789abcdef`);
    writeFileSync(`${file}.taken`, '');
    expect(take(file)).toBeNull();
    age(`${file}.taken`, 1);
    expect(take(file)?.held).toBe(true);
  });

  it('is not held any more once another process has taken it, and then leaves that one’s file alone', () => {
    const file = lockFile();
    const lock = take(file);
    writeFileSync(file, `${process.pid} fedcba9876543210`);
    expect(lock?.held).toBe(false);
    lock?.release();
    expect(readFileSync(file, 'utf8')).toBe(`${process.pid} fedcba9876543210`);
  });

  it('is lost when its file is gone', () => {
    const file = lockFile();
    const lock = take(file);
    rmSync(file);
    expect(lock?.held).toBe(false);
    lock?.release();
  });

  it('is not given where nothing can be written', () => {
    const file = path.join(temporaryFolder({ folder: 'a file' }), 'folder', 'lock');
    expect(take(file)).toBeNull();
  });

  it('is renewed while it is held, and a failed renewal stops nothing', () => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const file = lockFile();
    const lock = take(file);
    age(file, 4);
    vi.advanceTimersByTime(30_000);
    expect(take(file)).toBeNull();
    vi.advanceTimersByTime(6 * 60_000);
    writeFileSync(file, 'another');
    vi.advanceTimersByTime(60_000);
    rmSync(file);
    vi.advanceTimersByTime(60_000);
    expect(lock?.held).toBe(false);
  });
});

describe('several processes that want one lock', () => {
  let contenders: readonly ChildProcess[] = [];
  beforeAll(async () => {
    const script = await builtModule(path.join(import.meta.dirname, 'contender-stand-in.ts'));
    contenders = Array.from({ length: 3 }, () => fork(script));
  });
  afterAll(() => {
    for (const contender of contenders) {
      contender.kill('SIGKILL');
    }
  });

  function ask(message: object | string): Promise<readonly unknown[]> {
    return Promise.all(
      contenders.map(
        (contender) =>
          new Promise((done) => {
            contender.once('message', done);
            contender.send(message);
          }),
      ),
    );
  }

  it.each(['no file', 'that of a dead process'])('leave it to exactly one, where there is %s', async (what) => {
    const dead = `${deadProcess()} 0123456789abcdef`;
    for (let round = 0; round < 40; round += 1) {
      const file = lockFile();
      if (what !== 'no file') {
        writeFileSync(file, dead);
      }
      const given = await ask({ file, at: Date.now() + 20 });
      const held = await ask('held?');
      expect(held.filter(Boolean), `round ${round}: ${String(given)}`).toHaveLength(1);
      expect(given, `round ${round}`).toEqual(held);
      await ask('release');
    }
  });
});
