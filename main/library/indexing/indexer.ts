import type { Archive } from '../archive.ts';
import { failureMessage } from '../failure-message.ts';
import { fingerprintOf, postIdOf } from '../ids.ts';
import type { IndexPhase, PostId, SiteCorrections } from '../model.ts';
import { completePost, listedHead, listPost, listUnreadable } from '../posts/list-post.ts';
import type { PostEntry } from '../posts/post-table.ts';
import { hasOpenFrontMatter, longestFrontMatter } from '../front-matter/split-front-matter.ts';
import { type PostText, readPost } from '../scan/read-post.ts';
import { isBuiltFolder } from '../scan/file-kinds.ts';
import { type ScannedFile, type ScannedFolder, type ScannedPost, scanFolder } from '../scan/scan-folder.ts';
import { listedFields, searchFields } from '../search/search-fields.ts';
import type { Site } from '../sites/generator.ts';
import { openSite } from '../sites/open-site.ts';
import { type FoundPost, findMoves, folderChanges } from './folder-changes.ts';
import { passOver } from './reading-pass.ts';

/** What a stage of reading a folder took: its time, and the bytes that it read of files. */
export interface StageCost {
  milliseconds: number;
  bytes: number;
}

export interface Progress {
  readonly phase: IndexPhase;
  /** Post files found by the scan. */
  readonly found: number;
  /** Files of formats that are not read, by extension. */
  readonly unread: Readonly<Record<string, number>>;
  /** What went wrong, for a person; null while all is well. */
  readonly message: string | null;
}

/** Told as it happens; `progressed` and `postsChanged` as often as for every post. */
export interface IndexerListener {
  progressed(): void;
  phaseChanged(): void;
  /** Some post is new, different or gone. */
  postsChanged(): void;
  /** Files that are no posts came or went. */
  filesChanged(): void;
  /** The content of an indexed post changed; null: it is gone. */
  contentChanged(post: PostId, fingerprint: string | null): void;
  moved(from: PostId, to: PostId): void;
}

interface IndexerOptions {
  readonly poison: readonly PostId[];
  readonly corrections: SiteCorrections;
  readonly listener: IndexerListener;
  readonly working: (post: PostId) => void;
}

function newStage(): StageCost {
  return { milliseconds: 0, bytes: 0 };
}

/** Fewer changed posts than this are taken in without a word; more show as indexing. */
const quietChanges = 50;

/**
 * Reads a folder into an archive, first the list (front matter and first words), then all text, newest post first.
 * Looking again takes in only what changed.
 */
export class Indexer {
  readonly #archive: Archive;
  readonly #poison: ReadonlySet<PostId>;
  readonly #listener: IndexerListener;
  readonly #working: (post: PostId) => void;
  readonly stages = { scan: newStage(), list: newStage(), index: newStage() };
  #progress: Progress = { phase: 'scanning', found: 0, unread: {}, message: null };
  #corrections: SiteCorrections;
  #abort = new AbortController();
  #run: Promise<void> | null = null;
  #lookAgain = false;
  readonly #passedOver = new Map<PostId, ScannedPost>();
  #closed = false;
  #listedDone: () => void = () => {};
  /** Settles when the list is complete for the first time, or will not be. */
  readonly listed = new Promise<void>((done) => {
    this.#listedDone = done;
  });

  /** Posts of `poison` are listed by name and never parsed. `working` is told each post right before its text is. */
  constructor(archive: Archive, { poison, corrections, listener, working }: IndexerOptions) {
    this.#corrections = corrections;
    this.#archive = archive;
    this.#poison = new Set(poison);
    this.#listener = listener;
    this.#working = working;
  }

  get progress(): Progress {
    return this.#progress;
  }

  get busy(): boolean {
    return this.#run !== null;
  }

