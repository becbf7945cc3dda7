import { setImmediate } from 'node:timers/promises';
import { fileIdOf } from './ids.ts';
import { pictureAddress } from './scan/picture-address.ts';
import { resolveLink } from './links/resolve-link.ts';
import { resolvePicture } from './links/resolve-picture.ts';
import type { MappedPost } from './links/mapped-post.ts';
import { SiteMap } from './links/site-map.ts';
import type { FileId, LibraryId, PostId } from './model/ids.ts';
import { PostReader } from './posts/post-reader.ts';
import type { RecordedText } from './records/post-record.ts';
import { SegmentStore } from './records/segment-store.ts';
import { BlockCache } from './search/index-segment/checked-bytes.ts';
import { type PostEntry, PostTable } from './posts/post-table.ts';
import type { References } from './render/references.ts';
import { latestPathFirst, type ScannedFile, type ScannedFolder } from './scan/scan-folder.ts';
import { SearchIndex } from './search/search-index.ts';
import type { OpenSite } from './sites/open-site.ts';

/** Blocks of the index that are kept in memory, in bytes. */
const indexCache = 16 * 1024 * 1024;

/** What is known of an opened folder: the indexer fills it, the answers are made of it. */
export class Archive {
  readonly library: LibraryId;
  /** Absolute. */
  readonly root: string;
  readonly posts = new PostTable();
  readonly index = new SearchIndex();
  /** The records of posts. */
  readonly store = new SegmentStore(this.index, new BlockCache(indexCache));
  readonly reader: PostReader;
  /** Of each post's content. */
  readonly fingerprints = new Map<PostId, string>();
  readonly #moves = new Map<PostId, PostId>();
  #site: OpenSite | null = null;
  #siteDone: () => void = () => {};
  #files = new Map<FileId, ScannedFile>();
  #siteMap: SiteMap | null = null;
  #isMapBehind = false;
  /** How often the map was made. */
  mapsMade = 0;
  /** When it was made, and in how many milliseconds. */
  #mapMade = 0;
  #mapCost = 0;

  /** `working` is told each post right before the work on its text. */
  constructor(library: LibraryId, root: string, working: (post: PostId) => void) {
    this.library = library;
    this.root = root;
    this.reader = new PostReader(root, ({ id }) => working(id));
  }

  /** Folders that the last scan did not look into, and why. */
  unlisted: Pick<ScannedFolder, 'unreadable' | 'tooDeep'> = { unreadable: [], tooDeep: [] };

  /** Files of the folder that are no posts. */
  get files(): ReadonlyMap<FileId, ScannedFile> {
    return this.#files;
  }

  /** Settles when the site is known for the first time. */
  readonly siteKnown = new Promise<void>((done) => {
    this.#siteDone = done;
  });

  /** What site the folder is; null before it was looked at. */
  get site(): OpenSite | null {
    return this.#site;
  }

  setSite(site: OpenSite): void {
    this.#site = site;
    this.#siteDone();
    this.reader.setSite(site.site);
    this.#siteMap = null;
  }

  /** Takes these files for all that there are; says whether some came or went. */
  setFiles(files: readonly ScannedFile[]): boolean {
    const before = this.#files;
    this.#files = new Map(files.map((file) => [fileIdOf(this.library, file.bytes), file]));
    this.#siteMap = null;
    return before.size !== this.#files.size || [...this.#files.keys()].some((id) => !before.has(id));
  }

  /** Puts a post in place of what was known of it. */
  put(entry: PostEntry): void {
    const before = this.posts.get(entry.id);
    this.posts.put(entry);
    this.#isMapBehind ||= before === undefined || placeOnMap(before) !== placeOnMap(entry);
  }

  remove({ id, number }: PostEntry): void {
    const place = this.store.placeOf(number);
    if (place) {
      this.store.bury(place);
    }
    this.posts.delete(id);
    this.fingerprints.delete(id);
    this.#isMapBehind = true;
  }

  /** The file of a post was renamed: it has another id now. */
  moved(from: PostId, to: PostId): void {
    this.#moves.delete(to);
    this.#moves.set(from, to);
  }

  /** A post by its id, or by one that it had before its file was renamed. */
  postOf(id: PostId): PostEntry | undefined {
    let at: PostId | undefined = id;
    while (at !== undefined && !this.posts.get(at)) {
      at = this.#moves.get(at);
    }
    return at === undefined ? undefined : this.posts.get(at);
  }

