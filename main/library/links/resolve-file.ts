import { mayBeUnlisted } from '../scan/unlisted-files.ts';
import { decodeAddress, folderOf, joinAddress, nameOf, withoutExtension } from '../sites/addresses/site-address.ts';
import { addressAgainst, joinPath } from './address-key.ts';
import type { MappedFile } from './mapped-post.ts';
import { type FindFile, mostAliases, type SiteMap } from './site-map.ts';

export interface FoundFile {
  readonly file: MappedFile;
  readonly how: 'static' | 'path' | 'beside-address' | 'beside-post' | 'unique-name';
}

/**
 * The file that a reference in the post at `from` means. A path from the root is looked up in the site's mounts in
 * their order, with and without the base path, then in content roots. A relative path is looked up beside the source,
 * in the post's bundle, and beside its address. A bare name comes last, if only one file has it. An exact match wins
 * over one that differs in case or Unicode form.
 */
export function fileForReference(map: SiteMap, from: string, reference: string): FoundFile | null {
  const path = pathOf(reference);
  if (path === null) {
    return null;
  }
  const found = atPath(map, from, path, (at) => map.file(at));
  if (found) {
    return found;
  }
  // A name with a folder means a file of that folder. A file of the same name elsewhere is another picture.
  const [named, other] = path.includes('/') ? [] : map.filesNamed(path);
  return named && !other ? { file: named, how: 'unique-name' } : null;
}

/**
 * The same for a file in a folder that a scan does not enter (`.github/`). For a reference that would be dead, since it
 * may ask the disk.
 */
export function unlistedFile(map: SiteMap, from: string, reference: string): FoundFile | null {
  const path = pathOf(reference);
  return path === null || !mayBeUnlisted(from, path) ? null : atPath(map, from, path, map.unlisted.file);
}

/** The decoded path of a reference; null if it names no file. */
function pathOf(reference: string): string | null {
  const path = decodeAddress(reference.replace(/[?#].*$/s, ''));
  return path === '' || path.endsWith('/') ? null : path;
}

function atPath(map: SiteMap, from: string, path: string, find: FindFile): FoundFile | null {
  return path.startsWith('/') ? fromRoot(map, from, path, find) : fromPost(map, from, path, find);
}

function fromRoot(map: SiteMap, from: string, path: string, find: FindFile): FoundFile | null {
  const { basePath, mounts, contentRoots } = map.site;
  const inside = path.startsWith(basePath) ? path.slice(basePath.length - 1) : null;
  for (const below of inside === null || inside === path ? [path] : [inside, path]) {
    for (const { folder, at } of [...mounts, ...contentRoots.map((root) => ({ folder: root, at: '/' }))]) {
      if (!below.startsWith(at)) {
        continue;
      }
      const file = fileAt(find, folder, below.slice(at.length));
      if (file) {
        return { file, how: 'static' };
      }
    }
  }
  const file =
    besidePost(map, from, path) ?? (inside === null ? besidePost(map, from, joinAddress(basePath, path)) : null);
  return file ? { file, how: 'beside-post' } : null;
}

/** The most folders of an address that are tried. Each costs a look-up, and no site goes deeper. */
const deepest = 20;

/** The file at an address below a post's own address: the files in a post's folder are published there. */
function besidePost(map: SiteMap, from: string, address: string): MappedFile | null {
  const { bundles } = map.site;
  if (bundles === undefined || map.filesNamed(nameOf(address)).length === 0) {
    return null;
  }
  let end = address.lastIndexOf('/');
  for (let looks = 0; looks < deepest && end >= 0; looks += 1) {
    const post = map.postAtUrl(address.slice(0, end + 1), from);
    const folder = post ? bundleFolder(post.path, bundles) : null;
    const file = folder === null ? undefined : fileAt((at) => map.file(at), folder, address.slice(end + 1));
    if (file) {
      return file;
    }
    end = address.lastIndexOf('/', end - 1);
  }
  return null;
}

/** The folder whose files are published with a post; null if it has none. */
function bundleFolder(path: string, bundles: 'index' | 'named'): string | null {
  if (bundles === 'named') {
    return `${withoutExtension(path)}/`;
  }
  return /^_?index\./i.test(nameOf(path)) ? folderOf(path) : null;
}

function fileAt(find: FindFile, folder: string, relative: string): MappedFile | undefined {
  const path = joinPath(folder, relative);
  return path === null ? undefined : find(path);
}

function fromPost(map: SiteMap, from: string, path: string, find: FindFile): FoundFile | null {
  const folder = folderOf(from);
  const beside = fileAt(find, folder, path) ?? fileAt(find, `${withoutExtension(from)}/`, path);
  if (beside) {
    return { file: beside, how: 'path' };
  }
  const post = map.post(from);
  for (const address of [post?.url ?? null, ...(post?.aliases.slice(0, mostAliases) ?? [])]) {
    if (address === null) {
      continue;
    }
    const found = fromRoot(map, from, addressAgainst(address, path), find);
    if (found) {
      return { file: found.file, how: 'beside-address' };
    }
  }
  // Some themes take every path from the root.
  return fromRoot(map, from, `/${path.replace(/^(?:\.\/)+/, '')}`, find);
}