  /** Looks at the folder: now, or once more after the look that is under way. */
  look(): void {
    if (this.#closed) {
      return;
    }
    if (this.#run) {
      this.#lookAgain = true;
      return;
    }
    this.#abort = new AbortController();
    this.#run = this.#takeIn(this.#abort.signal)
      .catch((error: unknown) => this.#fail(error))
      .then(() => {
        this.#run = null;
        this.#listedDone();
        if (this.#lookAgain) {
          this.#lookAgain = false;
          this.look();
        }
      });
  }

  /** Takes what a person says of the folder into account from the next look on. */
  correct(corrections: SiteCorrections): void {
    this.#corrections = corrections;
  }

  /** Stops reading; what was read stays. */
  cancel(): void {
    this.#lookAgain = false;
    this.#abort.abort();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.cancel();
    await this.whenSettled();
  }

  /** Settles when there is nothing left to read (also after `cancel` or a failure). */
  async whenSettled(): Promise<void> {
    while (this.#run) {
      await this.#run;
    }
  }

  async #takeIn(signal: AbortSignal): Promise<void> {
    const first = this.#progress.phase !== 'ready';
    if (first) {
      this.#enter('scanning');
    }
    const changes = await this.#timed(this.stages.scan, () => this.#scan(signal));
    if (!signal.aborted) {
      if (first || changes.toRead.length > quietChanges) {
        this.#enter('listing');
      }
      await this.#timed(this.stages.list, () => this.#listChanges(changes, signal));
    }
    if (!signal.aborted) {
      this.#listedDone();
      const unindexed = [...this.#archive.posts.all()].filter(({ number }) => !this.#archive.index.has(number));
      unindexed.sort((a, b) => b.metadata.date.time - a.metadata.date.time);
      if (first || unindexed.length > quietChanges) {
        this.#enter('indexing');
      }
      const index = (entry: PostEntry) => this.#index(entry);
      await this.#timed(this.stages.index, () => passOver(unindexed, index, { signal, atOnce: 4 }));
    }
    if (signal.aborted) {
      this.#enter('cancelled');
    } else {
      this.#enter('ready', this.#archive.posts.size === 0 ? this.#nothingToRead() : null);
    }
  }

  async #timed<Result>(stage: StageCost, work: () => Promise<Result>): Promise<Result> {
    const began = performance.now();
    const result = await work();
    stage.milliseconds += performance.now() - began;
    return result;
  }