  hasText({ number }: PostEntry): boolean {
    return this.store.placeOf(number) !== undefined;
  }

  /** A post's blocks and references, from its record. Throws `DamagedData`. */
  text({ number }: PostEntry): RecordedText {
    return this.store.text(number);
  }

  /** Forgets all posts: what was saved of them is of no use. */
  clear(): void {
    this.store.clear();
    for (const { id } of [...this.posts.all()]) {
      this.posts.delete(id);
    }
    this.fingerprints.clear();
    this.#siteMap = null;
  }

  /**
   * Where everything is, made when it is asked for; null before the folder was looked at. While posts come in by the
   * thousand it may be a little behind: made anew for each of them it would take longer than reading them.
   */
  get siteMap(): SiteMap | null {
    const began = performance.now();
    const isDue = this.#siteMap === null || (this.#isMapBehind && began - this.#mapMade > 10 * this.#mapCost);
    if (isDue && this.#site !== null) {
      const files = [...this.#files].map(([id, { path }]) => ({ id, path }));
      this.#useMap(new SiteMap(this.#site.site, this.#mappedPosts(), files), began);
    }
    return this.#siteMap;
  }

  /**
   * Makes the map ahead of the first question, or anew where posts have changed, with pauses. What changes meanwhile is
   * left to the next call.
   */
  async prepareMap(signal: AbortSignal): Promise<void> {
    const site = this.#site;
    if (site === null || (this.#siteMap !== null && !this.#isMapBehind)) {
      return;
    }
    const began = performance.now();
    const { revision } = this.posts;
    const files = this.#files;
    const filesOnMap = [...files].map(([id, { path }]) => ({ id, path }));
    const steps = SiteMap.making(site.site, this.#mappedPosts(), filesOnMap);
    for (let step = steps.next(); ; step = steps.next()) {
      if (signal.aborted || this.#site !== site || this.#files !== files || this.posts.revision !== revision) {
        return;
      }
      if (step.done) {
        this.#useMap(step.value, began);
        return;
      }
      await setImmediate();
    }
  }

  #useMap(map: SiteMap, began: number): void {
    this.mapsMade += 1;
    this.#siteMap = map;
    this.#isMapBehind = false;
    this.#mapMade = performance.now();
    this.#mapCost = this.#mapMade - began;
  }

  /** In the order of a scan: which of two posts an address leads to must not depend on which was read first. */
  #mappedPosts(): readonly MappedPost[] {
    return [...this.posts.all()].map(mappedPost).sort(latestPathFirst);
  }

  /** Nothing more is coming: what is asked from now on has to see all of it. */
  settle(): void {
    if (this.#isMapBehind) {
      this.#siteMap = null;
    }
  }

  /** Finds what a post refers to. */
  references({ file }: PostEntry): References {
    const map = this.siteMap;
    return {
      link: (target) =>
        map
          ? resolveLink(map, file.path, target)
          : { kind: 'dead', target: String(target), why: { code: 'dead.still-reading' } },
      picture: (target) =>
        map
          ? resolvePicture(map, file.path, target, (picture, name) => pictureAddress(this.library, picture, name))
          : { kind: 'missing' },
    };
  }

  /** The address that shows a picture of a post; null where the folder has none by that reference. */
  pictureUrl(entry: PostEntry, reference: string): string | null {
    if (reference === '') {
      return null;
    }
    const target = this.references(entry).picture(reference, null);
    return target.kind === 'local' || target.kind === 'data' ? target.url : null;
  }
}

/**
 * What the map of the site has of a post, as one text. A file's date changes with each save and only matters between two
 * posts of one address.
 */
function placeOnMap(entry: PostEntry): string {
  const { date } = entry.metadata;
  return JSON.stringify({ ...mappedPost(entry), time: date.source === 'file' ? null : date.time });
}

function mappedPost({ id, file, title, url, aliases, names, year, metadata }: PostEntry): MappedPost {
  return {
    id,
    path: file.path,
    title,
    url,
    aliases,
    names,
    time: metadata.date.time,
    year,
    tags: metadata.tags,
    categories: metadata.categories,
    authors: metadata.authors,
  };
}
