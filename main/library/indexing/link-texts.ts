import { setImmediate } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import type { Archive } from '../archive.ts';
import type { PostId } from '../model/ids.ts';
import type { PostEntry } from '../posts/post-table.ts';
import type { RecordedReference } from '../records/post-record.ts';
import type { LinkTextSteps } from '../search/link-words.ts';
import { FolderKey } from './folder-key.ts';

/** A link from one post to another: the path of the target, and the words of the link. */
type WordedLink = readonly [to: string, words: string];

/** The saved form: the posts with such links, by path, and the state of the folder that they belong to. */
export interface SavedLinks {
  readonly texts: string;
  readonly addresses: string;
  readonly sources: readonly (readonly [path: string, links: readonly WordedLink[]])[];
}

/** How many posts are read, or get a key, before other work gets a turn. */
const readAtOnce = 50;
const keyedAtOnce = 2_000;
/** More than there are link texts. Times the number of a post it is still a whole number. */
const textsAtMost = 2 ** 32;
/** How many posts have the texts of their links counted before other work gets a turn. */
const countedAtOnce = 1_000;
/** Words that lead to more posts than this say nothing about any of them: “here”, “the next part”. */
const mostTargets = 3;
/** The most link texts that are searched for one post, those of most links first. */
const mostTexts = 50;

/**
 * The words by which posts link to each other. Where a link leads depends on all posts. So links are resolved once the
 * folder is read, and again when an address in it has changed. If only one post's text has changed, only its own links
 * are resolved again.
 */
