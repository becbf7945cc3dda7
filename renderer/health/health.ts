import { createStore } from 'zustand';
import type { HealthKind, HealthReport, HealthRow, KindCounts } from '../../main/library/model/health.ts';
import type { LibraryInfo } from '../../main/library/model/library.ts';
import type { Ask, Request } from '../state/ask.ts';
import { Latest } from '../state/latest.ts';
import { pause } from '../state/pause.ts';
import { healthCsv, reportName } from './health-csv.ts';
import { sortByKind } from './health-kinds.ts';
import { tell } from '../say.ts';

export interface HealthState {
  /** The findings of the last finished check. They stay while another check runs. Null before the first. */
  readonly rows: readonly HealthRow[] | null;
  /** How many findings of each kind there are: in `rows`, or so far in the first check. */
  readonly found: KindCounts;
  /** Progress of the running check; null while none runs. */
  readonly progress: Pick<HealthReport, 'done' | 'total'> | null;
  readonly failure: string | null;
  /** Only rows of this kind are shown; null for all. */
  readonly kind: HealthKind | null;
  /** The row that has the focus, or would get it. */
  readonly active: number;
  /** Whether the person has gone to that row. Before that, no row is selected. */
  readonly isChosen: boolean;
}

/** In milliseconds: how often the progress of a check is asked for. */
const every = 200;

interface Options {
  readonly library: LibraryInfo;
  readonly request: Request;
  readonly ask: Ask;
  /** Shows a sentence to the person. */
  readonly say: (message: string) => void;
}

/** The check of a library, and its findings. */
export class Health {
  readonly store = createStore<HealthState>(() => ({
    rows: null,
    found: {},
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

  /** Checks the library; quick if nothing has changed since the last check. A later call replaces this one. */
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
        const { found } = reply.value;
        this.store.setState(({ active }) => ({
          rows,
          found,
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
      const { done, total, found } = reply.value;
      this.store.setState((before) => ({
        progress: { done, total },
        failure: null,
        found: before.rows === null ? found : before.found,
      }));
      await pause(every);
      if (!isLatest()) {
        return;
      }
    }
  }

  /** Stops asking; the findings stay. */
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

  /** Saves the shown rows in a file that the person chooses. */
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
