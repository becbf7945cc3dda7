import type { Link } from '../model/links.ts';
import type { LinkForm } from '../render/references.ts';
import { withoutMarkdown } from '../scan/file-kinds.ts';
import { decodeAddress, folderOf, joinAddress, nameOf } from '../sites/addresses/site-address.ts';
import { joinPath } from './address-key.ts';
import { partsOf, toFile, toPost } from './found-link.ts';
import type { MappedFile, MappedPost } from './mapped-post.ts';
import { resolveAddress } from './resolve-address.ts';
import { fileForReference, unlistedFile } from './resolve-file.ts';
import { postForRef } from './resolve-ref.ts';
import { fileForWiki, postForWiki, wikiParts } from './resolve-wiki.ts';
import type { SiteMap } from './site-map.ts';

/** Where a reference leads that is written as a template call, a wiki link or in a generator's own scheme. */
export function resolveForm(map: SiteMap, from: string, reference: LinkForm): Link {
  const { form, target } = reference;
  if (form === 'address') {
    return resolveAddress(map, from, target);
  }
  if (form === 'root') {
    return resolveAddress(map, from, joinAddress(map.site.basePath, target));
  }
  if (form === 'list') {
    return resolveList(map, target);
  }
  const { path, fragment } = form === 'wiki' ? wikiParts(target) : partsOf(target);
  if (path === '') {
    return { kind: 'anchor', fragment };
  }
  const post = form === 'wiki' ? postForWiki(map, from, path) : findPost(map, from, reference, path);
  if (post) {
    return toPost({ post, how: form }, fragment);
  }
  const file = fileForForm(map, from, { form, target }) ?? (form === 'name' ? map.unreadPageCalled(path) : undefined);
  if (file) {
    return toFile(map, { file, how: form });
  }
  const list = form === 'ref' ? map.list(joinAddress(map.site.basePath, path)) : undefined;
  if (list) {
    return { kind: 'list', ...list, how: form };
  }
  return { kind: 'dead', target, why: { code: 'dead.nothing-meant' } };
}

/** The file that such a reference means; null if it means none. */
export function fileForForm(map: SiteMap, from: string, { form, target }: LinkForm): MappedFile | null {
  const { path } = form === 'wiki' ? wikiParts(target) : partsOf(target);
  return listedFile(map, from, form, path) ?? unlistedByForm(map, from, form, path);
}

function listedFile(map: SiteMap, from: string, form: LinkForm['form'], path: string): MappedFile | null {
  const decoded = decodeAddress(path);
  if (form === 'content') {
    return inRoots(map, decoded, (at) => map.file(at)) ?? null;
  }
  if (form === 'site') {
    return fromTop(map, decoded, (at) => map.file(at)) ?? null;
  }
  if (form === 'wiki') {
    return fileForWiki(map, from, decoded);
  }
  return fileForReference(map, from, path)?.file ?? null;
}

/** A file in a folder that a scan does not enter. Its path may begin beside the post, at a root, or at the top. */
function unlistedByForm(map: SiteMap, from: string, form: LinkForm['form'], path: string): MappedFile | null {
  const file = form === 'content' || form === 'site' ? null : unlistedFile(map, from, path)?.file;
  return file ?? fromTop(map, decodeAddress(path), map.unlisted.file) ?? null;
}

function findPost(map: SiteMap, from: string, { form, language }: LinkForm, path: string): MappedPost | undefined {
  const decoded = decodeAddress(path).replace(/\/$/, '');
  switch (form) {
    case 'ref':
      return postForRef(map, from, path, language ?? '');
    case 'content':
      return inRoots(map, decoded, (at) => map.postAt(at));
    case 'post-url':
      return postForPostUrl(map, decoded.replace(/^\/+/, ''));
    case 'source':
      return inRoots(map, decoded, (at) => map.postAt(at)) ?? onlyPathEnding(map, decoded) ?? onlyNamed(map, decoded);
    case 'site':
      return fromTop(map, decoded, (at) => map.postAt(at));
    case 'name':
      return onlyPathEnding(map, decoded) ?? map.postAtUrl(`/${decoded}`, from);
    default: {
      const beside = joinPath(folderOf(from), decoded);
      return beside === null ? undefined : map.postAt(beside);
    }
  }
}

/** Looks a path up below the content roots, or below the opened folder. */
function inRoots<Found>(map: SiteMap, path: string, find: (at: string) => Found | undefined): Found | undefined {
  for (const root of [...map.site.contentRoots, '']) {
    const at = joinPath(root, path);
    const found = at === null ? undefined : find(at);
    if (found) {
      return found;
    }
  }
  return undefined;
}

/**
 * Looks a path up from the opened folder, then from the folders where the site's paths begin: its source, and the
 * folder of its collections.
 */
function fromTop<Found>(map: SiteMap, path: string, find: (at: string) => Found | undefined): Found | undefined {
  const bare = path.replace(/^\/+/, '');
  return find(bare) ?? inRoots(map, bare, find);
}

/**
 * `name` or `folder/name` of a Jekyll post, with its date in front: in `_posts/folder` or `folder/_posts`
 * (lib/jekyll/tags/post_url.rb), otherwise in any `_posts`.
 */
function postForPostUrl(map: SiteMap, name: string): MappedPost | undefined {
  const [, folder = '', base = name] = /^(?:(.*)\/)?([^/]+)$/.exec(name) ?? [];
  const named = map.postsNamed(withoutMarkdown(base));
  const homes = [`_posts/${folder === '' ? '' : `${folder}/`}`, `${folder === '' ? '' : `${folder}/`}_posts/`];
  const exact = named.find(({ path }) =>
    map.site.contentRoots.some((root) => homes.some((home) => folderOf(path) === `${root}${home}`)),
  );
  if (exact) {
    return exact;
  }
  const inFolder = folder === '' ? named : named.filter(({ path }) => `/${path}`.includes(`/${folder}/`));
  return (
    inFolder.find(({ path }) => /(?:^|\/)_posts\//.test(path)) ?? (inFolder.length === 1 ? inFolder[0] : undefined)
  );
}

/** The only post whose path ends with this path. */
function onlyPathEnding(map: SiteMap, path: string): MappedPost | undefined {
  const base = withoutMarkdown(nameOf(path));
  const named = map.postsNamed(base).filter(endsWith(withoutMarkdown(path)));
  return named.length === 1 ? named[0] : undefined;
}

function onlyNamed(map: SiteMap, name: string): MappedPost | undefined {
  const [post, other] = map.postsNamed(name);
  return other ? undefined : post;
}

/** Whether a path ends with another one. Whole names are compared, without case and extension. */
function endsWith(wanted: string) {
  const end = `/${wanted.replace(/^\/+/, '').toLowerCase()}`;
  return ({ path }: { readonly path: string }): boolean => {
    const whole = `/${path.toLowerCase()}`;
    return whole.endsWith(end) || whole.replace(/\.[^./]+$/, '').endsWith(end);
  };
}

const lists: Readonly<Record<string, string>> = { tag: 'tags', category: 'categories', author: 'authors', index: '' };

function resolveList(map: SiteMap, target: string): Link {
  const [kind = '', name = ''] = target.split(/:(.*)/s);
  const url = `${map.site.basePath}${lists[kind] ?? kind}/${name}`;
  const list = map.list(url);
  return list ? { kind: 'list', ...list, how: 'list' } : { kind: 'dead', target, why: { code: 'dead.empty-list' } };
}
