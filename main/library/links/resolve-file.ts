import { decodeAddress, folderOf, withoutExtension } from '../sites/addresses/site-address.ts';
import { joinPath } from './address-key.ts';
import type { MappedFile } from './mapped-post.ts';
import { mostAliases, type SiteMap } from './site-map.ts';

export interface FoundFile {
  readonly file: MappedFile;
  readonly how: 'static' | 'path' | 'beside-address' | 'unique-name';
}

/**
 * The file that a reference in the post at `from` means. From the root: the site's mounts in their order, with and
 * without its base path, then content roots. Relative: beside the source, in the post's own folder, beside its address.
 * Last a bare name that only one file has. Case and Unicode form count only where they have to.
 */
export function fileForReference(map: SiteMap, from: string, reference: string): FoundFile | null {
  const path = decodeAddress(reference.replace(/[?#].*$/s, ''));
  if (path === '' || path.endsWith('/')) {
    return null;
  }
  const found = path.startsWith('/') ? fromRoot(map, path) : fromPost(map, from, path);
  if (found) {
    return found;
  }
  // With a folder in front it is that folder's file that is missing: one of the same name elsewhere is another picture.
  const [named, other] = path.includes('/') ? [] : map.filesNamed(path);
  return named && !other ? { file: named, how: 'unique-name' } : null;
}

function fromRoot(map: SiteMap, path: string): FoundFile | null {
  const { basePath, mounts, contentRoots } = map.site;
  const inside = path.startsWith(basePath) ? path.slice(basePath.length - 1) : null;
  for (const below of inside === null || inside === path ? [path] : [inside, path]) {
    for (const { folder, at } of [...mounts, ...contentRoots.map((root) => ({ folder: root, at: '/' }))]) {
      if (!below.startsWith(at)) {
        continue;
      }
      const file = fileAt(map, folder, below.slice(at.length));
      if (file) {
        return { file, how: 'static' };
      }
    }
  }
  return null;
}

function fileAt(map: SiteMap, folder: string, relative: string): MappedFile | undefined {
  const path = joinPath(folder, relative);
  return path === null ? undefined : map.file(path);
}

function fromPost(map: SiteMap, from: string, path: string): FoundFile | null {
  const folder = folderOf(from);
  const beside = fileAt(map, folder, path) ?? fileAt(map, `${withoutExtension(from)}/`, path);
  if (beside) {
    return { file: beside, how: 'path' };
  }
  const post = map.post(from);
  for (const address of [post?.url ?? null, ...(post?.aliases.slice(0, mostAliases) ?? [])]) {
    if (address === null) {
      continue;
    }
    const joined = joinPath(folderOf(address), path);
    const found = joined === null ? null : fromRoot(map, `/${joined}`);
    if (found) {
      return { file: found.file, how: 'beside-address' };
    }
  }
  // Some themes take every path for one from the root.
  return fromRoot(map, `/${path.replace(/^(?:\.\/)+/, '')}`);
}
