import { lstatSync } from 'node:fs';
import { type AsyncSubscription, type Event, subscribe } from '@parcel/watcher';
import { isSkippedFolder } from '../scan/file-kinds.ts';

/** Changes come in bursts (a checkout, a save by an editor): the folder is looked at once they pause so many milliseconds. */
const pause = 50;
/** But not later than this, in milliseconds, however long the burst. */
const longestWait = 1_000;

/**
 * Calls `changed` after files of the folder were added, changed, removed or renamed: some time after, and once for
 * many. Throws where the system can't watch the folder.
 */
export async function watchFolder(root: string, changed: () => void): Promise<FolderWatch> {
  const watch = new FolderWatch(root, changed);
  await watch.start();
  return watch;
}

/** A folder that is watched until `close`. */
export class FolderWatch {
  readonly #root: string;
  readonly #changed: () => void;
  #subscription: AsyncSubscription | null = null;
  #timer: NodeJS.Timeout | null = null;
  /** When the burst began that is going on, in milliseconds. */
  #since = 0;
  #closed = false;
  #hasNewFolders = false;
  #working: Promise<void> = Promise.resolve();

  constructor(root: string, changed: () => void) {
    this.#root = root;
    this.#changed = changed;
  }

  /** Throws where the system can't watch the folder. */
  async start(): Promise<void> {
    this.#subscription = await this.#subscribe();
  }

  /** Waits for what is being told. Nothing is told afterwards. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
    }
    await this.#working;
    await this.#subscription?.unsubscribe();
  }

  #subscribe(): Promise<AsyncSubscription> {
    return subscribe(this.#root, (error, events) => this.#hear(error, events), {
      ignore: ['**/node_modules/**', '**/.git/**'],
    });
  }

  #hear(error: Error | null, events: readonly Event[]): void {
    const relevant = events.filter(({ path }) => !isLeftOut(path.slice(this.#root.length)));
    if (error === null && relevant.length === 0) {
      return;
    }
    this.#hasNewFolders ||=
      !watchesNewFolders && relevant.some(({ type, path }) => type === 'create' && isFolder(path));
    if (this.#timer === null) {
      this.#since = Date.now();
    } else {
      clearTimeout(this.#timer);
    }
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        this.#working = this.#working.then(() => this.#tell());
      },
      Math.max(0, Math.min(pause, this.#since + longestWait - Date.now())),
    );
  }

  async #tell(): Promise<void> {
    if (this.#closed) {
      return;
    }
    if (this.#hasNewFolders) {
      this.#hasNewFolders = false;
      await this.#subscription?.unsubscribe();
      // Where it can't be watched any more, changes show after a reload.
      this.#subscription = await this.#subscribe().catch(() => null);
    }
    this.#changed();
  }
}

/** Linux watches folder by folder: of several made at once the inner ones are there before they could be watched. */
const watchesNewFolders = process.platform !== 'linux';

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isLeftOut(relative: string): boolean {
  return relative
    .split(/[\\/]/)
    .slice(0, -1)
    .some((folder) => folder !== '' && isSkippedFolder(folder, false));
}
