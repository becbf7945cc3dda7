import type { Archive } from '../archive.ts';
import { failureReason } from '../failure-message.ts';
import type { IndexPhase } from '../model/library.ts';
import type { IndexerListener } from './indexer-listener.ts';
import type { Told } from '../../../preload/texts/texts.ts';

interface Progress {
  readonly phase: IndexPhase;
  /** Post files that the scan found. */
  readonly found: number;
  /** Counts of files in formats that Offprint does not read, by extension. */
  readonly unread: Readonly<Record<string, number>>;
  /** What went wrong; null if nothing did. */
  readonly message: Told | null;
}

/** How far the reading of a folder is, in numbers and in words. */
export class ReadingProgress {
  readonly #archive: Archive;
  readonly #listener: IndexerListener;
  #now: Progress = { phase: 'scanning', found: 0, unread: {}, message: null };

  constructor(archive: Archive, listener: IndexerListener) {
    this.#archive = archive;
    this.#listener = listener;
  }

  get now(): Progress {
    return this.#now;
  }

  update(change: Partial<Progress>): void {
    this.#now = { ...this.#now, ...change };
    this.#listener.progressed();
  }

  enter(phase: IndexPhase, message: Told | null = null): void {
    this.#archive.settle();
    this.#now = { ...this.#now, phase, message };
    this.#listener.phaseChanged();
  }

  /** Called when there is nothing left to read. */
  finish(): void {
    this.enter('ready', this.#archive.posts.size === 0 ? nothingToRead(this.#now.unread) : null);
  }

  fail(error: unknown): void {
    this.enter('failed', { code: 'status.folder-not-read', values: { reason: failureReason(error) } });
  }

  /** Makes the next look a first one again. Listeners are not called, since that look begins at once. */
  beginAnew(): void {
    this.#now = { ...this.#now, phase: 'scanning' };
  }
}

function nothingToRead(unread: Progress['unread']): Told {
  const kinds = Object.entries(unread).map(
    ([extension, count]): Told => ({ code: 'status.kind', values: { extension, count } }),
  );
  return kinds.length === 0 ? { code: 'status.nothing' } : { code: 'status.nothing-but', values: { kinds } };
}
