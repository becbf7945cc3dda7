/**
 * Environment variables that make a process of ours keep its cache in this folder, on each system. macOS has no variable
 * for that, only the home folder.
 */
export function ownCache(folder: string): Readonly<Record<string, string>> {
  return {
    XDG_CACHE_HOME: folder,
    LOCALAPPDATA: folder,
    ...(process.platform === 'darwin' ? { HOME: folder } : {}),
  };
}
