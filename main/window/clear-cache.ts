import { type BrowserWindow, dialog } from 'electron';
import { say, spokenLocale } from '../speech.ts';

/**
 * Tells the person how much Offprint keeps of the folders that they opened, and removes it if they agree. `release` is
 * called and waited for first: the open folder goes on with what it has, and keeps nothing until it is opened again.
 * A library process that saved something meanwhile would leave it behind.
 */
export async function clearCache(window: BrowserWindow | null, release: () => Promise<void>): Promise<void> {
  // Loaded when it is asked for: a start does without.
  const { ownCacheFolder } = await import('../library/cache/cache-folder.ts');
  const { cachedLibraries, clearCached } = await import('../library/cache/bound-cache.ts');
  const folder = ownCacheFolder();
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
    // A process that is gone writes nothing either.
    await release().catch(() => null);
    clearCached(folder);
  }
}

/** For a person: `12 MB`. */
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
