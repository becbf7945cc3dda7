import { type BrowserWindow, dialog } from 'electron';
import { say, spokenLocale } from '../speech.ts';

/**
 * Tells the person the size of the cache, and removes it if they agree. `release` is called and awaited first, since a
 * library process that still saves something would leave files behind. The open folder then works without a cache until
 * it is opened again.
 */
export async function clearCache(window: BrowserWindow | null, release: () => Promise<void>): Promise<void> {
  // Loaded on demand, to keep the start fast.
  const { personCacheFolder } = await import('../library/cache/cache-folder.ts');
  const { cachedLibraries, clearCached } = await import('../library/cache/bound-cache.ts');
  const folder = personCacheFolder();
  const libraries = cachedLibraries(folder);
  const size = libraries.reduce((sum, library) => sum + library.size, 0);
  const options: Electron.MessageBoxOptions = {
    type: 'question',
    buttons: [say('dialog.clear'), say('dialog.cancel')],
    defaultId: 1,
    cancelId: 1,
    message: say('dialog.clear-cache', { size: formatSize(size) }),
    detail: say('dialog.clear-cache-detail'),
  };
  const { response } = window ? await dialog.showMessageBox(window, options) : await dialog.showMessageBox(options);
  if (response === 0) {
    // A process that has ended writes nothing.
    await release().catch(() => null);
    clearCached(folder);
  }
}

/** A size for a person: `12 MB`. */
function formatSize(bytes: number): string {
  const megabytes = bytes / 1024 ** 2;
  const digits = megabytes >= 10 ? 0 : 1;
  const format = {
    style: 'unit',
    unit: 'megabyte',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  } as const;
  return new Intl.NumberFormat(spokenLocale(), format).format(megabytes);
}
