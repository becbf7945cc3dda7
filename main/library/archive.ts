import { fileIdOf, fileUrl } from './ids.ts';
import { SiteMap } from './links/site-map.ts';
import type { FileId, LibraryId, PostId } from './model.ts';
import { PostReader } from './posts/post-reader.ts';
import { type PostEntry, PostTable } from './posts/post-table.ts';
import type { ScannedFile } from './scan/scan-folder.ts';
import { SearchIndex } from './search/search-index.ts';

/** What is known of an opened folder: the indexer fills it, the answers are made of it. */
export class Archive {
  readonly library: LibraryId;
  /** Absolute. */
  readonly root: string;
  readonly posts = new PostTable();
  readonly index = new SearchIndex();
  readonly reader: PostReader;
  /** Of each indexed post's content. */
  readonly fingerprints = new Map<PostId, string>();
  #files = new Map<FileId, ScannedFile>();
  #siteMap: SiteMap | null = null;

  /** `working` is told each post right before the work on its text. */
  constructor(library: LibraryId, root: string, working: (post: PostId) => void) {
    this.library = library;
    this.root = root;
    this.reader = new PostReader(root, ({ id }) => working(id));
  }

  /** Files of the folder that are no posts. */
  get files(): ReadonlyMap<FileId, ScannedFile> {
    return this.#files;
  }

  setFiles(files: readonly ScannedFile[]): void {
    this.#files = new Map(files.map((file) => [fileIdOf(this.library, file.bytes), file]));
    this.#siteMap = null;
  }

  /** Puts a post in place of what was known of it; it has to be indexed (again). */
  put(entry: PostEntry): void {
    this.#forget(entry);
    this.posts.put(entry);
  }

  remove(entry: PostEntry): void {
    this.#forget(entry);
    this.posts.delete(entry.id);
  }

  #forget({ id, number }: PostEntry): void {
    this.index.remove(number);
    this.reader.forget(id);
    this.#siteMap = null;
  }

  /** Where everything is, made when it is asked for. */
  get siteMap(): SiteMap {
    if (this.#siteMap === null) {
      const files = [...this.#files].map(([id, { path }]) => ({ id, path }));
      const posts = [...this.posts.all()].map(({ id, title, file, metadata }) => ({ ...metadata, id, title, path: file.path }));
      this.#siteMap = new SiteMap(posts, files, (file) => fileUrl(this.library, file));
    }
    return this.#siteMap;
  }

  /** The address that shows a picture of a post; null where the folder has none by that reference. */
  pictureUrl(entry: PostEntry, reference: string): string | null {
    if (reference === '') return null;
    const target = this.siteMap.picture(entry.file.path, reference);
    return target.kind === 'local' || target.kind === 'data' ? target.url : null;
  }
}
