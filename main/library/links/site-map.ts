import { groupBy } from '../group-by.ts';
import { isUnreadMarkup } from '../scan/file-kinds.ts';
import { joinAddress, nameOf, withoutExtension } from '../sites/addresses/site-address.ts';
import type { Site } from '../sites/generator.ts';
import { type AddressEnding, addressEnding, addressKey, madeAddressKey, pathKey } from './address-key.ts';
import { dateList, type ListPage, listPages, madeOfList } from './list-pages.ts';
import type { MappedFile, MappedPost } from './mapped-post.ts';
import { PageRoutes } from './page-routes.ts';

/** The most aliases of a post that its references are resolved against. */
export const mostAliases = 20;

/** How many posts and files are added before a pause. */
const addedAtOnce = 2_000;

/** Finds a file by its path. */
export type FindFile = (path: string) => MappedFile | undefined;

/** Finds by an exact path what is not among a map's files. It may ask the disk. */
export interface Unlisted {
  /** A file in a folder that a scan does not enter. */
  readonly file: FindFile;
  readonly folder: FindFile;
}

const nothingUnlisted: Unlisted = { file: () => undefined, folder: () => undefined };

/** Two or more posts that claim one address. */
export interface AddressClash {
  readonly address: string;
  readonly posts: readonly MappedPost[];
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) {
    list.push(value);
  } else {
    map.set(key, [value]);
  }
}

/** Everything in a folder by path, by address and by name. References are looked up in it. Immutable. */
export class SiteMap {
  readonly site: Site;
  readonly #byPath = new Map<string, MappedPost>();
  readonly #byPathKey = new Map<string, MappedPost[]>();
  readonly #byStem = new Map<string, MappedPost[]>();
  readonly #byUrl = new Map<string, MappedPost[]>();
  readonly #byAlias = new Map<string, MappedPost[]>();
  readonly #byAliasName = new Map<string, MappedPost[]>();
  readonly #byName = new Map<string, MappedPost[]>();
  /** Posts whose address only a run of the generator could tell, by the name of their file without a date. */
  readonly #unaddressed = new Map<string, MappedPost[]>();
  readonly #files = new Map<string, MappedFile>();
  readonly #filesByKey = new Map<string, MappedFile[]>();
  readonly #filesByName = new Map<string, MappedFile[]>();
  readonly #pages = new Map<string, MappedFile[]>();
  readonly #pagesByName = new Map<string, MappedFile[]>();
  readonly #pageFiles = new Set<string>();
  readonly #routes = new PageRoutes<MappedFile>();
  readonly #postRoutes = new PageRoutes<MappedPost>();
  /** Lists of all posts that have lists by year below them. */
  readonly #archives: ReadonlySet<string>;
  #lists: ReadonlyMap<string, ListPage> = new Map();

  readonly unlisted: Unlisted;

  constructor(
    site: Site,
    posts: Iterable<MappedPost>,
    files: Iterable<MappedFile>,
    unlisted: Unlisted = nothingUnlisted,
  ) {
    this.site = site;
    this.unlisted = unlisted;
    this.#archives = new Set((site.madeLists ?? []).map((path) => addressKey(joinAddress(site.basePath, path))));
    for (const steps = this.#adding(posts, files); !steps.next().done; ) {
      // The constructor makes all steps without a pause.
    }
  }

  /** Makes a map in steps, so that other work gets a turn between them. */
  static *making(
    site: Site,
    posts: Iterable<MappedPost>,
    files: Iterable<MappedFile>,
    unlisted: Unlisted,
  ): Generator<void, SiteMap> {
    const map = new SiteMap(site, [], [], unlisted);
    yield* map.#adding(posts, files);
    return map;
  }

