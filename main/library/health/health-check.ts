import type { Archive } from '../archive.ts';
import type { HealthReport } from '../model/health.ts';
import { checkArchive } from './check-archive.ts';

/** The check of an archive that a window asks for: begun by the first question, answered by every later one. */
export class HealthCheck {
  readonly #archive: Archive;
  #abort: AbortController | null = null;
  #report: HealthReport | null = null;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** How far the check is, or its rows once it is done. */
  read(): HealthReport {
    if (this.#report === null) {
      void this.#begin();
    }
    return this.#report ?? { done: 0, total: this.#archive.posts.size, rows: null };
  }

  /** Ends a check that is under way and forgets what an earlier one found. */
  forget(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.#report = null;
  }

  async #begin(): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    this.#report = { done: 0, total: this.#archive.posts.size, rows: null };
    const progress = (done: number, total: number): void => {
      if (!abort.signal.aborted) {
        this.#report = { done, total, rows: null };
      }
    };
    const rows = await checkArchive(this.#archive, { signal: abort.signal, progress });
    if (!abort.signal.aborted) {
      this.#report = { done: rows.length, total: rows.length, rows };
    }
  }
}
