import { setImmediate } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import type { Archive } from '../archive.ts';
import type { PostId } from '../model/ids.ts';
import type { PostEntry } from '../posts/post-table.ts';
import type { RecordedReference } from '../records/post-record.ts';

/** A link from one post to another: the path of the target, and the words of the link. */
type WordedLink = readonly [to: string, words: string];

interface Source {
  readonly fingerprint: string;
  readonly links: readonly WordedLink[];
}

/** The saved form: the posts with such links, by path, and the state of the folder that they belong to. */
export interface SavedLinks {
  readonly texts: number;
  readonly addresses: number;
  readonly sources: readonly (readonly [path: string, fingerprint: string, links: readonly WordedLink[]])[];
}

/** So many posts are read before other work gets a turn. */
const readAtOnce = 50;
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
  #sources = new Map<string, Source>();
  /** Keys of the texts and of the addresses that the links were resolved with. */
  #texts = -1;
  #addresses = -1;
  #saved: SavedLinks | null = null;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** The saved form; null where nothing is known. The same object until something changes. */
  get saved(): SavedLinks | null {
    return this.#saved;
  }

  /** Takes over what an earlier session found, once its posts are loaded. */
  restore(saved: SavedLinks | undefined): void {
    if (!saved) {
      return;
    }
    this.#saved = saved;
    this.#texts = saved.texts;
    this.#addresses = saved.addresses;
    this.#sources = new Map(saved.sources.map(([path, fingerprint, links]) => [path, { fingerprint, links }]));
    this.#use();
  }

  clear(): void {
    this.#saved = null;
    this.#texts = -1;
    this.#addresses = -1;
    this.#sources.clear();
    this.#use();
  }

  /**
   * Resolves the links again where that is needed, and tells whether anything has changed. `basis` stands for the rules
   * of the site. `openSite` opens the site if it was not needed before.
   */
  async renew(basis: string, openSite: () => Promise<void>, signal: AbortSignal): Promise<boolean> {
    const { posts } = this.#archive;
    const texts = keyOf([...posts.all()].map((post) => `${post.file.path}\0${this.#fingerprint(post)}`));
    const addresses = keyOf([basis, ...[...posts.all()].map(addressesOf)]);
    if (texts === this.#texts && addresses === this.#addresses) {
      return false;
    }
    this.#archive.settle();
    const before = addresses === this.#addresses ? this.#sources : new Map<string, Source>();
    const found = new Map<string, Source>();
    let read = 0;
    for (const post of [...posts.all()]) {
      const fingerprint = this.#fingerprint(post);
      const known = before.get(post.file.path);
      if (known?.fingerprint === fingerprint) {
        found.set(post.file.path, known);
        continue;
      }
      read += 1;
      if (read % readAtOnce === 0) {
        await setImmediate();
      }
      if (signal.aborted) {
        return false;
      }
      const references = this.#wordedReferences(post);
      if (references.length > 0) {
        await openSite();
      }
      const links = this.#linksOf(post, references);
      if (links.length > 0) {
        found.set(post.file.path, { fingerprint, links });
      }
    }
    this.#sources = found;
    this.#texts = texts;
    this.#addresses = addresses;
    const sources = [...found].map(([path, { fingerprint, links }]) => [path, fingerprint, links] as const);
    this.#saved = { texts, addresses, sources };
    this.#use();
    return true;
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
    const sources = this.#sources;
    this.#archive.index.setLinkWords(() => {
      const posts = new Map([...this.#archive.posts.all()].map((post) => [post.file.path, post]));
      const byTarget = textsByTarget([...sources.values()].flatMap(({ links }) => links));
      return new Map(
        [...byTarget].flatMap(([path, texts]) => {
          const post = posts.get(path);
          return post ? [[post.number, texts] as const] : [];
        }),
      );
    });
  }
}

/** The different link texts for each post, those of most links first. */
function textsByTarget(links: readonly WordedLink[]): ReadonlyMap<string, readonly string[]> {
  const targets = new Map<string, Set<string>>();
  const counts = new Map<string, Map<string, number>>();
  for (const [to, words] of links) {
    const text = words.toLowerCase();
    targets.set(text, (targets.get(text) ?? new Set()).add(to));
    const texts = counts.get(to) ?? new Map<string, number>();
    texts.set(text, (texts.get(text) ?? 0) + 1);
    counts.set(to, texts);
  }
  return new Map(
    [...counts].map(([to, texts]) => {
      const telling = [...texts].filter(([text]) => (targets.get(text)?.size ?? 0) <= mostTargets);
      const sorted = telling.sort(([a, of], [b, often]) => often - of || (a < b ? -1 : 1));
      return [to, sorted.slice(0, mostTexts).map(([text]) => text)];
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

/** One number for a set of texts, in any order. */
function keyOf(texts: readonly string[]): number {
  let sum = texts.length;
  for (const text of texts) {
    sum = (sum + crc32(text) * 2 ** 20 + crc32(text, 1)) % Number.MAX_SAFE_INTEGER;
  }
  return sum;
}

/** Runs `work`. A fault of ours loses only the link texts of that piece. */
function orNone<Item>(read: () => readonly Item[]): readonly Item[] {
  try {
    return read();
  } catch {
    return [];
  }
}
