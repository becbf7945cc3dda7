import type { Archive } from '../archive.ts';
import type { Block } from '../model/blocks.ts';
import type { PictureFacts } from '../model/picture-facts.ts';
import { mostPictures } from '../../../preload/constants/limits.ts';
import type { PostEntry } from '../posts/post-table.ts';
import type { RenderedPost } from '../render/render-post.ts';
import { filesIn, pictureFacts } from './picture-facts.ts';
import { postFacts } from './post-facts.ts';
import { postSeries } from './post-series.ts';
import { type PostWithoutQuery, showPost } from './show-post.ts';
import { type FilledPost, fillEmbedded } from './embedded-texts.ts';
import { areUnchanged, type ShownFile } from './file-stamp.ts';
import { ResolvedReferences } from './resolved-references.ts';

/** A post rendered for the window, without the parts that depend on a query. */
export interface ReadyPost {
  readonly entry: PostEntry;
  readonly blocks: readonly Block[];
  readonly shown: PostWithoutQuery;
}

interface KeptPost extends ReadyPost {
  readonly whole: boolean;
  readonly files: readonly ShownFile[];
  /** The circumstances of the rendering. Another site or another map of the folder may give a different one. */
  readonly made: ReturnType<typeof circumstances>;
}

/** How a rendering was made, kept to tell whether it would come out the same now. */
interface Rendering {
  readonly entry: PostEntry;
  readonly site: Archive['site'];
  readonly references: ResolvedReferences;
  /** The other posts whose text it shows. */
  readonly from: FilledPost['from'];
  readonly files: readonly ShownFile[];
  readonly context: string;
}

const mostPosts = 12;
/** The largest total HTML of kept posts, in UTF-16 units. The latest post is kept however long it is. */
const mostHtml = 4_000_000;
/** In bytes. Larger files are not rendered ahead, since nothing else is answered while one is rendered. */
const largestAhead = 200_000;
/** In milliseconds: a post is rendered ahead after a pause of this length without requests. */
const quiet = 30;
/**
 * In milliseconds. When a post has waited so long for the sizes of its pictures, it is shown with those that are known.
 */
const longestLook = 50;
const mostRenderings = 16;

/**
 * The posts that were shown lately and those that are likely to be shown next. Each is rendered once and kept until the
 * archive changes.
 */
export class ReadyPosts {
  readonly #archive: Archive;
  readonly #kept = new Map<string, KeptPost>();
  readonly #coming = new Map<PostEntry, Promise<ReadyPost>>();
  /** By the nonce of each. */
  readonly #renderings = new Map<string, Rendering>();
  #ahead: readonly PostEntry[] = [];
  #timer: NodeJS.Timeout | undefined;
  #rendered = 0;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** How many posts were rendered since the archive was opened. */
  get rendered(): number {
    return this.#rendered;
  }

  /**
   * Rejects with the error of the file system. `whole` lays out all of the post, however long that takes the window.
   */
  async read(entry: PostEntry, whole = false): Promise<ReadyPost> {
    const known = this.#find(entry);
    if (known?.whole === whole) {
      this.#keep(known);
      return known;
    }
    if (whole) {
      return this.#render(entry, whole);
    }
    const coming = this.#coming.get(entry) ?? this.#render(entry).finally(() => this.#coming.delete(entry));
    this.#coming.set(entry, coming);
    return coming;
  }

  /** The blocks of a post that is rendered already; null for any other post. */
  blocks(entry: PostEntry): readonly Block[] | null {
    return this.#find(entry)?.blocks ?? null;
  }

  /**
   * Takes the posts that are likely to be shown next, the likeliest first. They are rendered when nothing else is
   * asked.
   */
  prepare(entries: readonly PostEntry[]): void {
    this.#ahead = entries.filter(({ file, readable }) => readable && file.size <= largestAhead);
    this.#prepareSoon();
  }

  /** Called when a request comes: rendering ahead waits. */
  giveWay(): void {
    if (this.#timer !== undefined) {
      this.#prepareSoon();
    }
  }

  /** Called when the archive has changed: every post is rendered anew when it is asked for. */
  forget(): void {
    this.#kept.clear();
    this.#coming.clear();
    this.#ahead = [];
  }

