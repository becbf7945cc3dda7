import { create } from 'zustand';
import type { OpenedLibrary, RecentLibrary } from '../../preload/contract.ts';
import type { IndexPhase, LibraryInfo, LibraryStatus } from '../../main/library/model/library.ts';
import type { SiteCorrections } from '../../main/library/model/site.ts';

interface LibraryState {
  /** False until the shell has said which library is open, so that the welcome does not flash by. */
  readonly started: boolean;
  readonly library: LibraryInfo | null;
  readonly status: LibraryStatus | null;
  /** What the person said of the folder in place of what was detected. */
  readonly corrections: SiteCorrections;
  readonly recent: readonly RecentLibrary[];
  /** How many posts there were before the library process was started again; 0 when it was not. */
  readonly heldPosts: number;
  /** A folder is being opened. */
  readonly opening: boolean;
  /** What was opened last, and is to be shown: `app/library-opened.ts` does that. */
  readonly opened: OpenedLibrary | null;
  /** A sentence about something that went wrong just now. */
  readonly notice: string | null;
}

export const useLibrary = create<LibraryState>(() => ({
  started: false,
  library: null,
  status: null,
  corrections: {},
  recent: [],
  heldPosts: 0,
  opening: false,
  opened: null,
  notice: null,
}));

const finishedPhases: ReadonlySet<IndexPhase> = new Set(['ready', 'cancelled', 'failed']);

/** Whether nothing more is coming by itself: the index is complete, cancelled or has failed. */
export function isSettled(status: LibraryStatus | null): boolean {
  return status !== null && finishedPhases.has(status.phase);
}

/** A folder was opened, by the person or by the shell: the window is to show it. */
export function announceLibrary(opened: OpenedLibrary): void {
  useLibrary.setState({ opened });
}

/** Whether the window shows this library. */
export function isOpen(library: string): boolean {
  return useLibrary.getState().library?.id === library;
}

export function showLibrary({ id, name, status, corrections }: OpenedLibrary): void {
  const { library: before, notice } = useLibrary.getState();
  useLibrary.setState({
    library: { id, name },
    status,
    corrections,
    heldPosts: 0,
    // What was said of the library before is over; what was said before any is not.
    notice: before === null ? notice : null,
    started: true,
  });
}

export function showStatus(status: LibraryStatus): void {
  const { library, status: before, heldPosts } = useLibrary.getState();
  if (status.library !== library?.id) {
    return;
  }
  const held = status.phase === 'restarting' ? Math.max(heldPosts, before?.posts ?? 0) : heldPosts;
  useLibrary.setState({ status, heldPosts: finishedPhases.has(status.phase) ? 0 : held });
}

/** The library process has gone and comes back: said by a failed request before its status says so. */
export function showRestart(): void {
  const { status } = useLibrary.getState();
  if (status && status.phase !== 'restarting') {
    showStatus({ ...status, phase: 'restarting' });
  }
}

export function showNotice(notice: string | null): void {
  useLibrary.setState({ notice });
}
