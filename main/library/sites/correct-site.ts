import type { SiteCorrections } from '../model.ts';
import { basePathOf, folderPath, joinAddress, longestAddress, siteAddress } from './addresses/site-address.ts';
import type { Site, SourcePost } from './generator.ts';

/** Each reference is looked for in all of them. */
const mostRoots = 100;

/**
 * A site as a person says that it is. Posts in another content root are published as if they stood in the one that the
 * generator looks in; what is said of a folder that is not there gets a note.
 */
export function correctSite(site: Site, corrections: SiteCorrections, folders: ReadonlySet<string>): Site {
  const { contentRoot, staticRoots } = corrections;
  const root = contentRoot === undefined ? null : folderPath(contentRoot);
  const own = corrections.addresses?.map(siteAddress).filter((address) => address !== null);
  const [main] = own ?? [];
  const basePath = main ? basePathOf(main) : site.basePath;
  const listAddress = site.listAddress?.bind(site);
  const [expected = ''] = root !== null && site.contentRoots.includes(root) ? [root] : site.contentRoots;
  const moved = (url: string): string =>
    url.startsWith(site.basePath) ? joinAddress(basePath, url.slice(site.basePath.length)) : url;
  const standing = (post: SourcePost): SourcePost =>
    root !== null && root !== expected && post.path.startsWith(root)
      ? { ...post, path: `${expected}${post.path.slice(root.length)}` }
      : post;
  const publish = (post: SourcePost) => {
    const published = site.publish(standing(post));
    return {
      ...published,
      url: published.url === null || published.url.length > longestAddress ? null : moved(published.url),
      aliases: published.aliases.filter((alias) => alias.length <= longestAddress).map(moved),
    };
  };
  const mounts = site.mounts.map((mount) =>
    root !== null && mount.folder === expected ? { ...mount, folder: root } : mount,
  );
  const said = [...(root === null ? [] : [root]), ...(staticRoots ?? []).map(folderPath)];
  const absent = said.filter((folder) => folder !== '' && !folders.has(folder.slice(0, -1)));
  return {
    ...site,
    basePath,
    addresses: own ?? site.addresses,
    contentRoots: root === null ? site.contentRoots.slice(0, mostRoots) : [root],
    mounts: staticRoots
      ? staticRoots.map((folder) => ({ folder: folderPath(folder), at: '/' }))
      : mounts.slice(0, mostRoots),
    notes: [...absent.map((folder) => `You named the folder ${folder}, but there is none.`), ...site.notes],
    publish,
    ...(listAddress ? { listAddress: (facet, value) => moved(listAddress(facet, value)) } : {}),
  };
}