  /** Whether the rendering with this nonce would come out the same now; false if the nonce is unknown. */
  isCurrent(entry: PostEntry, nonce: string): boolean {
    const rendering = this.#renderings.get(nonce);
    return (
      rendering !== undefined &&
      rendering.entry === entry &&
      rendering.site === this.#archive.site &&
      rendering.references.leadAsBefore(this.#archive.references(entry)) &&
      rendering.context === this.#context(entry, rendering.from) &&
      areUnchanged(this.#archive.root, rendering.files)
    );
  }

  #find(entry: PostEntry): KeptPost | null {
    const known = this.#kept.get(entry.id);
    if (known?.entry !== entry) {
      return null;
    }
    const now = circumstances(this.#archive);
    const isCurrent = known.made.site === now.site && known.made.map === now.map;
    return isCurrent && areUnchanged(this.#archive.root, known.files) ? known : null;
  }

  async #render(entry: PostEntry, whole = false): Promise<ReadyPost> {
    const { reader } = this.#archive;
    await this.#archive.siteKnown;
    const source = await reader.read(entry);
    const made = circumstances(this.#archive);
    const references = new ResolvedReferences(this.#archive.references(entry));
    const shown = await reader.show(entry, source, references, whole);
    const { rendered, from, files } = await fillEmbedded(this.#archive, entry, shown);
    this.#rendered += 1;
    this.#remember(rendered.nonce, {
      entry,
      site: made.site,
      references,
      from,
      files,
      context: this.#context(entry, from),
    });
    const cover = this.#archive.pictureUrl(entry, entry.metadata.cover);
    const pictures = await this.#pictures(cover ?? '', rendered);
    const ready = {
      entry,
      whole,
      made,
      files,
      blocks: rendered.blocks,
      shown: showPost(entry, source, rendered, {
        series: postSeries(this.#archive.posts.all(), entry),
        facts: postFacts(this.#archive, entry, source.source.fields ?? new Map(), rendered.links),
        cover,
        pictures,
        siteLanguage: made.site?.site.language ?? '',
      }),
    };
    if (this.#archive.posts.get(entry.id) === entry) {
      this.#keep(ready);
    }
    return ready;
  }

  #pictures(cover: string, { html, parts }: RenderedPost): Promise<readonly PictureFacts[]> {
    const embedded = parts.flatMap((part) => (part.kind === 'embedded' && part.shown ? [part.shown.html] : []));
    return pictureFacts(this.#archive, filesIn([cover, html, ...embedded], mostPictures), longestLook);
  }

  /** What a shown post depends on besides its file and its references. */
  #context(entry: PostEntry, from: FilledPost['from']): string {
    return JSON.stringify([
      from.map((id) => this.#archive.fingerprints.get(id) ?? null),
      postSeries(this.#archive.posts.all(), entry),
      this.#archive.pictureUrl(entry, entry.metadata.cover),
    ]);
  }

  /** The latest comes last. */
  #keep(post: KeptPost): void {
    this.#kept.delete(post.entry.id);
    this.#kept.set(post.entry.id, post);
    let html = [...this.#kept.values()].reduce((sum, { shown }) => sum + shown.html.length, 0);
    for (const [id, { shown }] of this.#kept) {
      if (this.#kept.size === 1 || (this.#kept.size <= mostPosts && html <= mostHtml)) {
        break;
      }
      html -= shown.html.length;
      this.#kept.delete(id);
    }
  }

  #remember(nonce: string, rendering: Rendering): void {
    this.#renderings.set(nonce, rendering);
    const [oldest] = this.#renderings.keys();
    if (this.#renderings.size > mostRenderings && oldest !== undefined) {
      this.#renderings.delete(oldest);
    }
  }

  #prepareSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#prepareNext(), quiet);
    // A command-line program that is done does not wait for it.
    this.#timer.unref();
  }

  async #prepareNext(): Promise<void> {
    this.#timer = undefined;
    const next = this.#ahead.find((entry) => this.#archive.posts.get(entry.id) === entry && this.#find(entry) === null);
    if (!next) {
      return;
    }
    this.#ahead = this.#ahead.filter((entry) => entry !== next);
    // A post that can't be read says so when it is opened.
    await this.read(next).catch(() => null);
    this.#prepareSoon();
  }
}

function circumstances(archive: Archive) {
  return { site: archive.site, map: archive.siteMap };
}
