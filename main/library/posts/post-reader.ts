import { readFrontMatter } from '../front-matter/read-front-matter.ts';
import { fingerprintOf } from '../ids.ts';
import type { Problem } from '../model.ts';
import type { Site } from '../sites/generator.ts';
import { postDialect } from './post-dialect.ts';
import type { PostEntry } from './post-table.ts';
import { type PostBody, type RenderedPost, renderPost } from '../render/render-post.ts';
import type { References } from '../render/references.ts';
import { commonDialect } from '../render/dialect.ts';
import { readPost } from '../scan/read-post.ts';

/** A whole post as it stands on disk, taken apart but not rendered. */
export interface PostSource {
  readonly source: PostBody;
  /** The lines above the body, as they are written. */
  readonly header: string;
  readonly problems: readonly Problem[];
  /** As many as were read. */
  readonly bytes: number;
  /** Of the file's content. */
  readonly fingerprint: string;
}

/** A whole post, rendered. */
export interface WholePost extends PostSource {
  /** The post for indexing, without links and colours. Rendered once. */
  readonly document: RenderedPost;
}

/** Reads whole posts of a folder and remembers the latest few: a row's snippet and the post behind it are one reading. */
export class PostReader {
  readonly #root: string;
  #site: Pick<Site, 'headers' | 'dialect'> = unknownSite;
  readonly #recent = new Map<string, { readonly entry: PostEntry; readonly post: WholePost }>();
  readonly #remembered = 64;

  readonly #working: (entry: PostEntry) => void;

  /** `working` is told each post right before the work on its text, which is what may take long. */
  constructor(root: string, working: (entry: PostEntry) => void = () => {}) {
    this.#root = root;
    this.#working = working;
  }

  /** How posts are written from now on. */
  setSite(site: Pick<Site, 'headers' | 'dialect'>): void {
    this.#site = site;
    this.#recent.clear();
  }

  /** Throws what the file system throws. */
  async read(entry: PostEntry): Promise<WholePost> {
    const known = this.#recent.get(entry.id);
    if (known && known.entry.file.modified === entry.file.modified && known.entry.file.size === entry.file.size) {
      this.#recent.delete(entry.id);
      this.#recent.set(entry.id, known);
      return known.post;
    }
    const post = await this.readOnce(entry);
    this.#recent.set(entry.id, { entry, post });
    const [oldest] = this.#recent.keys();
    if (this.#recent.size > this.#remembered && oldest !== undefined) {
      this.#recent.delete(oldest);
    }
    return post;
  }

  /** Reads a post without remembering it: for going through a whole folder. */
  async readOnce(entry: PostEntry): Promise<WholePost> {
    if (!entry.readable) {
      return { ...unread, document: renderPost(unread.source) };
    }
    const whole = await this.readSource(entry);
    return { ...whole, document: renderPost({ ...whole.source, titleHeading: titleHeading(entry) }) };
  }

  /** Reads a post and takes it apart, for those who render it in their own way or not at all. */
  async readSource(entry: PostEntry): Promise<PostSource> {
    if (!entry.readable) {
      return unread;
    }
    const { content, text, problems } = await readPost(this.#root, entry.file.bytes);
    this.#working(entry);
    const { body, bodyLine, fields } = readFrontMatter(text, this.#site.headers);
    const source = { body, bodyLine, fields, dialect: postDialect(this.#site.dialect, entry.file.path, fields) };
    const header = text.split('\n', bodyLine - 1).join('\n');
    return { source, header, problems, bytes: content.length, fingerprint: fingerprintOf(content) };
  }

  /** The post for the window. */
  show(entry: PostEntry, { source }: PostSource, references: References): RenderedPost {
    if (entry.readable) {
      this.#working(entry);
    }
    return renderPost({ ...source, titleHeading: titleHeading(entry) }, references);
  }

  forget(id: string): void {
    this.#recent.delete(id);
  }
}

const unknownSite: Pick<Site, 'headers' | 'dialect'> = { headers: [], dialect: commonDialect };

const unread: PostSource = {
  source: { body: '', bodyLine: 1 },
  header: '',
  problems: [],
  bytes: 0,
  fingerprint: '',
};

function titleHeading(entry: PostEntry): string {
  return entry.titleFromHeading ? entry.title : '';
}
