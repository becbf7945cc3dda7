import { folderOf, nameOf } from './addresses/site-address.ts';
import type { SiteFolder } from './generator.ts';

/** A folder of the opened folder, as if it were opened itself. `place` is its path, with a slash at its end. */
export function nestedFolder(folder: SiteFolder, place: string): SiteFolder {
  const inside = (paths: ReadonlySet<string>): ReadonlySet<string> =>
    new Set([...paths].flatMap((path) => (path.startsWith(place) ? [path.slice(place.length)] : [])));
  return {
    paths: inside(folder.paths),
    folders: inside(folder.folders),
    read: (path) => folder.read(`${place}${path}`),
    learn: (name, make) => folder.learn(`${place} ${name}`, make),
  };
}

const configuration =
  /^(?:(?:hugo|config|zola)\.(?:toml|ya?ml|json)|_config\.(?:ya?ml|toml)|(?:pelican|publish)?conf\.py|config\.rb|(?:\.eleventy|eleventy\.config|astro\.config|docusaurus\.config|gatsby-config)\.[cm]?[jt]s)$/;
/** Folders of themes, tests and examples: a configuration in them does not make a site. */
const foreignFolders =
  /(?:^|\/)(?:themes?|vendor|node_modules|layouts|archetypes|scaffolds|tests?|fixtures|examples?|exampleSite)\//i;
const deepest = 2;
const mostPlaces = 20;

/**
 * Folders one or two levels down that may be sites, judged by their files. Each has a slash at its end. Higher ones
 * come first. If the folder is a site itself, a vault in it belongs to that site.
 */
export function nestedPlaces({ paths, folders }: SiteFolder, isSite: boolean): readonly string[] {
  const found = new Set<string>();
  const putFolderOf = (path: string): void => {
    const place = folderOf(path);
    if (place !== '' && place.split('/').length <= deepest + 1 && !foreignFolders.test(place)) {
      found.add(place);
    }
  };
  for (const path of paths) {
    if (configuration.test(nameOf(path))) {
      putFolderOf(path);
    }
  }
  for (const path of folders) {
    if (!isSite && nameOf(path) === '.obsidian') {
      putFolderOf(path);
    } else if (path.endsWith('/config/_default')) {
      putFolderOf(folderOf(path).slice(0, -1));
    }
  }
  return [...found].sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1)).slice(0, mostPlaces);
}
