import { createStore } from 'zustand';
import type { HealthKind, HealthReport, HealthRow } from '../../main/library/model/health.ts';
import type { LibraryInfo } from '../../main/library/model/library.ts';
import type { Ask, Request } from '../state/ask.ts';
import { Latest } from '../state/latest.ts';
import { pause } from '../state/pause.ts';
import { healthCsv, reportName } from './health-csv.ts';
import { sortByKind } from './health-kinds.ts';
import { tell } from '../say.ts';

export interface HealthState {
  /** Of the last check that was completed; kept while another one is under way. */
  readonly rows: readonly HealthRow[] | null;
  /** How far the check is that is under way. */
  readonly progress: Pick<HealthReport, 'done' | 'total'> | null;
  readonly failure: string | null;
  /** The only kind shown; null for all. */
  readonly kind: HealthKind | null;
  /** The row that has, or would get, the keyboard. */
  readonly active: number;
  /** Whether the person came to that row; before, no row is chosen. */
  readonly isChosen: boolean;
}

/** In milliseconds: so often it is asked how far the check is. */
const every = 200;

interface Options {
  readonly library: LibraryInfo;
  readonly request: Request;
  readonly ask: Ask;
  /** Says a sentence to the person. */
  readonly say: (message: string) => void;
}

/** What is wrong in a library, as far as it was checked. */
export class Health {
  readonly store = createStore<HealthState>(() => ({
    rows: null,
    progress: null,
    failure: null,
    kind: null,
    active: 0,
    isChosen: false,
  }));
  readonly #options: Options;
  readonly #checking = new Latest();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Checks the library, or hears that nothing has changed since it was checked. A later call takes this one's place. */
  async check(): Promise<void> {
    const { library, ask } = this.#options;
    const isLatest = this.#checking.begin();
    for (;;) {
      const reply = await ask('health.read', { library: library.id });
      if (!isLatest()) {
        return;
      }
      if (reply.ok && reply.value.rows) {
        const rows = sortByKind(reply.value.rows);
        this.store.setState(({ active }) => ({
          rows,
          progress: null,
          failure: null,
          active: Math.min(active, Math.max(0, rows.length - 1)),
        }));
        return;
      }
      if (!reply.ok) {
        this.store.setState({ progress: null, failure: tell(reply.message) });
        return;
      }
      this.store.setState({ progress: { done: reply.value.done, total: reply.value.total }, failure: null });
      await pause(every);
      if (!isLatest()) {
        return;
      }
    }
  }

  /** Asks no more; what was found stays. */
  stop(): void {
    this.#checking.end();
    this.store.setState({ progress: null });
  }

  showKind(kind: HealthKind | null): void {
    this.store.setState({ kind, active: 0, isChosen: false });
  }

  activate(active: number): void {
    this.store.setState({ active, isChosen: true });
  }

  /** Saves the rows that are shown where the person says. */
  async export(): Promise<void> {
    const { library, request, say } = this.#options;
    const { rows, kind } = this.store.getState();
    if (!rows) {
      return;
    }
    const text = healthCsv(rowsOfKind(rows, kind));
    const reply = await request('text.save', { library: library.id, name: reportName(library.name), text });
    if (!reply.ok) {
      say(tell(reply.message));
    }
  }
}

export function rowsOfKind(rows: readonly HealthRow[], kind: HealthKind | null): readonly HealthRow[] {
  return kind === null ? rows : rows.filter((row) => row.kind === kind);
}