export class LinkTexts {
  readonly #archive: Archive;
  /** By post number: the links of that post which have words. */
  readonly #sources = new Map<number, readonly WordedLink[]>();
  /** Keys of the texts and addresses that the links were resolved with. Empty if they were not resolved yet. */
  #texts = '';
  #addresses = '';
  /** The posts whose links must be resolved, or resolved again. */
  readonly #due = new Set<number>();
  /** The revision of the table of posts whose changes are all resolved or due. -1 if unknown. */
  #planned = -1;
  /** The key of the addresses with which due links are resolved. */
  #plannedAddresses = '';
  /** Whether a link that was resolved since `#use` leads elsewhere now. */
  #isOther = false;
  /** The current keys, up to the revision `#followedTo` of the table of posts. */
  readonly #textsNow = new FolderKey();
  readonly #addressesNow = new FolderKey();
  #followedTo = -1;
  /** How often the links of a post were resolved. */
  resolved = 0;
  #saved: SavedLinks | null = null;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** The saved form; null if nothing is known. The same object until something changes. */
  get saved(): SavedLinks | null {
    if (this.#saved === null && this.#texts !== '') {
      const { posts } = this.#archive;
      const sources = [...this.#sources].flatMap(([number, links]) => {
        const post = posts.byNumber(number);
        return post ? [[post.file.path, links] as const] : [];
      });
      this.#saved = { texts: this.#texts, addresses: this.#addresses, sources };
    }
    return this.#saved;
  }

  /** Whether the links differ from the saved ones. */
  areChanged(saved: SavedLinks | undefined): boolean {
    return saved?.texts !== this.#texts || saved.addresses !== this.#addresses;
  }

  /** Takes over what an earlier session found, once its posts are loaded. */
  restore(saved: SavedLinks | undefined): void {
    if (!saved) {
      return;
    }
    this.#saved = saved;
    this.#texts = saved.texts;
    this.#addresses = saved.addresses;
    const numbers = this.#numbersByPath();
    for (const [path, links] of saved.sources) {
      const number = numbers.get(path);
      if (number !== undefined) {
        this.#sources.set(number, links);
      }
    }
    this.#use();
  }

  clear(): void {
    this.#saved = null;
    this.#texts = '';
    this.#addresses = '';
    this.#due.clear();
    this.#planned = -1;
    this.#plannedAddresses = '';
    this.#isOther = false;
    this.#sources.clear();
    this.#use();
  }

  /**
   * Updates the keys from the table of posts. Must be called before a scan, so that only the changes of the scan are
   * resolved again afterwards.
   */
  async follow(signal: AbortSignal): Promise<void> {
    const { posts } = this.#archive;
    const { revision } = posts;
    let changed = posts.changedSince(this.#followedTo);
    if (changed === null) {
      this.#textsNow.clear();
      this.#addressesNow.clear();
      changed = new Set([...posts.all()].map(({ number }) => number));
    }
    this.#followedTo = -1;
    let done = 0;
    for (const number of changed) {
      done += 1;
      if (done % keyedAtOnce === 0) {
        await setImmediate();
      }
      if (signal.aborted) {
        return;
      }
      const post = posts.byNumber(number);
      this.#textsNow.set(number, post && `${post.file.path}\0${this.#fingerprint(post)}`);
      this.#addressesNow.set(number, post && addressesOf(post));
    }
    this.#followedTo = revision;
    if (this.#due.size === 0 && this.#textsNow.text === this.#texts) {
      this.#planned = revision;
    }
  }

  /**
   * Resolves the links again if needed, and returns whether any of them leads elsewhere now. `basis` stands for the
   * rules of the site. `openSite` opens the site if it was not needed before. If `signal` aborts, it returns false, and
   * the next call goes on with what is left.
   */
  async renew(basis: string, openSite: () => Promise<void>, signal: AbortSignal): Promise<boolean> {
    await this.follow(signal);
    const addresses = `${this.#addressesNow.text} ${crc32(basis).toString(36)}`;
    const isSame = this.#due.size === 0 && addresses === this.#addresses && this.#textsNow.text === this.#texts;
    if (isSame || signal.aborted) {
      return false;
    }
    await this.#archive.prepareMap(signal);
    if (signal.aborted) {
      return false;
    }
    this.#archive.settle();
    const texts = this.#textsNow.text;
    this.#plan(addresses);
    let read = 0;
    for (const number of this.#due) {
      read += 1;
      if (read % readAtOnce === 0) {
        await setImmediate();
      }
      if (signal.aborted) {
        return false;
      }
      const isOther = await this.#resolve(number, openSite);
      this.#isOther ||= isOther;
      this.#due.delete(number);
    }
    this.#texts = texts;
    this.#addresses = addresses;
    this.#saved = null;
    if (!this.#isOther) {
      return false;
    }
    this.#isOther = false;
    this.#use();
    return true;
  }

  /** Adds what has to be resolved: the changed posts, or all of them if an address or a rule has changed. */
  #plan(addresses: string): void {
    const { posts } = this.#archive;
    const known = this.#plannedAddresses === '' ? this.#addresses : this.#plannedAddresses;
    let changed = addresses === known ? posts.changedSince(this.#planned) : null;
    if (changed === null) {
      this.#forgetPosts();
      this.#isOther = true;
      changed = new Set([...posts.all()].map(({ number }) => number));
    }
    for (const number of changed) {
      this.#due.add(number);
    }
    this.#plannedAddresses = addresses;
    this.#planned = this.#followedTo;
  }

  /** Forgets the links of posts that were removed. */
  #forgetPosts(): void {
    for (const number of [...this.#sources.keys()]) {
      if (this.#archive.posts.byNumber(number) === undefined) {
        this.#sources.delete(number);
      }
    }
  }

  /** Resolves the links of a post. Returns whether they differ from before. */
  async #resolve(number: number, openSite: () => Promise<void>): Promise<boolean> {
    this.resolved += 1;
    const post = this.#archive.posts.byNumber(number);
    const references = post ? this.#wordedReferences(post) : [];
    if (references.length > 0) {
      await openSite();
    }
    const links = post ? this.#linksOf(post, references) : [];
    const isOther = JSON.stringify(links) !== JSON.stringify(this.#sources.get(number) ?? []);
    if (links.length > 0) {
      this.#sources.set(number, links);
    } else {
      this.#sources.delete(number);
    }
    return isOther;
  }

  #numbersByPath(): ReadonlyMap<string, number> {
    return new Map([...this.#archive.posts.all()].map(({ file, number }) => [file.path, number]));
  }

  #fingerprint({ id }: PostEntry): string {
    return this.#archive.fingerprints.get(id) ?? '';
  }

  /**
   * The references that have words. A post that was removed meanwhile has none. Damage is reported where the text is
   * asked for.
   */
  #wordedReferences(post: PostEntry): readonly RecordedReference[] {
    if (!this.#archive.hasText(post)) {
      return [];
    }
    return orNone(() => this.#archive.text(post).references.filter(({ words }) => words !== ''));
  }

  #linksOf(post: PostEntry, references: readonly RecordedReference[]): readonly WordedLink[] {
    const { link } = this.#archive.references(post);
    return references.flatMap(({ target, words, line }) =>
      orNone((): readonly WordedLink[] => {
        const found = link(target, line);
        const to = found.kind === 'post' && found.post !== post.id ? this.#pathOf(found.post) : undefined;
        return to === undefined ? [] : [[to, words]];
      }),
    );
  }

  #pathOf(id: PostId): string | undefined {
    return this.#archive.posts.get(id)?.file.path;
  }

  #use(): void {
    this.#archive.index.setLinkWords(() => this.#textsByNumber());
  }

  *#textsByNumber(): LinkTextSteps {
    const numbers = this.#numbersByPath();
    yield;
    const texts = new Map<string, number>();
    const links: number[] = [];
    let done = 0;
    for (const [, ofPost] of this.#sources) {
      done += 1;
      if (done % countedAtOnce === 0) {
        yield;
      }
      for (const [to, words] of ofPost) {
        const target = numbers.get(to);
        if (target !== undefined) {
          const text = words.toLowerCase();
          const number = texts.get(text) ?? texts.size;
          texts.set(text, number);
          links.push(target * textsAtMost + number);
        }
      }
    }
    yield;
    return tellingTexts(Float64Array.from(links).sort(), [...texts.keys()]);
  }
}

