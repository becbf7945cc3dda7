import type { Link } from '../model/links.ts';
import { isMarkdown, withoutPageEnding } from '../scan/file-kinds.ts';
import { decodeAddress, folderOf, joinAddress, nameOf } from '../sites/addresses/site-address.ts';
import { addressAgainst, asBrowserReads, joinPath } from './address-key.ts';
import { partsOf, toFile, toPost, toWeb } from './found-link.ts';
import type { MappedPost } from './mapped-post.ts';
import { outsideAddress } from './outside-address.ts';
import { pathInSite } from './path-in-site.ts';
import { fileForReference, unlistedFile } from './resolve-file.ts';
import { mostAliases, type SiteMap } from './site-map.ts';

/**
 * Where an address in the post at `from` leads. The rules in order: an anchor; another scheme; the site's own domain;
 * an address of the site; a path relative to the source file, to the post's address, or to one of its aliases; a unique
 * name. An address that no rule finds is dead. A rule that guesses says so in its name.
 */
export function resolveAddress(map: SiteMap, from: string, written: string): Link {
  const href = asBrowserReads(written);
  if (href.startsWith('#')) {
    return { kind: 'anchor', fragment: decodeAddress(href.slice(1)) };
  }
  if (/^(?:https?:)?\/\//i.test(href)) {
    return resolveWeb(map, from, href.startsWith('//') ? `https:${href}` : href);
  }
  const outside = outsideAddress(href);
  if (outside) {
    return outside;
  }
  const { path, fragment } = partsOf(href);
  if (path === '') {
    return { kind: 'anchor', fragment };
  }
  const found = path.startsWith('/') ? atRoot(map, from, path, fragment) : relative(map, from, path, fragment);
  if (found !== null && found.kind !== 'list') {
    return found;
  }
  return (
    folder(map, from, path, (at) => readme(map, at, fragment)) ??
    found ??
    unaddressed(map, path, fragment) ??
    routed(map, from, path) ??
    unlisted(map, from, path) ??
    folder(map, from, path, (at) => bareFolder(map, at)) ??
    besideSite(map, href) ??
    dead(href)
  );
}

/**
 * A post whose address a program of the site makes, by the last part of the reference: `/2020/05/sea-and-sand/` is the
 * post `sea-and-sand.md`.
 */
function unaddressed(map: SiteMap, path: string, fragment: string): Link | null {
  const name = withoutPageEnding(nameOf(decodeAddress(path).replace(/(?:\/index\.html?)?\/?$/, '')));
  const post = path.startsWith('/') && isTelling(name) ? map.unaddressedCalled(name) : undefined;
  return post ? toPost({ post, how: 'unique-name' }, fragment) : null;
}

function unlisted(map: SiteMap, from: string, path: string): Link | null {
  const found = unlistedFile(map, from, path);
  return found ? toFile(map, found) : null;
}

/** Looks a folder up where a post is read in its place among the files. */
function folder(map: SiteMap, from: string, path: string, find: (at: string) => Link | null): Link | null {
  const isPublished = map.site.showsFolders !== true && map.post(from)?.url !== null;
  const at = joinPath(path.startsWith('/') ? '' : folderOf(from), decodeAddress(path));
  return isPublished || at === null || at === '' ? null : find(at);
}

/** The post that stands for a folder, as on the sites that show such folders. */
function readme(map: SiteMap, at: string, fragment: string): Link | null {
  const post = map.postAt(`${at}/README`);
  return post ? toPost({ post, how: 'folder' }, fragment) : null;
}

function bareFolder(map: SiteMap, at: string): Link | null {
  const file = map.unlisted.folder(at);
  return file ? toFile(map, { file, how: 'folder' }) : null;
}

/**
 * A page that a template of the site could make at this address. It is not reported as dead, since only a run could
 * tell whether there is such a page.
 */
export function routed(map: SiteMap, from: string, path: string): Link | null {
  const base = map.post(from)?.url ?? null;
  const written = path.startsWith('/') || base === null ? path : addressAgainst(base, decodeAddress(path));
  const { addsBasePath = false, basePath } = map.site;
  const address =
    addsBasePath && written.startsWith('/') && !isBelow(written, basePath) ? joinAddress(basePath, written) : written;
  const post = address.startsWith('/') ? map.postRouteTo(address) : undefined;
  if (post) {
    return toPost({ post, how: 'route' }, '');
  }
  const file = address.startsWith('/') ? map.routeTo(address) : undefined;
  return file ? toFile(map, { file, how: 'route' }) : null;
}

/**
 * A path from the root of the domain. If a post has it below the base path, the author forgot the base path, and the
 * rule says so.
 */
function atRoot(map: SiteMap, from: string, path: string, fragment: string): Link | null {
  const { basePath, addsBasePath = false } = map.site;
  const below = isBelow(path, basePath) ? path : joinAddress(basePath, path);
  if (addsBasePath) {
    const source = below === path ? undefined : postBySourcePath(map, path);
    return (
      atAddress(map, from, below, fragment, 'address') ??
      (source ? toPost({ post: source, how: 'path' }, fragment) : null)
    );
  }
  const found = atAddress(map, from, path, fragment, 'address');
  if (found || below === path || path === '/') {
    return found;
  }
  const post = map.postAtUrl(below, from) ?? map.postAtAlias(below, from);
  return post ? toPost({ post, how: 'below-base-path' }, fragment) : null;
}

