import { setImmediate } from 'node:timers/promises';
import { fileIdOf } from './ids.ts';
import { pictureAddress } from './scan/picture-address.ts';
import { resolveLink } from './links/resolve-link.ts';
import { resolvePicture } from './links/resolve-picture.ts';
import type { MappedFile, MappedPost } from './links/mapped-post.ts';
import { SiteMap, type Unlisted } from './links/site-map.ts';
import type { FileId, LibraryId, PostId } from './model/ids.ts';
import { PostReader } from './posts/post-reader.ts';
import type { RecordedText } from './records/post-record.ts';
import { SegmentStore } from './records/segment-store.ts';
import { BlockCache } from './search/index-segment/checked-bytes.ts';
import { type PostEntry, PostTable } from './posts/post-table.ts';
import type { References } from './render/references.ts';
import { latestPathFirst, type ScannedFile, type ListedFolder } from './scan/scan-folder.ts';
import { UnlistedFiles } from './scan/unlisted-files.ts';
import { SearchIndex } from './search/search-index.ts';
import type { OpenSite } from './sites/open-site.ts';

/** How many bytes of index blocks are kept in memory. */
const indexCache = 16 * 1024 * 1024;

/** All that is known of an opened folder. The indexer fills it, and answers are made from it. */
export class Archive {
  readonly library: LibraryId;
  /** An absolute path. */
  readonly root: string;
  readonly posts = new PostTable();
  readonly index = new SearchIndex();
  /** The records of posts. */
  readonly store = new SegmentStore(this.index, new BlockCache(indexCache));
  readonly reader: PostReader;
  /** By post: a hash of its content. */
  readonly fingerprints = new Map<PostId, string>();
  readonly #moves = new Map<PostId, PostId>();
  #site: OpenSite | null = null;
  #siteDone: () => void = () => {};
  #files = new Map<FileId, ScannedFile>();
  #unlistedFiles: UnlistedFiles;
  /** Files in folders that a scan does not enter, and folders, if a post refers to them. */
  readonly #unlistedById = new Map<FileId, ScannedFile>();
  #siteMap: SiteMap | null = null;
  #isMapBehind = false;
  /** How often the map was made. */
  mapsMade = 0;
  /** When the map was made, and how many milliseconds that took. */
  #mapMade = 0;
  #mapCost = 0;

  /** `working` is called with each post right before the work on its text. */
  constructor(library: LibraryId, root: string, working: (post: PostId) => void) {
    this.library = library;
    this.root = root;
    this.reader = new PostReader(root, ({ id }) => working(id));
    this.#unlistedFiles = new UnlistedFiles(root, []);
  }

  /** Folders that the last scan could not enter, by reason. */
  unlisted: Pick<ListedFolder, 'unreadable' | 'tooDeep'> = { unreadable: [], tooDeep: [] };

  /** A file of the folder that is not a post, listed or not. */
  file(id: FileId): ScannedFile | undefined {
    return this.#files.get(id) ?? this.#unlistedById.get(id);
  }

  /** The files that are not posts, as the last scan listed them. */
  get files(): ReadonlyMap<FileId, ScannedFile> {
    return this.#files;
  }

  /** Resolves when the site is known for the first time. */
  readonly siteKnown = new Promise<void>((done) => {
    this.#siteDone = done;
  });

  /** The site of the folder. Null before the first look at the folder. */
  get site(): OpenSite | null {
    return this.#site;
  }

  setSite(site: OpenSite): void {
    this.#site = site;
    this.#siteDone();
    this.reader.setSite(site.site);
    this.#siteMap = null;
  }

  /**
   * Sets all files that are not posts, and all folders, entered or not. Returns whether any file was added or removed.
   */
  setFiles(files: readonly ScannedFile[], folders: readonly string[]): boolean {
    const before = this.#files;
    this.lookAgain(folders);
    this.#files = new Map(files.map((file) => [fileIdOf(this.library, file.bytes), file]));
    this.#siteMap = null;
    return before.size !== this.#files.size || [...this.#files.keys()].some((id) => !before.has(id));
  }

  /** Forgets what was seen in folders that a scan does not enter. `folders`: those of the last scan. */
  lookAgain(folders: readonly string[]): void {
    this.#unlistedFiles = new UnlistedFiles(this.root, folders);
  }

  readonly #unlisted: Unlisted = {
    file: (path) => this.#mapped(this.#unlistedFiles.at(path)),
    folder: (path) => this.#mapped(this.#unlistedFiles.folderAt(path)),
  };

  #mapped(file: ScannedFile | null): MappedFile | undefined {
    if (file === null) {
      return undefined;
    }
    const id = fileIdOf(this.library, file.bytes);
    this.#unlistedById.set(id, file);
    return { id, path: file.path };
  }

  /** Adds a post, or replaces what was known about it. */
  put(entry: PostEntry): void {
    const before = this.posts.get(entry.id);
    this.posts.put(entry);
    this.#isMapBehind ||= before === undefined || mappedFields(before) !== mappedFields(entry);
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

  /** Notes that the file of a post was renamed, so the post has another id. */
  moved(from: PostId, to: PostId): void {
    this.#moves.delete(to);
    this.#moves.set(from, to);
  }

  /** A post by its id, or by an id from before its file was renamed. */
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

  /** Forgets all posts. Called if their saved records are useless. */
  clear(): void {
    this.store.clear();
    for (const { id } of [...this.posts.all()]) {
      this.posts.delete(id);
    }
    this.fingerprints.clear();
    this.#siteMap = null;
  }

  /**
   * The map of the folder, made on demand. Null before the first look at the folder. While thousands of posts are read,
   * the map may be slightly out of date: making it again for each post would take longer than reading them.
   */
  get siteMap(): SiteMap | null {
    const began = performance.now();
    const isDue = this.#siteMap === null || (this.#isMapBehind && began - this.#mapMade > 10 * this.#mapCost);
    if (isDue && this.#site !== null) {
      const files = [...this.#files].map(([id, { path }]) => ({ id, path }));
      this.#useMap(new SiteMap(this.#site.site, this.#mappedPosts(), files, this.#unlisted), began);
    }
    return this.#siteMap;
  }

  /**
   * Makes the map, or makes it again if posts have changed, before it is asked for. Other work gets a turn in between.
   * Changes that come meanwhile are left to the next call.
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
    const steps = SiteMap.making(site.site, this.#mappedPosts(), filesOnMap, this.#unlisted);
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

  /** In the order of a scan, so that an address shared by two posts does not depend on which was read first. */
  #mappedPosts(): readonly MappedPost[] {
    return [...this.posts.all()].map(mappedPost).sort(latestPathFirst);
  }

  /** Called when nothing more will be read. Later questions get an up-to-date map. */
  settle(): void {
    if (this.#isMapBehind) {
      this.#siteMap = null;
    }
  }

  /** Resolves the references of a post. */
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

  /** The address that shows a picture of a post. Null if the reference names no picture of the folder. */
  pictureUrl(entry: PostEntry, reference: string): string | null {
    if (reference === '') {
      return null;
    }
    const target = this.references(entry).picture(reference, null);
    return target.kind === 'local' || target.kind === 'data' ? target.url : null;
  }
}

/**
 * The fields of a post that the site map uses, as one text to compare. The date of a file is left out. It changes with
 * each save, and it matters only for posts that share an address.
 */
function mappedFields(entry: PostEntry): string {
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