/**
 * The different link texts for each post, those of most links first. A link is the number of its target times
 * `textsAtMost`, plus the number of its text. `sorted` has equal links side by side.
 */
function tellingTexts(sorted: Float64Array, texts: readonly string[]): ReadonlyMap<number, readonly string[]> {
  const targets = new Uint32Array(texts.length);
  const different: { readonly target: number; readonly text: number; count: number }[] = [];
  let last = -1;
  for (const link of sorted) {
    const target = Math.floor(link / textsAtMost);
    const text = link - target * textsAtMost;
    if (link !== last) {
      last = link;
      different.push({ target, text, count: 0 });
      targets[text] = (targets[text] as number) + 1;
    }
    (different.at(-1) as { count: number }).count += 1;
  }
  const byTarget = new Map<number, { readonly text: string; readonly count: number }[]>();
  for (const { target, text, count } of different) {
    if ((targets[text] as number) <= mostTargets) {
      const known = byTarget.get(target);
      const one = { text: texts[text] as string, count };
      if (known) {
        known.push(one);
      } else {
        byTarget.set(target, [one]);
      }
    }
  }
  return new Map(
    [...byTarget].map(([target, all]) => {
      all.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
      return [target, all.slice(0, mostTexts).map(({ text }) => text)];
    }),
  );
}

/**
 * Everything that decides where links lead. A file's date changes with each save, and matters only between two posts of
 * one address.
 */
function addressesOf({ file, url, aliases, names, metadata: { date } }: PostEntry): string {
  return [file.path, url ?? '', date.source === 'file' ? '' : date.time, ...aliases, '', ...names].join('\0');
}

/** The result of `read`, or nothing if it throws. An error costs only these link texts. */
function orNone<Item>(read: () => readonly Item[]): readonly Item[] {
  try {
    return read();
  } catch {
    return [];
  }
}
