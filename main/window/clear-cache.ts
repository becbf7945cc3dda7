import { type BrowserWindow, dialog } from 'electron';

/**
 * Tells the person how much Offprint keeps of the folders that they opened, and removes it if they agree. `release` is
 * called first: the open folder goes on with what it has, and keeps nothing until it is opened again.
 */
export async function clearCache(window: BrowserWindow | null, release: () => void): Promise<void> {
  // Loaded when it is asked for: a start does without.
  const { ownCacheFolder } = await import('../library/cache/cache-folder.ts');
  const { cachedLibraries, clearCached } = await import('../library/cache/bound-cache.ts');
  const folder = ownCacheFolder();
  const libraries = cachedLibraries(folder);
  const size = libraries.reduce((sum, library) => sum + library.size, 0);
  const options: Electron.MessageBoxOptions = {
    type: 'question',
    buttons: ['Clear', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    message: `Clear the cache of ${formatSize(size)}?`,
    detail:
      'To be quick at the next start, Offprint keeps a copy of the text of each folder that it opened. ' +
      'Without it a folder is read anew when it is opened again. Your posts, settings and searches stay as they are.',
  };
  const { response } = window ? await dialog.showMessageBox(window, options) : await dialog.showMessageBox(options);
  if (response === 0) {
    release();
    clearCached(folder);
  }
}

/** For a person: `12 MB`. */
export function formatSize(bytes: number): string {
  const megabytes = bytes / 1024 ** 2;
  return megabytes >= 10 ? `${Math.round(megabytes)} MB` : `${megabytes.toFixed(1)} MB`;
}
