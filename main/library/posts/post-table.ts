import type { PostMetadata } from '../metadata/post-metadata.ts';
import type { PostId } from '../model/ids.ts';
import type { Problem } from '../model/post.ts';
import type { ScannedPost } from '../scan/scan-folder.ts';

/** A post in the list. */
export interface PostEntry {
  /** Numbers posts within a session. The search index uses this number. */
  readonly number: number;
  readonly id: PostId;
  readonly file: ScannedPost;
  readonly metadata: PostMetadata;
  /** A page (about, archives) is not a post, but it is read and found like one. */
  readonly kind: 'post' | 'page';
  /** The published address; null if it has none. */
  readonly url: string | null;
  readonly aliases: readonly string[];
  readonly names: readonly string[];
  /** Never empty. */
  readonly title: string;
  /** Whether the title came from the post's first heading, which is then not shown twice. */
  readonly titleFromHeading: boolean;
  readonly excerpt: string;
  readonly problems: readonly Problem[];
  /** False for a post that is listed by its name alone. A problem says why. */
  readonly readable: boolean;
  /** Empty for an undated post, whose date is that of its file. */
  readonly year: string;
}

/** How many changes are remembered. After more, all posts count as changed. */
const mostChanges = 4_096;

/** The posts of a library, by id and by number. */
export class PostTable {
  readonly #byId = new Map<PostId, PostEntry>();
  readonly #byNumber = new Map<number, PostEntry>();
  /** The numbers of the posts that changed last, in order. */
  #changes: number[] = [];
  #next = 0;
  #revision = 0;
  #pages = 0;

  get size(): number {
    return this.#byId.size;
  }

  /** Changes with every change of the table. */
  get revision(): number {
    return this.#revision;
  }

  /**
   * The numbers of posts that were added, changed or deleted since a revision. Null if the revision is too old to tell.
   */
  changedSince(revision: number): ReadonlySet<number> | null {
    const count = this.#revision - revision;
    return revision < 0 || count > this.#changes.length
      ? null
      : new Set(count === 0 ? [] : this.#changes.slice(-count));
  }

  /** Gives a new post a number; a known post keeps its number. */
  numberFor(id: PostId): number {
    const known = this.#byId.get(id);
    if (known) {
      return known.number;
    }
    this.#next += 1;
    return this.#next;
  }

  /** How many of them are pages. */
  get pages(): number {
    return this.#pages;
  }

  put(entry: PostEntry): void {
    this.#count(this.#byId.get(entry.id), -1);
    this.#count(entry, 1);
    this.#noteChange(entry.number);
    this.#byId.set(entry.id, entry);
    this.#byNumber.set(entry.number, entry);
  }

  delete(id: PostId): void {
    const entry = this.#byId.get(id);
    if (!entry) {
      return;
    }
    this.#count(entry, -1);
    this.#noteChange(entry.number);
    this.#byId.delete(id);
    this.#byNumber.delete(entry.number);
  }

  #noteChange(number: number): void {
    this.#revision += 1;
    this.#changes.push(number);
    if (this.#changes.length > 2 * mostChanges) {
      this.#changes = this.#changes.slice(-mostChanges);
    }
  }

  #count(entry: PostEntry | undefined, by: number): void {
    if (entry?.kind === 'page') {
      this.#pages += by;
    }
  }

  get(id: PostId): PostEntry | undefined {
    return this.#byId.get(id);
  }

  byNumber(number: number): PostEntry | undefined {
    return this.#byNumber.get(number);
  }

  /** In no particular order. */
  all(): IterableIterator<PostEntry> {
    return this.#byId.values();
  }
}
