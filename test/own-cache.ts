/**
 * What tells a process of ours to keep its cache in this folder, by the rule of each system. Only for macOS the rule is
 * made of the person's own folder.
 */
export function ownCache(folder: string): Readonly<Record<string, string>> {
  return {
    XDG_CACHE_HOME: folder,
    LOCALAPPDATA: folder,
    ...(process.platform === 'darwin' ? { HOME: folder } : {}),
  };
}
