import type { SiteCorrections } from '../model/site.ts';
import { standingAt } from './addresses/standing-at.ts';
import { basePathOf, folderPath, joinAddress, longestAddress, siteAddress } from './addresses/site-address.ts';
import type { Site, SourcePost } from './generator.ts';
import type { Told } from '../../../preload/texts/texts.ts';

/** Every reference is looked up in each of them. */
const mostRoots = 100;

/**
 * Applies a person's corrections to a site. Posts in the content root that they name are published as if they stood in
 * the one where the generator looks. A named folder that does not exist gets a note.
 */
export function correctSite(site: Site, corrections: SiteCorrections, folders: ReadonlySet<string>): Site {
  const { contentRoot, staticRoots } = corrections;
  const root = contentRoot === undefined ? null : folderPath(contentRoot);
  const correctedAddresses = corrections.addresses?.map(siteAddress).filter((address) => address !== null);
  const [main] = correctedAddresses ?? [];
  const basePath = main ? basePathOf(main) : site.basePath;
  const listAddress = site.listAddress?.bind(site);
  const takes = site.takes?.bind(site);
  const [expected = ''] = root !== null && site.contentRoots.includes(root) ? [root] : site.contentRoots;
  const moved = (url: string): string =>
    url.startsWith(site.basePath) ? joinAddress(basePath, url.slice(site.basePath.length)) : url;
  const publishedAs = (path: string): string =>
    root !== null && root !== expected && path.startsWith(root) ? `${expected}${path.slice(root.length)}` : path;
  const publish = (post: SourcePost) => {
    const published = site.publish(standingAt(post, publishedAs(post.path)));
    return {
      ...published,
      url: published.url === null || published.url.length > longestAddress ? null : moved(published.url),
      aliases: published.aliases.filter((alias) => alias.length <= longestAddress).map(moved),
    };
  };
  const pageAddress = (path: string): string | null => {
    const address = site.pageAddress?.(publishedAs(path)) ?? folderIndex(site, path);
    return address === null || address.length > longestAddress ? null : moved(address);
  };
  const pageRoute = (path: string): string | null => {
    const route = site.pageRoute?.(publishedAs(path)) ?? null;
    return route === null || route.length > longestAddress ? null : moved(route);
  };
  const mounts = site.mounts.map((mount) =>
    root !== null && mount.folder === expected ? { ...mount, folder: root } : mount,
  );
  const namedFolders = [...(root === null ? [] : [root]), ...(staticRoots ?? []).map(folderPath)];
  const missingFolders = namedFolders.filter((folder) => folder !== '' && !folders.has(folder.slice(0, -1)));
  return {
    ...site,
    basePath,
    addresses: correctedAddresses ?? site.addresses,
    contentRoots: root === null ? site.contentRoots.slice(0, mostRoots) : [root],
    mounts: staticRoots
      ? staticRoots.map((folder) => ({ folder: folderPath(folder), at: '/' }))
      : mounts.slice(0, mostRoots),
    notes: [...missingFolders.map((folder): Told => ({ code: 'note.no-folder', values: { folder } })), ...site.notes],
    publish,
    pageAddress,
    pageRoute,
    ...(takes ? { takes: (file) => takes({ ...file, path: publishedAs(file.path) }) } : {}),
    ...(listAddress ? { listAddress: (facet, value) => moved(listAddress(facet, value)) } : {}),
  };
}

/** The address of a folder whose `index.html` no generator made: a server shows that file for the folder. */
function folderIndex({ mounts, basePath }: Site, path: string): string | null {
  if (!/(?:^|\/)index\.html?$/i.test(path)) {
    return null;
  }
  const mount = mounts.find(({ folder }) => path.startsWith(folder));
  return mount ? joinAddress(basePath, mount.at, path.slice(mount.folder.length).replace(/[^/]*$/, '')) : null;
}
