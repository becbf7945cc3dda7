import { Worker } from 'node:worker_threads';
import type { Problem } from '../model/post.ts';
import type { ScannedPost } from '../scan/scan-folder.ts';
import type { SiteSource } from '../sites/open-site.ts';
import { planTasks } from './plan-tasks.ts';
import { ProcessorTime } from './processor-time.ts';
import type { SegmentBytes } from './segment-bytes.ts';
import type { MakeOptions, MergedSegment, SegmentMaker } from './segment-maker.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

export interface PoolOptions {
  /** The file of the workers' code. */
  readonly entry: string;
  readonly workers: number;
  /**
   * One thread, which announces each post before it works on it. Used after a death that several posts may have caused.
   */
  readonly careful?: boolean;
  /** In milliseconds: how often the workers are checked. */
  readonly lookEvery?: number;
  /**
   * A worker that is at the same file in this many checks hangs. Checks are counted, since a computer may have slept. A
   * check counts less if the worker has had little processor time since the last one.
   */
  readonly mostLooks?: number;
  /** Does the work if threads can't start. Without it `make` fails. */
  readonly fallback?: SegmentMaker | null;
}

/** A worker's task: one message, and the handlers of its answer. */
interface Task {
  readonly message: ToWorker;
  readonly files: readonly ScannedPost[];
  readonly done: (bytes: SegmentBytes) => void;
  /** Called if the worker hung or died at a file. The task must then be done in another way. */
  readonly lost: (at: ScannedPost | null) => void;
  readonly failed: (reason: Error) => void;
}

interface Busy {
  readonly worker: Worker;
  readonly at: Int32Array;
  task: Task | null;
  seen: number;
  /** The sum of the weights of the checks that found it at the same file. */
  looks: number;
}

/** How often a worker is restarted if it dies without being at a file. */
const mostLosses = 3;

/**
 * The weight of a check if the worker had no processor time. Then the machine is busy, or the worker waits for a drive.
 * That is not a hang, but it may never end.
 */
const leastWeight = 1 / 6;

const stuck: Problem = {
  kind: 'too-slow',
  message: { code: 'problem.too-slow' },
  line: null,
};

/**
 * Makes segments in worker threads. Threads without work are ended, since each takes about 50 MB. A burst of changes
 * comes in several parts, and a new thread is slow at first. So the threads may wait for the next part (`rest`). A
 * worker that hangs is ended, and another one continues, so only the current post is lost. Threads share the memory of
 * the process. If one needs too much, the process dies, and the host finds the post.
 */