  *#adding(posts: Iterable<MappedPost>, files: Iterable<MappedFile>): Generator<void> {
    const { site } = this;
    let added = 0;
    for (const post of posts) {
      this.#addPost(post);
      added += 1;
      if (added % addedAtOnce === 0) {
        yield;
      }
    }
    for (const file of files) {
      added += 1;
      if (added % addedAtOnce === 0) {
        yield;
      }
      this.#files.set(file.path, file);
      add(this.#filesByKey, pathKey(file.path), file);
      add(this.#filesByName, pathKey(nameOf(file.path)), file);
      const address = site.pageAddress?.(file.path) ?? null;
      if (address !== null) {
        add(this.#pages, addressKey(address), file);
        add(this.#pagesByName, nameOf(addressKey(address)), file);
        this.#pageFiles.add(file.path);
      }
      const route = site.pageRoute?.(file.path) ?? null;
      if (route !== null) {
        this.#routes.add(route, file);
        this.#pageFiles.add(file.path);
      }
    }
    yield;
    this.#lists = listPages(site, this.#byPath.values());
  }

  #addPost(post: MappedPost): void {
    this.#byPath.set(post.path, post);
    const route = this.site.pageRoute?.(post.path) ?? null;
    if (route !== null) {
      this.#postRoutes.add(route, post);
    }
    add(this.#byPathKey, pathKey(post.path), post);
    add(this.#byStem, stemKey(withoutExtension(post.path)), post);
    if (post.url !== null) {
      add(this.#byUrl, madeAddressKey(post.url), post);
    }
    if (post.url === null) {
      const name = withoutExtension(nameOf(post.path)).replace(/^\d{4}-\d{2}-\d{2}-(?=.)/, '');
      add(this.#unaddressed, pathKey(name), post);
    }
    for (const alias of post.aliases) {
      add(this.#byAlias, addressKey(alias), post);
      add(this.#byAliasName, nameOf(addressKey(alias)), post);
    }
    const names = [withoutExtension(nameOf(post.path)), ...post.names].map(pathKey);
    for (const name of new Set(names)) {
      add(this.#byName, name, post);
    }
  }

  post(path: string): MappedPost | undefined {
    return this.#byPath.get(path);
  }

  /**
   * By path, with or without the extension. An exact match wins over one that differs in case, or has dashes for
   * spaces.
   */
  postAt(path: string): MappedPost | undefined {
    return (
      this.#byPath.get(path) ??
      only(this.#byPathKey.get(pathKey(path))) ??
      only(this.#byStem.get(stemKey(path))) ??
      only(this.#byStem.get(stemKey(`${path}/index`))) ??
      only(this.#byStem.get(stemKey(`${path}/_index`)))
    );
  }

  /**
   * The post published at an address (base path included). Of several, those whose addresses end like this one come
   * first, then the one in the section of `from`, then the newest.
   */
  postAtUrl(url: string, from: string): MappedPost | undefined {
    const posts = this.#byUrl.get(addressKey(url)) ?? [];
    if (posts.length < 2) {
      return posts[0];
    }
    const endings = similarEndings[addressEnding(url)];
    const alike = endings.map((ending) => posts.filter((post) => addressEnding(post.url ?? '') === ending));
    return choose(alike.find(({ length }) => length > 0) ?? posts, from);
  }

  postAtAlias(url: string, from: string): MappedPost | undefined {
    return choose(this.#byAlias.get(addressKey(url)), from);
  }

  /** The posts with this file name (without extension) or other name. */
  postsNamed(name: string): readonly MappedPost[] {
    return this.#byName.get(pathKey(name)) ?? [];
  }

  /** The posts with this name, or with an older address that ends with it. */
  postsCalled(name: string): readonly MappedPost[] {
    return [...new Set([...this.postsNamed(name), ...(this.#byAliasName.get(pathKey(name)) ?? [])])];
  }

  /** The only post without a known address that is whose file is named so, without a date before its name. */
  unaddressedCalled(name: string): MappedPost | undefined {
    return only(this.#unaddressed.get(pathKey(name)));
  }

  /** By path. If none matches exactly, the only file that differs just in case. */
  file(path: string): MappedFile | undefined {
    return this.#files.get(path) ?? this.#files.get(path.normalize('NFD')) ?? only(this.#filesByKey.get(pathKey(path)));
  }

  filesNamed(name: string): readonly MappedFile[] {
    return this.#filesByName.get(pathKey(name)) ?? [];
  }

  /** The file that is published at an address (base path included) and whose format Offprint does not read. */
  unreadPageAt(url: string): MappedFile | undefined {
    return this.#pages.get(addressKey(url))?.[0];
  }

  /** The first page in a format that Offprint does not read whose address ends with this name. */
  unreadPageCalled(name: string): MappedFile | undefined {
    return this.#pagesByName.get(addressKey(name))?.[0];
  }

  /** The post that could make a further page at this address (base path included). */
  postRouteTo(url: string): MappedPost | undefined {
    return this.#postRoutes.find(url);
  }

  /** The template that could make a page at this address (base path included). */
  routeTo(url: string): MappedFile | undefined {
    return this.#routes.find(url);
  }

  /**
   * Whether a file is a page in a format that Offprint does not read: the site publishes it, or its name shows that it
   * is a page.
   */
  isUnreadPage({ path }: MappedFile): boolean {
    return this.#pageFiles.has(path) || isUnreadMarkup(path);
  }

  /** The list that the generator makes at an address: a list of posts, one of its further pages, or its feed. */
  list(url: string): ListPage | undefined {
    const known = (at: string): ListPage | undefined =>
      this.#lists.get(addressKey(at)) ?? dateList(this.site, at) ?? this.#unnamedList(at);
    return known(url) ?? madeOfList(url, known, (at) => this.#archives.has(addressKey(at)));
  }

  /** A list of a taxonomy that Offprint does not collect from posts. It shows all posts. */
  #unnamedList(url: string): ListPage | undefined {
    const { basePath, madeBelow = [] } = this.site;
    const parts = addressKey(url).split('/');
    const above = parts.slice(0, -1).join('/');
    const isMade = madeBelow.some((folder) =>
      [above, parts.join('/')].includes(addressKey(joinAddress(basePath, folder))),
    );
    return isMade ? { url, facet: null, value: '' } : undefined;
  }

  /** Sorted by address. */
  clashes(kind: 'url' | 'alias'): readonly AddressClash[] {
    const found: AddressClash[] = [];
    for (const [key, posts] of kind === 'url' ? this.#byUrl : this.#byAlias) {
      const distinct = [...new Set(posts)];
      if (distinct.length > 1) {
        const alike = kind === 'url' ? onePage(distinct) : [distinct];
        found.push(...alike.map((claiming) => ({ address: `/${key}`, posts: claiming })));
      } else if (kind === 'alias') {
        const others = (this.#byUrl.get(key) ?? []).filter((post) => post !== distinct[0]);
        if (others.length > 0) {
          found.push({ address: `/${key}`, posts: [...distinct, ...others] });
        }
      }
    }
    return found.sort((a, b) => (a.address < b.address ? -1 : 1));
  }
}

/** The endings by which a page is found for an address with this one, the best first. A server shows a file for `/a`. */
const similarEndings: Readonly<Record<AddressEnding, readonly AddressEnding[]>> = {
  file: ['file', 'bare'],
  folder: ['folder'],
  bare: ['bare', 'file'],
};

/** Those of some posts with one address key that are one page: `/a.html` and `/a/` are two, `/a` may be either. */
function onePage(posts: readonly MappedPost[]): readonly (readonly MappedPost[])[] {
  const ending = ({ url }: MappedPost): AddressEnding => addressEnding(url ?? '');
  if (posts.some((post) => ending(post) === 'bare')) {
    return [posts];
  }
  return [...groupBy(posts, ending).values()].filter(({ length }) => length > 1);
}

/** Generators write a space in a name as a dash. */
function stemKey(path: string): string {
  return pathKey(path).replaceAll(' ', '-');
}

function only<Value>(values: readonly Value[] | undefined): Value | undefined {
  return values?.length === 1 ? values[0] : undefined;
}

function sectionOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

function choose(posts: readonly MappedPost[] | undefined, from: string): MappedPost | undefined {
  if (!posts || posts.length < 2) {
    return posts?.[0];
  }
  const near = posts.filter(({ path }) => sectionOf(path) === sectionOf(from));
  return [...(near.length > 0 ? near : posts)].sort((a, b) => b.time - a.time)[0];
}
