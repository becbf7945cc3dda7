import { subscribe } from '@parcel/watcher';
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
  const subscription = await subscribe(
    root,
    (error, events) => {
      const relevant = error !== null || events.some(({ path }) => !isLeftOut(path.slice(root.length)));
      if (!relevant) return;
      if (timer === null) since = Date.now();
      else clearTimeout(timer);
      timer = setTimeout(
        () => {
          timer = null;
          changed();
        },
        Math.max(0, Math.min(pause, since + longestWait - Date.now())),
      );
    },
    { ignore: ['**/node_modules/**', '**/.git/**'] },
  );
  return {
    close: async () => {
      if (timer !== null) clearTimeout(timer);
      await subscription.unsubscribe();
    },
  };
};

const isLeftOut = (relative: string): boolean =>
  relative
    .split(/[\\/]/)
    .slice(0, -1)
    .some((folder) => folder !== '' && isSkippedFolder(folder, false));
