import type { FileId, Link, PostId } from '../model.ts';
import type { LinkForm, PictureTarget } from '../render/document-tree.ts';

/** A post as the map knows it. */
export interface MappedPost {
  readonly id: PostId;
  readonly path: string;
  readonly title: string;
  /** As the post asks for it; empty where it does not. */
  readonly address: string;
  readonly slug: string;
  readonly aliases: readonly string[];
}

export interface MappedFile {
  readonly id: FileId;
  readonly path: string;
}

/** Folders whose inside is what a site serves at `/`, as far as their names tell. */
const roots = ['', 'static/', 'content/', 'source/', 'public/', 'assets/', 'src/'];
const web = /^(?:https?:)?\/\//i;

/** Addresses are compared decoded, composed, without case, slash at the end, `index` or extension. */
const normalForm = (address: string): string => {
  let decoded = address;
  try {
    decoded = decodeURIComponent(address);
  } catch {
    // A stray percent sign stays one.
  }
  return decoded
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.(?:html?|md|markdown|mdown|mkd|mdx|txt)$/, '')
    .replace(/(?:^|\/)_?index$/, '')
    .replace(/^\/+|\/+$/g, '');
};

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** Joins and takes `.` and `..` out; null where that leaves the folder. */
const joinPath = (folder: string, relative: string): string | null => {
  const parts: string[] = [];
  for (const part of `${folder}${relative}`.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
};

const decodePath = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** Where everything of a folder is, by path and by web address: finds what links and pictures of posts mean. */
export class SiteMap {
  readonly #files = new Map<string, MappedFile>();
  readonly #postsByPath = new Map<string, MappedPost>();
  readonly #addresses = new Map<string, { readonly post: MappedPost; readonly how: string }>();
  readonly #fileUrl: (file: FileId) => string;

  constructor(posts: Iterable<MappedPost>, files: Iterable<MappedFile>, fileUrl: (file: FileId) => string) {
    this.#fileUrl = fileUrl;
    for (const file of files) this.#files.set(file.path.normalize('NFC').toLowerCase(), file);
    for (const post of posts) {
      this.#postsByPath.set(post.path.normalize('NFC').toLowerCase(), post);
      for (const alias of post.aliases) this.#claim(alias, post, 'alias');
    }
    for (const post of this.#postsByPath.values()) {
      for (const address of addressesOf(post)) this.#claim(address, post, 'address');
    }
  }

  /** An address wins over an alias; of two posts with the same one the first is kept. */
  #claim(address: string, post: MappedPost, how: string): void {
    const key = normalForm(address);
    const claimed = this.#addresses.get(key);
    if (!claimed || (claimed.how === 'alias' && how === 'address')) this.#addresses.set(key, { post, how });
  }

  /** Where a link of the post at `from` leads. */
  link(from: string, href: string | LinkForm): Link {
    const target = (typeof href === 'string' ? href : href.target).trim();
    if (target.startsWith('#')) return { kind: 'anchor', fragment: decodePath(target.slice(1)) };
    if (web.test(target)) return { kind: 'web', url: target.startsWith('//') ? `https:${target}` : target };
    if (/^mailto:/i.test(target)) return { kind: 'web', url: target };
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(target)?.[1];
    if (scheme) return { kind: 'dead', target, why: `Offprint does not open ${scheme}: links.` };
    const [, path = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?#?(.*)$/s.exec(target) ?? [];
    const found = this.#findPost(from, path);
    if (found) {
      const { id, title } = found.post;
      return { kind: 'post', post: id, title, fragment: decodePath(fragment), how: found.how };
    }
    const file = this.#findFile(from, path);
    if (file) return { kind: 'file', file: file.id, name: file.path.slice(folderOf(file.path).length), how: 'path' };
    return { kind: 'dead', target, why: 'Nothing in this folder has this address.' };
  }

  /** What a picture's reference in the post at `from` means. */
  picture(from: string, src: string | LinkForm): PictureTarget {
    const target = (typeof src === 'string' ? src : src.target).trim();
    if (web.test(target)) return { kind: 'web', url: target.startsWith('//') ? `https:${target}` : target };
    if (/^data:image\/(?:png|jpeg|gif|webp);base64,/i.test(target)) return { kind: 'data', url: target };
    if (target === '' || /^[a-z][a-z0-9+.-]*:/i.test(target)) return { kind: 'missing' };
    const file = this.#findFile(from, target.replace(/[?#].*$/s, ''));
    return file ? { kind: 'local', url: this.#fileUrl(file.id) } : { kind: 'missing' };
  }

  #findPost(from: string, path: string): { readonly post: MappedPost; readonly how: string } | null {
    if (path === '') return null;
    if (!path.startsWith('/')) {
      const source = joinPath(folderOf(from), decodePath(path));
      const byPath = source === null ? undefined : this.#postsByPath.get(source.normalize('NFC').toLowerCase());
      if (byPath) return { post: byPath, how: 'path' };
    }
    for (const address of this.#addressesMeant(from, path)) {
      const claimed = this.#addresses.get(address);
      if (claimed) return claimed;
    }
    return null;
  }

  /** For an absolute path itself, then with leading folders taken off: a site may be mounted below its address. */
  #addressesMeant(from: string, path: string): readonly string[] {
    if (path.startsWith('/')) {
      const parts = normalForm(path).split('/');
      return parts.slice(0, 3).map((_part, at) => parts.slice(at).join('/')).filter((address) => address !== '');
    }
    const own = this.#postsByPath.get(from.normalize('NFC').toLowerCase());
    const bases = [folderOf(from), ...(own ? addressesOf(own).map((address) => `${normalForm(address)}/`) : [])];
    return bases.flatMap((base) => {
      const joined = joinPath(base, path);
      return joined === null ? [] : [normalForm(joined)];
    });
  }

  #findFile(from: string, path: string): MappedFile | null {
    const decoded = decodePath(path).normalize('NFC');
    for (const candidate of this.#pathsMeant(from, decoded)) {
      const file = this.#files.get(candidate.toLowerCase());
      if (file) return file;
    }
    return null;
  }

  #pathsMeant(from: string, path: string): readonly string[] {
    const candidates: (string | null)[] = [];
    if (path.startsWith('/')) {
      const parts = path.split('/').filter(Boolean);
      for (let taken = 0; taken < Math.min(3, parts.length); taken += 1) {
        const rest = parts.slice(taken).join('/');
        for (const root of roots) candidates.push(joinPath(root, rest));
      }
    } else {
      candidates.push(joinPath(folderOf(from), path));
      candidates.push(joinPath(`${from.replace(/\.[^./]+$/, '')}/`, path));
      for (const root of roots) candidates.push(joinPath(root, path));
    }
    return candidates.filter((candidate) => candidate !== null);
  }
}

/** The addresses that a post may have been published at. */
const addressesOf = ({ path, address, slug }: MappedPost): readonly string[] => {
  const root = roots.find((name) => name !== '' && path.startsWith(name)) ?? '';
  const inside = path.slice(root.length);
  const dated = /^(?:.*\/)?_posts\/(\d{4})-(\d{1,2})-(\d{1,2})-(.+)$/.exec(inside);
  const own = dated ? `${dated[1]}/${dated[2]}/${dated[3]}/${dated[4]}` : inside;
  const addresses = [own, ...(own === path ? [] : [path])];
  if (slug !== '') addresses.unshift(`${folderOf(own)}${slug}`);
  if (address !== '' && !web.test(address)) addresses.unshift(address);
  return addresses;
};
