import { lstatSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { AsyncSubscription, Event } from '@parcel/watcher';
import { isSkippedFolder } from '../scan/file-kinds.ts';

/**
 * In milliseconds. Changes come in bursts (a checkout, a save by an editor); the folder is scanned after a pause of
 * this length.
 */
const pause = 50;
/** In milliseconds: the longest wait, however long a burst lasts. */
const longestWait = 1_000;

/** In milliseconds: how often the folder itself is checked. No watcher reports its removal on every system. */
const rootEvery = 2_000;

/**
 * Calls `changed` some time after files of the folder were added, changed, removed or renamed, once for many changes.
 * It gets their paths (relative, with `/`). It gets null if anything may have changed, also if the folder itself was
 * removed or replaced. If the system can't watch the folder, or it is not there, only its coming and going is reported.
 */
export async function watchFolder(root: string, changed: ToldChange, every = rootEvery): Promise<FolderWatch> {
  const watch = new FolderWatch(root, changed, every);
  await watch.start();
  return watch;
}

type ToldChange = (paths: readonly string[] | null) => void;

/** More changed paths than this are not passed one by one. */
const mostPaths = 5_000;

/** A folder that is watched until `close`. */
export class FolderWatch {
  readonly #root: string;
  readonly #changed: ToldChange;
  /** What has changed since the last call of `changed`; null for everything. */
  #paths: Set<string> | null = new Set();
  #subscription: AsyncSubscription | null = null;
  #timer: NodeJS.Timeout | null = null;
  /** When the current burst began, as `performance.now()` counts: the computer's clock may be set meanwhile. */
  #since = 0;
  #closed = false;
  #hasNewFolders = false;
  #working: Promise<void> = Promise.resolve();
  readonly #rootEvery: number;
  #rootTimer: NodeJS.Timeout | null = null;
  /** The identity of the folder itself, whatever its path; null while it is gone. */
  #identity: string | null = null;
  /** Whether somebody found the folder gone. It may be back before it is checked here, with the same identity. */
  #wasMissed = false;

  constructor(root: string, changed: ToldChange, every: number) {
    this.#root = root;
    this.#changed = changed;
    this.#rootEvery = every;
  }

  async start(): Promise<void> {
    this.#identity = await identityOf(this.#root);
    this.#subscription = await this.#subscribeIfThere();
    this.#lookAtRootLater();
  }

  /** Whether changes in the folder are reported. */
  get isWatching(): boolean {
    return this.#subscription !== null;
  }

  /** To be called when the folder was found gone. `changed` is called as soon as it is there. */
  missed(): void {
    this.#wasMissed = true;
  }

  #lookAtRootLater(): void {
    this.#rootTimer = setTimeout(() => {
      this.#working = this.#working.then(() => this.#lookAtRoot());
    }, this.#rootEvery);
    this.#rootTimer.unref();
  }

  async #lookAtRoot(): Promise<void> {
    const identity = await identityOf(this.#root);
    if (this.#closed) {
      return;
    }
    if (identity !== this.#identity || (this.#wasMissed && identity !== null)) {
      this.#identity = identity;
      this.#wasMissed = false;
      await this.#subscription?.unsubscribe().catch(() => {});
      this.#subscription = await this.#subscribeIfThere();
      this.#paths = new Set();
      this.#changed(null);
    }
    this.#lookAtRootLater();
  }

  /** Waits until a running call of `changed` has ended. None follows. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#rootTimer !== null) {
      clearTimeout(this.#rootTimer);
    }
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
    }
    await this.#working;
    await this.#subscription?.unsubscribe();
  }

  async #subscribeIfThere(): Promise<AsyncSubscription | null> {
    // Some network drives can't be watched.
    return this.#identity === null ? null : this.#subscribe().catch(() => null);
  }

  async #subscribe(): Promise<AsyncSubscription> {
    const { subscribe } = await import('@parcel/watcher');
    return subscribe(this.#root, (error, events) => this.#hear(error, events), {
      ignore: ['**/node_modules/**', '**/.git/**'],
    });
  }

  #hear(error: Error | null, events: readonly Event[]): void {
    const relevant = events.filter(({ path }) => !isLeftOut(path.slice(this.#root.length)));
    if (error === null && relevant.length === 0) {
      return;
    }
    this.#note(error, relevant);
    this.#hasNewFolders ||=
      !watchesNewFolders && relevant.some(({ type, path }) => type === 'create' && isFolder(path));
    if (this.#timer === null) {
      this.#since = performance.now();
    } else {
      clearTimeout(this.#timer);
    }
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        this.#working = this.#working.then(() => this.#tell());
      },
      Math.max(0, Math.min(pause, this.#since + longestWait - performance.now())),
    );
  }

  async #tell(): Promise<void> {
    if (this.#closed) {
      return;
    }
    if (this.#hasNewFolders) {
      this.#hasNewFolders = false;
      await this.#subscription?.unsubscribe();
      // If it can't be watched any more, changes show after a reload.
      this.#subscription = await this.#subscribe().catch(() => null);
      // Files may have changed while nothing was watched.
      this.#paths = null;
    }
    const paths = this.#paths;
    this.#paths = new Set();
    this.#changed(paths && [...paths]);
  }

  #note(error: Error | null, events: readonly Event[]): void {
    if (error !== null || this.#paths === null || this.#paths.size + events.length > mostPaths) {
      this.#paths = null;
      return;
    }
    for (const { path } of events) {
      this.#paths.add(relative(this.#root, path).replaceAll(sep, '/'));
    }
  }
}

async function identityOf(folder: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(folder, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}

/** Linux watches each folder by itself. Of several new folders, inner ones exist before they can be watched. */
const watchesNewFolders = process.platform !== 'linux';

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isLeftOut(path: string): boolean {
  return path
    .split(/[\\/]/)
    .slice(0, -1)
    .some((folder) => folder !== '' && isSkippedFolder(folder, false));
}
