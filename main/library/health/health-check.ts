import type { Archive } from '../archive.ts';
import type { HealthReport } from '../model/health.ts';
import { checkArchive } from './check-archive.ts';

/** The check of an archive for a window. The first question starts it; later questions get its progress or its rows. */
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

  /** Stops a running check and forgets the results of an earlier one. */
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
