import type { CDPSession } from 'playwright-core';
import type { OffprintApp } from './offprint-app.ts';

/** An event of a trace, as Chromium writes it. Times are in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/**
 * Records how long the tasks of the window's main thread take, in processor time. That is nearly the same on a busy
 * machine, where a clock also counts the work of others.
 */
export class TaskWatch {
  readonly #session: CDPSession;
  readonly #process: number;
  readonly #events: TraceEvent[] = [];

  static async of({ page, electron }: OffprintApp): Promise<TaskWatch> {
    const process = await electron.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
    );
    return new TaskWatch(await page.context().newCDPSession(page), process);
  }

  private constructor(session: CDPSession, process: number) {
    this.#session = session;
    this.#process = process;
    session.on('Tracing.dataCollected', ({ value }) => {
      for (const event of value) {
        this.#events.push(event as unknown as TraceEvent);
      }
    });
  }

  /** Begins to record. Must be followed by `end`. */
  async begin(): Promise<void> {
    this.#events.length = 0;
    await this.#session.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: { includedCategories: ['toplevel', '__metadata'] },
    });
  }

  /** Ends the recording; returns the longest task since `begin`, in milliseconds of processor time. */
  async end(): Promise<number> {
    const isComplete = new Promise((resolve) => this.#session.once('Tracing.tracingComplete', resolve));
    await this.#session.send('Tracing.end');
    await isComplete;
    const own = this.#events.filter(({ pid }) => pid === this.#process);
    const main = own.find(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')?.tid;
    const tasks = own.filter(({ name, ph, tid }) => ph === 'X' && tid === main && name.endsWith('RunTask'));
    return tasks.reduce((longest, { tdur = 0 }) => Math.max(longest, tdur / 1_000), 0);
  }
}
