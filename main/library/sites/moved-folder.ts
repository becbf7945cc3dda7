import type { SiteFolder } from './generator.ts';

/**
 * A folder as if the files in `from` were in `to`. Both paths are empty or end with a slash. A person may say that
 * posts are in another place than their generator expects, so it is shown this folder. If both have a file, that of
 * `from` counts.
 */
export function movedFolder(folder: SiteFolder, from: string, to: string): SiteFolder {
  const moved = (path: string): string => (path.startsWith(from) ? `${to}${path.slice(from.length)}` : path);
  return {
    paths: new Set([...folder.paths].map(moved)),
    folders: new Set([...folder.folders].map((path) => moved(`${path}/`).slice(0, -1))),
    read: (path) => {
      const original = path.startsWith(to) ? `${from}${path.slice(to.length)}` : path;
      return folder.read(folder.paths.has(original) ? original : path);
    },
    learn: (name, make) => folder.learn(`${from} as ${to} ${name}`, make),
  };
}
