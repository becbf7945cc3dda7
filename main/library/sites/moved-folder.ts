import type { SiteFolder } from './generator.ts';

/**
 * A folder as if what lies in `from` lay in `to`, each with a slash at its end or empty: for a generator, posts that a
 * person says are elsewhere stand where it looks for them. Where both have a file, that of `from` counts.
 */
export function movedFolder(folder: SiteFolder, from: string, to: string): SiteFolder {
  const moved = (path: string): string => (path.startsWith(from) ? `${to}${path.slice(from.length)}` : path);
  return {
    paths: new Set([...folder.paths].map(moved)),
    folders: new Set([...folder.folders].map((path) => moved(`${path}/`).slice(0, -1))),
    read: (path) => {
      const own = path.startsWith(to) ? `${from}${path.slice(to.length)}` : path;
      return folder.read(folder.paths.has(own) ? own : path);
    },
    learn: (name, make) => folder.learn(`${from} as ${to} ${name}`, make),
  };
}
