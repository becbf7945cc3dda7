import type { Link } from '../model.ts';
import type { LinkForm } from '../render/document-tree.ts';
import { joinAddress } from '../sites/site-address.ts';
import { decodeAddress, joinPath, pathKey } from './address-key.ts';
import { fileForReference } from './resolve-file.ts';
import { partsOf, resolveLink, toPost } from './resolve-link.ts';
import { postForRef } from './resolve-ref.ts';
import type { MappedFile, MappedPost, SiteMap } from './site-map.ts';

/** Where a reference that a template call, a wiki link or a generator's own scheme makes leads. */
export const resolveForm = (map: SiteMap, from: string, reference: LinkForm): Link => {
  const { form, target } = reference;
  if (form === 'address') return resolveLink(map, from, target);
  if (form === 'root') return resolveLink(map, from, joinAddress(map.site.basePath, target));
  if (form === 'list') return resolveList(map, target);
  const { path, fragment } = form === 'wiki' ? wikiParts(target) : partsOf(target);
  if (path === '') return { kind: 'anchor', fragment };
  const post = form === 'wiki' ? wikiPost(map, from, path) : findPost(map, from, reference, path);
  if (post) return toPost({ post, how: form }, fragment);
  const file = fileForForm(map, from, { form, target });
  if (file) return { kind: 'file', file: file.id, name: file.path.slice(file.path.lastIndexOf('/') + 1), how: form };
  const list = form === 'ref' ? map.list(joinAddress(map.site.basePath, path)) : undefined;
  if (list) return { kind: 'list', ...list, how: form };
  return { kind: 'dead', target, why: 'No post or file of this folder is meant by this.' };
};

/** The file that such a reference means, if it means one. */
export const fileForForm = (map: SiteMap, from: string, { form, target }: LinkForm): MappedFile | null => {
  const { path } = form === 'wiki' ? wikiParts(target) : partsOf(target);
  const decoded = decodeAddress(path);
  if (form === 'content') return inRoots(map, decoded, (at) => map.file(at)) ?? null;
  if (form === 'site') return fromTop(map, decoded, (at) => map.file(at)) ?? null;
  if (form === 'wiki') return noteOrFile(map, from, decoded)?.file ?? null;
  return fileForReference(map, from, path)?.file ?? null;
};

const wikiParts = (target: string): { readonly path: string; readonly fragment: string } => {
  const at = target.indexOf('#');
  return at < 0
    ? { path: target.trim(), fragment: '' }
    : { path: target.slice(0, at).trim(), fragment: target.slice(at + 1).trim() };
};

const findPost = (map: SiteMap, from: string, { form, language }: LinkForm, path: string): MappedPost | undefined => {
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  const decoded = decodeAddress(path).replace(/\/$/, '');
  const near = () => {
    const at = joinPath(folder, decoded);
    return at === null ? undefined : map.postAt(at);
  };
  switch (form) {
    case 'ref':
      return postForRef(map, from, path, language ?? '');
    case 'content':
      return inRoots(map, decoded, (at) => map.postAt(at));
    case 'post-url':
      return postNamed(map, decoded.replace(/^\/+/, ''));
    case 'source':
      return inRoots(map, decoded, (at) => map.postAt(at)) ?? unique(map, decoded) ?? onlyNamed(map, decoded);
    case 'site':
      return fromTop(map, decoded, (at) => map.postAt(at));
    case 'name':
      return unique(map, decoded) ?? map.postAtUrl(`/${decoded}`, from);
    default:
      return near();
  }
};

const inRoots = <Found>(map: SiteMap, path: string, find: (at: string) => Found | undefined): Found | undefined => {
  for (const root of [...map.site.contentRoots, '']) {
    const at = joinPath(root, path);
    const found = at === null ? undefined : find(at);
    if (found) return found;
  }
  return undefined;
};

/** From the opened folder, or from where the site's own paths begin: its source, what holds its collections. */
const fromTop = <Found>(map: SiteMap, path: string, find: (at: string) => Found | undefined): Found | undefined => {
  const bare = path.replace(/^\/+/, '');
  return find(bare) ?? inRoots(map, bare, find);
};

/**
 * `name` or `folder/name` of a Jekyll post, its date in front: in `_posts/folder` or `folder/_posts` (lib/jekyll/tags/
 * post_url.rb), else wherever its `_posts` stands.
 */