export class WorkerPool implements SegmentMaker {
  readonly #options: Required<PoolOptions>;
  readonly #idle: Busy[] = [];
  readonly #busy = new Set<Busy>();
  readonly #tasks: Task[] = [];
  #site: SiteSource | null = null;
  #working: (files: readonly ScannedPost[]) => void = () => {};
  #watch: NodeJS.Timeout | null = null;
  readonly #processor = new ProcessorTime();
  /** Ends the threads that rest. */
  #ending: NodeJS.Timeout | undefined = undefined;
  #started = 0;
  /** Whether the next thread is started when the last one has loaded its code. */
  #isPreparing = false;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = { careful: false, lookEvery: 1_000, mostLooks: 10, fallback: null, ...options };
  }

  setSite(source: SiteSource): void {
    this.#site = source;
    this.#options.fallback?.setSite(source);
    // Threads that start later get the site when they start. A busy one takes it after its task.
    for (const { worker } of [...this.#idle, ...this.#busy]) {
      worker.postMessage({ type: 'site', source } satisfies ToWorker);
    }
  }

  /** How many threads were started. */
  get started(): number {
    return this.#started;
  }

  /** Starts the threads one after the other. If they loaded their code together, all of them would be late. */
  prepare(): void {
    if (!this.#closed && this.#idle.length + this.#busy.size < this.#most) {
      this.#idle.push(this.#start());
      this.#isPreparing = true;
    }
  }

  /** The most threads at a time. */
  get #most(): number {
    const { careful, workers } = this.#options;
    return careful ? 1 : workers;
  }

  rest(milliseconds: number): void {
    clearTimeout(this.#ending);
    if (milliseconds === 0) {
      this.#endIdle();
      return;
    }
    this.#ending = setTimeout(() => {
      if (this.#busy.size === 0) {
        this.#endIdle();
      }
    }, milliseconds);
    this.#ending.unref();
  }

  async make(files: readonly ScannedPost[], options: MakeOptions): Promise<void> {
    const { working } = options;
    // If one task fails, the others are useless.
    const failure = new AbortController();
    const signal = AbortSignal.any([options.signal, failure.signal]);
    this.#working = working;
    const refused = new Map(options.refused);
    const plan = planTasks(files, this.#most);
    const abort = (): void => this.#abort();
    signal.addEventListener('abort', abort);
    const all = plan.map((task) => this.#makeOne(task, refused, { ...options, signal }));
    try {
      await Promise.all(all);
    } catch (error) {
      failure.abort();
      throw error;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  async merge(segments: readonly MergedSegment[]): Promise<SegmentBytes> {
    try {
      return await new Promise((done, failed) => {
        const lost = (): void => failed(new Error('A merge was lost.'));
        this.#add({ message: { type: 'merge', segments }, files: [], done, lost, failed });
      });
    } finally {
      if (this.#tasks.length === 0) {
        this.#endIdle();
      }
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#ending);
    const ended = [...this.#idle, ...this.#busy].map(({ worker }) => worker.terminate());
    this.#idle.length = 0;
    this.#abort();
    await Promise.all([...ended, this.#options.fallback?.close()]);
  }

  #makeOne(files: readonly ScannedPost[], refused: Map<string, Problem>, options: MakeOptions): Promise<void> {
    let losses = 0;
    return new Promise((resolve, failed) => {
      const start = (): void => {
        if (options.signal.aborted || this.#closed) {
          resolve();
          return;
        }
        this.#add({
          message: { type: 'make', files, refused: [...refused], tells: this.#options.careful },
          files,
          done: (bytes) => {
            if (!options.signal.aborted) {
              options.made({ bytes, files });
            }
            resolve();
          },
          lost: (at) => {
            losses += at === null ? 1 : 0;
            if (at !== null) {
              refused.set(at.path, stuck);
            } else if (losses > mostLosses && !options.signal.aborted) {
              void this.#makeWithoutThreads(files, { ...options, refused }).then(resolve, failed);
              return;
            }
            start();
          },
          failed,
        });
      };
      start();
    });
  }

  async #makeWithoutThreads(files: readonly ScannedPost[], options: MakeOptions): Promise<void> {
    const { fallback } = this.#options;
    if (fallback === null) {
      throw new Error('The threads that read posts do not start.');
    }
    await fallback.make(files, options);
  }

  #add(task: Task): void {
    if (this.#closed) {
      task.lost(null);
      return;
    }
    this.#tasks.push(task);
    this.#next();
  }

  #next(): void {
    const { careful, lookEvery } = this.#options;
    while (this.#tasks.length > 0 && this.#busy.size < this.#most) {
      const task = this.#tasks.shift() as Task;
      const busy = this.#idle.pop() ?? this.#start();
      busy.task = task;
      busy.looks = 0;
      busy.seen = -1;
      Atomics.store(busy.at, 0, -1);
      this.#busy.add(busy);
      busy.worker.postMessage(task.message);
    }
    if (this.#busy.size > 0) {
      if (this.#watch === null) {
        this.#processor.sinceLast();
        this.#watch = setInterval(() => this.#look(), lookEvery);
      }
    } else {
      this.#stopWatch();
    }
    // A careful worker announces its files itself.
    this.#working(careful ? [] : [...this.#busy].flatMap(({ task }) => task?.files ?? []));
  }

  #start(): Busy {
    this.#started += 1;
    const shared = new SharedArrayBuffer(4);
    const worker = new Worker(this.#options.entry, { workerData: shared, stdin: false });
    const busy: Busy = { worker, at: new Int32Array(shared), task: null, seen: -1, looks: 0 };
    worker.on('message', (message: FromWorker) => this.#hear(busy, message));
    worker.on('error', () => this.#lose(busy));
    worker.on('exit', () => this.#lose(busy));
    if (this.#site) {
      worker.postMessage({ type: 'site', source: this.#site } satisfies ToWorker);
    }
    return busy;
  }

  #hear(busy: Busy, message: FromWorker): void {
    const { task } = busy;
    if (message.type === 'ready') {
      if (this.#isPreparing) {
        this.#isPreparing = false;
        this.prepare();
      }
      return;
    }
    if (message.type === 'at') {
      const file = task?.files[message.place];
      this.#working(file ? [file] : []);
      return;
    }
    if (!this.#busy.delete(busy) || task === null) {
      return;
    }
    busy.task = null;
    this.#idle.push(busy);
    if (message.type === 'made') {
      task.done(message.bytes);
    } else {
      task.failed(new Error(message.reason));
    }
    this.#next();
  }

  #look(): void {
    const weight = this.#weight();
    for (const busy of this.#busy) {
      const at = Atomics.load(busy.at, 0);
      busy.looks = at === busy.seen ? busy.looks + weight : 0;
      busy.seen = at;
      // Only files are timed: before its first file a worker opens the site, and a merge has no files.
      if (at >= 0 && busy.looks >= this.#options.mostLooks) {
        this.#lose(busy);
      }
    }
  }

  /**
   * The part of the time since the last check in which a worker can have worked. Node does not tell the processor time
   * of one thread, so that of the process is divided among the workers.
   */
  #weight(): number {
    const part = this.#processor.sinceLast() / (this.#options.lookEvery * this.#busy.size);
    return Math.min(1, Math.max(leastWeight, part));
  }

  #lose(busy: Busy): void {
    const { task } = busy;
    const at = Atomics.load(busy.at, 0);
    void busy.worker.terminate();
    // An idle worker may have ended too.
    const idle = this.#idle.indexOf(busy);
    if (idle >= 0) {
      this.#idle.splice(idle, 1);
    }
    if (this.#busy.delete(busy)) {
      busy.task = null;
      task?.lost(task.files[at] ?? null);
      this.#next();
    }
  }

  /** Workers that are in a task are ended, because their result is no longer wanted. */
  #abort(): void {
    const tasks = [...this.#tasks.splice(0), ...[...this.#busy].flatMap(({ task }) => task ?? [])];
    for (const busy of this.#busy) {
      void busy.worker.terminate();
    }
    this.#busy.clear();
    this.#stopWatch();
    for (const task of tasks) {
      task.lost(null);
    }
  }

  #endIdle(): void {
    this.#isPreparing = false;
    for (const { worker } of this.#idle.splice(0)) {
      void worker.terminate();
    }
  }

  #stopWatch(): void {
    if (this.#watch !== null) {
      clearInterval(this.#watch);
      this.#watch = null;
    }
  }
}
