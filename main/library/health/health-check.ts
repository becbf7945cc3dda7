import type { Archive } from '../archive.ts';
import type { HealthKind, HealthReport, HealthRow, KindCounts } from '../model/health.ts';
import { checkArchive } from './check-archive.ts';

interface Check {
  readonly done: number;
  readonly total: number;
  readonly rows: readonly HealthRow[];
  readonly isOver: boolean;
}

/** The check of an archive for a window. The first question starts it; later questions get its progress or its rows. */
export class HealthCheck {
  readonly #archive: Archive;
  #abort: AbortController | null = null;
  #check: Check | null = null;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** How far the check is and what it found so far, or all of its rows once it is done. */
  read(): HealthReport {
    if (this.#check === null) {
      void this.#begin();
    }
    const { done, total, rows, isOver } = this.#check ?? this.#none();
    return { done, total, found: countKinds(rows), rows: isOver ? rows : null };
  }

  /** Stops a running check and forgets the results of an earlier one. */
  forget(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.#check = null;
  }

  #none(): Check {
    return { done: 0, total: this.#archive.posts.size, rows: [], isOver: false };
  }

  async #begin(): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    this.#check = this.#none();
    const progress = (done: number, total: number, rows: readonly HealthRow[]): void => {
      if (!abort.signal.aborted) {
        this.#check = { done, total, rows, isOver: false };
      }
    };
    const rows = await checkArchive(this.#archive, { signal: abort.signal, progress });
    if (!abort.signal.aborted) {
      this.#check = { done: rows.length, total: rows.length, rows, isOver: true };
    }
  }
}

function countKinds(rows: readonly HealthRow[]): KindCounts {
  const counts: Partial<Record<HealthKind, number>> = {};
  for (const { kind } of rows) {
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
