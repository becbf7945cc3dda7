import type { Archive } from '../archive.ts';
import { failureMessage } from '../failure-message.ts';
import type { IndexPhase } from '../model.ts';
import type { IndexerListener } from './indexer-listener.ts';

interface Progress {
  readonly phase: IndexPhase;
  /** Post files found by the scan. */
  readonly found: number;
  /** Files of formats that are not read, by extension. */
  readonly unread: Readonly<Record<string, number>>;
  /** What went wrong, for a person; null while all is well. */
  readonly message: string | null;
}

/** How far the reading of a folder is, in figures and in words. */
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

  enter(phase: IndexPhase, message: string | null = null): void {
    this.#archive.settle();
    this.#now = { ...this.#now, phase, message };
    this.#listener.phaseChanged();
  }

  /** All that there is to read is read. */
  finish(): void {
    this.enter('ready', this.#archive.posts.size === 0 ? nothingToRead(this.#now.unread) : null);
  }

  fail(error: unknown): void {
    const reason = failureMessage(error);
    this.enter(
      'failed',
      `The folder can’t be read: ${reason} Open another folder, or reload this one when it is back.`,
    );
  }

  /** The next look is a first one again. Nobody is told: that look begins at once. */
  beginAnew(): void {
    this.#now = { ...this.#now, phase: 'scanning' };
  }
}

function nothingToRead(unread: Progress['unread']): string {
  const kinds = Object.entries(unread).map(([extension, count]) => `${count} .${extension}`);
  const others = kinds.length === 0 ? '' : ` It holds files that Offprint does not read (${kinds.join(', ')}).`;
  return `There are no posts in this folder.${others} Offprint reads Markdown files, and text files that begin with front matter: open the folder that has them.`;
}
