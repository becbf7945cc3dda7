import { lstatSync } from 'node:fs';
import { type AsyncSubscription, type Event, subscribe } from '@parcel/watcher';
import { isSkippedFolder } from '../scan/file-kinds.ts';

export interface FolderWatch {
  close(): Promise<void>;
}

/** Changes come in bursts (a checkout, a save by an editor): the folder is looked at once they pause this long. */
const pause = 150;
/** But not later than this, in milliseconds, however long the burst. */
const longestWait = 1_000;

/**
 * Calls `changed` after files of the folder were added, changed, removed or renamed: some time after, and once for
 * many. Throws where the system can't watch the folder.
 */
export const watchFolder = async (root: string, changed: () => void): Promise<FolderWatch> => {
  let timer: NodeJS.Timeout | null = null;
  let since = 0;
  let closed = false;
  let hasNewFolders = false;

  const hear = (error: Error | null, events: readonly Event[]): void => {
    const relevant = events.filter(({ path }) => !isLeftOut(path.slice(root.length)));
    if (error === null && relevant.length === 0) return;
    hasNewFolders ||= !watchesNewFolders && relevant.some(({ type, path }) => type === 'create' && isFolder(path));
    if (timer === null) since = Date.now();
    else clearTimeout(timer);
    timer = setTimeout(
      () => {
        timer = null;
        working = working.then(tell);
      },
      Math.max(0, Math.min(pause, since + longestWait - Date.now())),
    );
  };

  const watch = () => subscribe(root, hear, { ignore: ['**/node_modules/**', '**/.git/**'] });
  let subscription: AsyncSubscription | null = await watch();
  let working: Promise<void> = Promise.resolve();

  const tell = async (): Promise<void> => {
    if (closed) return;
    if (hasNewFolders) {
      hasNewFolders = false;
      await subscription?.unsubscribe();
      // Where it can't be watched any more, changes show after a reload.
      subscription = await watch().catch(() => null);
    }
    changed();
  };

  return {
    close: async () => {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      await working;
      await subscription?.unsubscribe();
    },
  };
};

/** Linux watches folder by folder: of several made at once the inner ones are there before they could be watched. */
const watchesNewFolders = process.platform !== 'linux';

const isFolder = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const isLeftOut = (relative: string): boolean =>
  relative
    .split(/[\\/]/)
    .slice(0, -1)
    .some((folder) => folder !== '' && isSkippedFolder(folder, false));
