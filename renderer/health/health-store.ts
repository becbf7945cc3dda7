import { create } from 'zustand';
import type { HealthKind, HealthReport, HealthRow, LibraryId } from '../../main/library/model.ts';
import { bridge } from '../state/bridge.ts';
import { showNotice, useLibrary } from '../state/library-store.ts';
import { pause } from '../state/pause.ts';
import { healthCsv, reportName } from './health-csv.ts';
import { sortByKind } from './health-kinds.ts';

interface HealthStore {
  readonly library: LibraryId | null;
  /** Of the last check that was completed; kept while another one is under way. */
  readonly rows: readonly HealthRow[] | null;
  /** How far the check is that is under way. */
  readonly progress: Pick<HealthReport, 'done' | 'total'> | null;
  readonly failure: string | null;
  /** The only kind shown; null for all. */
  readonly kind: HealthKind | null;
  /** The row that has, or would get, the keyboard. */
  readonly active: number;
}

const unchecked: HealthStore = { library: null, rows: null, progress: null, failure: null, kind: null, active: 0 };

export const useHealth = create<HealthStore>(() => unchecked);

const every = 200;
let ticket = 0;

/** Checks a library, or hears that nothing has changed since it was checked. A later call takes this one's place. */
export async function checkHealth(library: LibraryId): Promise<void> {
  const mine = ++ticket;
  if (useHealth.getState().library !== library) {
    useHealth.setState({ ...unchecked, library });
  }
  for (;;) {
    const reply = await bridge.request('health.read', { library });
    if (mine !== ticket) {
      return;
    }
    if (reply.ok && reply.value.rows) {
      const rows = sortByKind(reply.value.rows);
      useHealth.setState(({ active }) => ({
        rows,
        progress: null,
        failure: null,
        active: Math.min(active, Math.max(0, rows.length - 1)),
      }));
      return;
    }
    if (reply.ok) {
      useHealth.setState({ progress: { done: reply.value.done, total: reply.value.total }, failure: null });
    } else if (reply.code !== 'restarted') {
      useHealth.setState({ progress: null, failure: reply.message });
      return;
    }
    await pause(every);
    if (mine !== ticket) {
      return;
    }
  }
}

/** Asks no more; what was found stays. */
export function stopChecking(): void {
  ticket++;
  useHealth.setState({ progress: null });
}

export function showKind(kind: HealthKind | null): void {
  useHealth.setState({ kind, active: 0 });
}

export function rowsOfKind(rows: readonly HealthRow[], kind: HealthKind | null): readonly HealthRow[] {
  return kind === null ? rows : rows.filter((row) => row.kind === kind);
}

/** Saves the rows that are shown where the person says. */
export async function exportHealth(): Promise<void> {
  const { library } = useLibrary.getState();
  const { rows, kind } = useHealth.getState();
  if (!library || !rows) {
    return;
  }
  const text = healthCsv(rowsOfKind(rows, kind));
  const reply = await bridge.request('text.save', { library: library.id, name: reportName(library.name), text });
  if (!reply.ok) {
    showNotice(reply.message);
  }
}