  async #scan(signal: AbortSignal) {
    const { library, root, posts, site: known } = this.#archive;
    const scanned = await scanFolder(root, { signal, found: (count) => this.#update({ found: count }) });
    const found = scanned.posts.map((file) => ({ id: postIdOf(library, file.bytes), file }));
    // A scan that was cut short has not seen everything: nothing is gone because of it.
    if (signal.aborted) {
      return { toRead: [], removed: [] };
    }
    const site = await openSite(root, scanned, this.#corrections, known);
    if (this.#archive.setFiles([...scanned.files, ...(await filesOfMounts(root, scanned, site.site))])) {
      this.#listener.filesChanged();
    }
    if (site !== known) {
      this.#archive.setSite(site);
    }
    this.#update({ found: found.length, unread: scanned.unread });
    const changes = folderChanges(found, new Map([...posts.all()].map((entry) => [entry.id, entry])), this.#passedOver);
    // What a post is depends on its site: with another one every post is read again.
    return known !== null && site !== known ? { ...changes, toRead: found } : changes;
  }

  async #listChanges(changes: ReturnType<typeof folderChanges>, signal: AbortSignal): Promise<void> {
    const { posts, fingerprints, root } = this.#archive;
    const moves = await findMoves(
      changes,
      (id) => posts.get(id) !== undefined,
      (id) => fingerprints.get(id),
      (file) =>
        readPost(root, file.bytes).then(
          ({ content }) => fingerprintOf(content),
          () => '',
        ),
    );
    await passOver(changes.toRead, (post) => this.#list(post), { signal, atOnce: 8 });
    for (const { from, to } of moves) {
      this.#listener.moved(from, to);
    }
    const moved = new Set(moves.map(({ from }) => from));
    for (const entry of changes.removed) {
      this.#archive.remove(entry);
      fingerprints.delete(entry.id);
      if (!moved.has(entry.id)) {
        this.#listener.contentChanged(entry.id, null);
      }
    }
    if (changes.removed.length > 0) {
      this.#listener.postsChanged();
    }
    if (!signal.aborted) {
      this.#update({ found: posts.size });
    }
  }

  async #list({ id, file }: FoundPost): Promise<void> {
    const known = this.#archive.posts.get(id);
    const entry = await this.#read(file, { id, number: this.#archive.posts.numberFor(id) });
    if (entry) {
      this.#archive.put(entry);
    } else if (known) {
      this.#archive.remove(known);
    }
    if (entry) {
      this.#passedOver.delete(id);
    } else {
      this.#passedOver.set(id, file);
    }
    this.#listener.progressed();
    this.#listener.postsChanged();
  }

  async #read(
    file: FoundPost['file'],
    place: { readonly id: PostId; readonly number: number },
  ): Promise<PostEntry | null> {
    if (this.#poison.has(place.id)) {
      const message = 'Reading this post stopped Offprint before, so only its name is shown.';
      return listUnreadable(file, { kind: 'too-slow', message, line: null }, place);
    }
    if (file.placeholder) {
      const message = 'This file is not on this computer yet. Fetch it in your cloud drive, then reload the folder.';
      return listUnreadable(file, { kind: 'unreadable', message, line: null }, place);
    }
    const site = this.#archive.site?.site;
    if (!site) {
      throw new Error('A post is listed before its site is known.');
    }
    try {
      const head = await this.#readHead(file);
      this.stages.list.bytes += head.content.length;
      this.#working(place.id);
      return listPost(file, head, place, site);
    } catch (error) {
      return listUnreadable(file, unreadable(error), place);
    }
  }

  /** The beginning of a post; more of it where its front matter goes on beyond that. */
  async #readHead(file: ScannedPost): Promise<PostText> {
    const head = await readPost(this.#archive.root, file.bytes, listedHead);
    const isOpen = file.size > listedHead && hasOpenFrontMatter(head.text);
    return isOpen ? readPost(this.#archive.root, file.bytes, longestFrontMatter) : head;
  }

  async #index(entry: PostEntry): Promise<void> {
    const { posts, index, fingerprints, reader, site } = this.#archive;
    const { metadata, id, number, title } = entry;
    try {
      const whole = await reader.readOnce(entry);
      this.stages.index.bytes += whole.bytes;
      if (posts.get(id) !== entry) {
        return;
      }
      const complete = site ? completePost(entry, whole.source, site.site) : entry;
      index.add(number, searchFields(title, complete.metadata, whole.document, site?.site.language ?? ''));
      const before = fingerprints.get(id);
      fingerprints.set(id, whole.fingerprint);
      if (before !== undefined && before !== whole.fingerprint) {
        this.#listener.contentChanged(id, whole.fingerprint);
      }
      const problems = whole.problems.filter(({ kind }) => !entry.problems.some((known) => known.kind === kind));
      if (complete !== entry || problems.length > 0) {
        posts.put({ ...complete, problems: [...entry.problems, ...problems] });
      }
    } catch (error) {
      if (posts.get(id) !== entry) {
        return;
      }
      posts.put({ ...entry, readable: false, problems: [...entry.problems, unreadable(error)] });
      index.add(number, listedFields(title, metadata));
    }
    this.#listener.progressed();
    this.#listener.postsChanged();
  }

  #update(change: Partial<Progress>): void {
    this.#progress = { ...this.#progress, ...change };
    this.#listener.progressed();
  }

  #enter(phase: IndexPhase, message: string | null = null): void {
    this.#archive.settle();
    this.#progress = { ...this.#progress, phase, message };
    this.#listener.phaseChanged();
  }

  #fail(error: unknown): void {
    const reason = failureMessage(error);
    this.#enter(
      'failed',
      `The folder can’t be read: ${reason} Open another folder, or reload this one when it is back.`,
    );
  }

  #nothingToRead(): string {
    const unread = Object.entries(this.#progress.unread).map(([extension, count]) => `${count} .${extension}`);
    const others = unread.length === 0 ? '' : ` It holds files that Offprint does not read (${unread.join(', ')}).`;
    return `There are no posts in this folder.${others} Offprint reads Markdown files, and text files that begin with front matter: open the folder that has them.`;
  }
}

/** The files below mounts that the scan left out as built (`public/` is where Astro has its pictures). */
async function filesOfMounts(root: string, scanned: ScannedFolder, site: Site): Promise<readonly ScannedFile[]> {
  const left = site.mounts.map(({ folder }) => folder.replace(/\/$/, '')).filter((folder) => isBuiltFolder(folder));
  const present = left.filter((folder) => scanned.folders.includes(folder));
  const below = await Promise.all(present.map((folder) => scanFolder(root, { below: folder }).catch(() => null)));
  return below.flatMap((folder) => folder?.files ?? []);
}

function unreadable(error: unknown) {
  return { kind: 'unreadable', message: `This file can’t be read: ${failureMessage(error)}`, line: null } as const;
}
