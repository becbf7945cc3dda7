import type { PostMetadata } from '../metadata/post-metadata.ts';
import type { PostId } from '../model/ids.ts';
import type { Problem } from '../model/post.ts';
import type { ScannedPost } from '../scan/scan-folder.ts';

/** A post as the list knows it. */
export interface PostEntry {
  /** Counts the posts of a session; what the search index knows it by. */
  readonly number: number;
  readonly id: PostId;
  readonly file: ScannedPost;
  readonly metadata: PostMetadata;
  /** Pages (about, archives) are no posts, though they are read and found like them. */
  readonly kind: 'post' | 'page';
  /** As its generator publishes it; null where it has no address. */
  readonly url: string | null;
  readonly aliases: readonly string[];
  readonly names: readonly string[];
  /** Never empty. */
  readonly title: string;
  /** The title came from the post's first heading, which is then not shown twice. */
  readonly titleFromHeading: boolean;
  readonly excerpt: string;
  readonly problems: readonly Problem[];
  /** False for what is listed by its name alone; a problem says why. */
  readonly readable: boolean;
  /** Empty for a post that is undated: it has the date of its file. */
  readonly year: string;
}

/** The posts of a library, by id and by number. */
export class PostTable {
  readonly #byId = new Map<PostId, PostEntry>();
  readonly #byNumber = new Map<number, PostEntry>();
  #next = 0;
  #revision = 0;
  #pages = 0;

  get size(): number {
    return this.#byId.size;
  }

  /** Another one after every change. */
  get revision(): number {
    return this.#revision;
  }

  /** A number for a post that is new; a known one keeps its own. */
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
    this.#revision += 1;
    this.#byId.set(entry.id, entry);
    this.#byNumber.set(entry.number, entry);
  }

  delete(id: PostId): void {
    const entry = this.#byId.get(id);
    if (!entry) {
      return;
    }
    this.#count(entry, -1);
    this.#revision += 1;
    this.#byId.delete(id);
    this.#byNumber.delete(entry.number);
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