const postNamed = (map: SiteMap, name: string): MappedPost | undefined => {
  const [, folder = '', base = name] = /^(?:(.*)\/)?([^/]+)$/.exec(name) ?? [];
  const named = map.postsNamed(base.replace(/\.(?:md|markdown)$/i, ''));
  const homes = [`_posts/${folder === '' ? '' : `${folder}/`}`, `${folder === '' ? '' : `${folder}/`}_posts/`];
  const exact = named.find(({ path }) =>
    map.site.contentRoots.some((root) =>
      homes.some((home) => path.slice(0, path.lastIndexOf('/') + 1) === `${root}${home}`),
    ),
  );
  if (exact) return exact;
  const inFolder = folder === '' ? named : named.filter(({ path }) => `/${path}`.includes(`/${folder}/`));
  return (
    inFolder.find(({ path }) => /(?:^|\/)_posts\//.test(path)) ?? (inFolder.length === 1 ? inFolder[0] : undefined)
  );
};

const unique = (map: SiteMap, path: string): MappedPost | undefined => {
  const base = path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:md|markdown|mdx)$/i, '');
  const named = map.postsNamed(base).filter(endsWith(path.replace(/\.(?:md|markdown|mdx)$/i, '')));
  return named.length === 1 ? named[0] : undefined;
};

const onlyNamed = (map: SiteMap, name: string): MappedPost | undefined => {
  const [post, other] = map.postsNamed(name);
  return other ? undefined : post;
};

/** The note that a wiki link means: by its file, by an alias that no other note has, or by an address of its own. */
const wikiPost = (map: SiteMap, from: string, path: string): MappedPost | undefined => {
  const decoded = decodeAddress(path).replace(/\/$/, '');
  const found = noteOrFile(map, from, decoded);
  if (found) return found.post;
  return onlyNamed(map, decoded.replace(/\.md$/i, '')) ?? map.postAtUrl(`/${decoded}`, from);
};

/** A note or another file, told apart by what is set. */
interface NoteOrFile {
  readonly path: string;
  readonly post?: MappedPost;
  readonly file?: MappedFile;
}

/**
 * What Obsidian's `getFirstLinkpathDest` finds for a link in the note at `from`: a name with its extension before one
 * of a note; `./` and `../` from the note's folder, else a path from the top of the vault; else what the path is the end
 * of, in the note's own folder and below it first, and there the shortest path.
 */
const noteOrFile = (map: SiteMap, from: string, written: string): NoteOrFile | undefined => {
  const path = pathKey(written);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const all: readonly NoteOrFile[] = [
    ...map.filesNamed(name).map((file) => ({ path: file.path, file })),
    ...map
      .postsNamed(name.replace(/\.[^.]+$/, ''))
      .concat(map.postsNamed(name))
      .map((post) => ({ path: post.path, post })),
  ];
  const called = (wanted: string): readonly NoteOrFile[] =>
    all.filter((each) => pathKey(each.path.slice(each.path.lastIndexOf('/') + 1)) === wanted);
  const asWritten = called(name);
  const [ending, candidates] = asWritten.length > 0 ? ['', asWritten] : ['.md', called(`${name}.md`)];
  const folder = pathKey(from.slice(0, from.lastIndexOf('/') + 1));
  const at = (place: string | null): NoteOrFile | undefined =>
    place === null ? undefined : candidates.find((each) => pathKey(each.path) === `${place}${ending}`);
  const exact = (/^\.\.?\//.test(path) ? at(joinPath(folder, path)) : undefined) ?? at(path.replace(/^\/+/, ''));
  if (exact || path.startsWith('/')) return exact;
  const fitting = candidates.filter((each) => pathKey(each.path).endsWith(`${path}${ending}`));
  return shortest(fitting.filter((each) => pathKey(each.path).startsWith(folder))) ?? shortest(fitting);
};

/** Whether a path ends with another one, whole names compared, extension and case aside. */
const endsWith = (wanted: string) => {
  const end = `/${wanted.replace(/^\/+/, '').toLowerCase()}`;
  return ({ path }: { readonly path: string }): boolean => {
    const whole = `/${path.toLowerCase()}`;
    return whole.endsWith(end) || whole.replace(/\.[^./]+$/, '').endsWith(end);
  };
};

const shortest = <Item extends { readonly path: string }>(items: readonly Item[]): Item | undefined =>
  [...items].sort((a, b) => a.path.length - b.path.length || (a.path < b.path ? -1 : 1))[0];

const lists: Readonly<Record<string, string>> = { tag: 'tags', category: 'categories', author: 'authors', index: '' };

const resolveList = (map: SiteMap, target: string): Link => {
  const [kind = '', name = ''] = target.split(/:(.*)/s);
  const url = `${map.site.basePath}${lists[kind] ?? kind}/${name}`;
  const list = map.list(url);
  return list
    ? { kind: 'list', ...list, how: 'list' }
    : { kind: 'dead', target, why: 'No post of this folder is in that list.' };
};