function isBelow(path: string, basePath: string): boolean {
  return path.startsWith(basePath) || `${path}/` === basePath;
}

/** A site below a path of its domain (`/blog/`) may link to pages beside it. Those are on the web. */
function besideSite({ site }: SiteMap, href: string): Link | null {
  const [address] = site.addresses;
  const origin = /^https?:\/\/[^/]+/i.exec(address ?? '')?.[0];
  if (
    site.addsBasePath === true ||
    !origin ||
    !href.startsWith('/') ||
    site.basePath === '/' ||
    href.startsWith(site.basePath)
  ) {
    return null;
  }
  return toWeb(`${origin}${href}`);
}

function dead(target: string): Link {
  return { kind: 'dead', target, why: { code: 'dead.no-address' } };
}

function resolveWeb(map: SiteMap, from: string, url: string): Link {
  const inSite = pathInSite(map.site, url);
  if (inSite === null) {
    return toWeb(url);
  }
  const { path, fragment } = partsOf(inSite.path);
  const found = atAddress(map, from, path, fragment, 'own-domain') ?? unlisted(map, from, path);
  if (found) {
    return found;
  }
  // Other pages of the site are on the web. Below its main address there should have been a post.
  return inSite.main && map.site.basePath !== '/' ? dead(url) : toWeb(url);
}

/**
 * Finds an address of the site, which starts at its root. `how` becomes the name of the rule. For the site's own
 * domain, it also replaces the names of other rules, except that of a source path.
 */
function atAddress(
  map: SiteMap,
  from: string,
  path: string,
  fragment: string,
  how: 'address' | 'own-domain',
): Link | null {
  const post = map.postAtUrl(path, from);
  if (post) {
    return toPost({ post, how }, fragment);
  }
  const alias = map.postAtAlias(path, from);
  if (alias) {
    return toPost({ post: alias, how: how === 'own-domain' ? how : 'alias' }, fragment);
  }
  const page = map.unreadPageAt(path);
  if (page) {
    return toFile(map, { file: page, how });
  }
  const file = fileForReference(map, from, path);
  if (file) {
    return toFile(map, how === 'own-domain' ? { ...file, how } : file);
  }
  const bySource = postBySourcePath(map, path);
  if (bySource) {
    return toPost({ post: bySource, how: 'path' }, fragment);
  }
  const list = map.list(path);
  return list ? { kind: 'list', ...list, how: how === 'own-domain' ? how : 'list' } : null;
}

/** `/posts/about.md`: some editors write a post's source path in place of its address. */
function postBySourcePath(map: SiteMap, path: string): MappedPost | undefined {
  const decoded = decodeAddress(path);
  if (!isMarkdown(decoded)) {
    return undefined;
  }
  for (const root of ['', ...map.site.contentRoots]) {
    const at = joinPath(root, decoded);
    const post = at === null ? undefined : map.postAt(at);
    if (post) {
      return post;
    }
  }
  return undefined;
}

function relative(map: SiteMap, from: string, path: string, fragment: string): Link | null {
  const decoded = decodeAddress(path);
  const sourcePost = map.post(from);
  // A published page is what a browser finds, so it comes first, unless the reference names the source file.
  const published =
    isMarkdown(decoded) || !sourcePost?.url ? undefined : postAgainst(map, from, sourcePost.url, decoded);
  if (published) {
    return toPost({ post: published, how: 'relative-to-address' }, fragment);
  }
  const source = joinPath(folderOf(from), decoded);
  const atSource = source === null || source === '' ? undefined : map.postAt(source);
  if (atSource) {
    return toPost({ post: atSource, how: 'path' }, fragment);
  }
  const file = fileForReference(map, from, path);
  if (file && file.how !== 'unique-name') {
    return toFile(map, file);
  }
  if (sourcePost?.url) {
    const found = againstAddress(map, from, sourcePost.url, path, fragment, 'relative-to-address');
    if (found) {
      return found;
    }
  }
  for (const alias of sourcePost?.aliases.slice(0, mostAliases) ?? []) {
    const found = againstAddress(map, from, alias, path, fragment, 'relative-to-alias');
    if (found) {
      return found;
    }
  }
  const name = withoutPageEnding(nameOf(decoded.replace(/\/$/, '')));
  const [named, other] = isTelling(name) ? map.postsCalled(name) : [];
  if (named && !other && named.path !== from) {
    return toPost({ post: named, how: 'unique-name' }, fragment);
  }
  return file ? toFile(map, file) : null;
}

/** Whether a name is so specific that two posts hardly share it by chance: it has several parts, unlike `contact`. */
function isTelling(name: string): boolean {
  return name.length >= 6 && /[\p{L}\p{N}][-_. ]+[\p{L}\p{N}]/u.test(name);
}

function postAgainst(map: SiteMap, from: string, base: string, path: string): MappedPost | undefined {
  const address = addressAgainst(base, path);
  return map.postAtUrl(address, from) ?? map.postAtAlias(address, from);
}

function againstAddress(
  map: SiteMap,
  from: string,
  base: string,
  path: string,
  fragment: string,
  how: string,
): Link | null {
  const found = atAddress(map, from, addressAgainst(base, decodeAddress(path)), fragment, 'address');
  return found !== null && 'how' in found ? { ...found, how } : null;
}
