import { fingerprintOf } from '../ids.ts';
import type { Problem } from '../model/post.ts';
import { commonDialect } from '../render/dialect.ts';
import type { References } from '../render/references.ts';
import type { PostBody, RenderedPost } from '../render/render-post.ts';
import { readPost } from '../scan/read-post.ts';
import type { Site } from '../sites/generator.ts';
import { postDialect } from './post-dialect.ts';
import type { PostEntry } from './post-table.ts';

/** A whole post as on disk, split but not rendered. */
export interface PostSource {
  readonly source: PostBody;
  readonly problems: readonly Problem[];
  /** The number of bytes that were read. */
  readonly bytes: number;
  /** A hash of the file's content. */
  readonly fingerprint: string;
}

/**
 * Reads and renders posts that are shown. All other questions about a post are answered from its record. The code is
 * large, so it is loaded when it is first used.
 */
export class PostReader {
  readonly #root: string;
  readonly #working: (entry: PostEntry) => void;
  #site: Pick<Site, 'headers' | 'dialect'> = unknownSite;

  /** `working` is called with each post right before the work on its text, which may take long. */
  constructor(root: string, working: (entry: PostEntry) => void = () => {}) {
    this.#root = root;
    this.#working = working;
  }

  /** Sets the site whose rules the posts follow from now on. */
  setSite(site: Pick<Site, 'headers' | 'dialect'>): void {
    this.#site = site;
  }

  /** Loads the code ahead of the first post that is shown. */
  async prepare(): Promise<void> {
    await Promise.all([import('../front-matter/parse-front-matter.ts'), import('../render/render-source.ts')]);
  }

  /** Throws the error of the file system. */
  async read(entry: PostEntry): Promise<PostSource> {
    if (!entry.readable) {
      return entry.problems.some(({ kind }) => kind === 'too-slow') ? this.#asWritten(entry) : unread;
    }
    const [{ parseFrontMatter }, { content, text, problems }] = await Promise.all([
      import('../front-matter/parse-front-matter.ts'),
      readPost(this.#root, entry.file.bytes),
    ]);
    this.#working(entry);
    const known = { problems, bytes: content.length, fingerprint: fingerprintOf(content) };
    try {
      const { body, bodyLine, fields } = parseFrontMatter(text, this.#site.headers);
      const dialect = postDialect(this.#site.dialect, entry.file.path, fields);
      return { ...known, source: { body, bodyLine, fields, dialect } };
    } catch {
      // A mistake of ours. The post's record reports it.
      return { ...known, source: { body: text, bodyLine: 1 } };
    }
  }

  /** A post that stopped Offprint before is not parsed. The whole file is shown as its source. */
  async #asWritten(entry: PostEntry): Promise<PostSource> {
    const { content, text, problems } = await readPost(this.#root, entry.file.bytes);
    return {
      source: { body: text, bodyLine: 1 },
      problems,
      bytes: content.length,
      fingerprint: fingerprintOf(content),
    };
  }

  /** The post for the window. With `whole`, its layout has no limit. */
  async show(entry: PostEntry, { source }: PostSource, references: References, whole = false): Promise<RenderedPost> {
    const { renderAnyhow, renderSource } = await import('../render/render-source.ts');
    if (!entry.readable) {
      return renderSource(source);
    }
    this.#working(entry);
    return renderAnyhow({ ...source, titleHeading: entry.titleFromHeading ? entry.title : '', whole }, references);
  }

  /** The part of a post that another post shows; null if there is no such part. */
  async embed(
    entry: PostEntry,
    { source }: PostSource,
    references: References,
    fragment: string,
  ): Promise<RenderedPost | null> {
    const { renderEmbedded } = await import('../render/render-source.ts');
    this.#working(entry);
    return renderEmbedded(source, references, { title: entry.title, fragment });
  }

  /** The text of a file that is not a post. Throws the error of the file system. */
  async readText(path: Uint8Array, limit: number): Promise<string> {
    return (await readPost(this.#root, path, limit)).text;
  }
}

const unknownSite: Pick<Site, 'headers' | 'dialect'> = { headers: [], dialect: commonDialect };

const unread: PostSource = {
  source: { body: '', bodyLine: 1 },
  problems: [],
  bytes: 0,
  fingerprint: '',
};
