import { create } from 'zustand';
import type { OpenedLibrary, RecentLibrary } from '../../preload/contract.ts';
import type { IndexPhase, LibraryInfo, LibraryStatus } from '../../main/library/model/library.ts';
import type { SiteCorrections } from '../../main/library/model/site.ts';

interface LibraryState {
  readonly library: LibraryInfo | null;
  readonly status: LibraryStatus | null;
  /** The person's corrections to what was detected of the folder. */
  readonly corrections: SiteCorrections;
  readonly recent: readonly RecentLibrary[];
  /** How many posts there were before the library process was restarted; 0 if it was not. */
  readonly heldPosts: number;
  /** A folder is being opened. */
  readonly opening: boolean;
  /** The library that was opened last. `app/library-opened.ts` shows it. */
  readonly opened: OpenedLibrary | null;
  /** A sentence about something that went wrong just now. */
  readonly notice: string | null;
  /** A sentence about Offprint's own files. It is sent only once, so it stays until the person closes it. */
  readonly ownNotice: string | null;
}

export const useLibrary = create<LibraryState>(() => ({
  library: null,
  status: null,
  corrections: {},
  recent: [],
  heldPosts: 0,
  opening: false,
  opened: null,
  notice: null,
  ownNotice: null,
}));

const finishedPhases: ReadonlySet<IndexPhase> = new Set(['ready', 'cancelled', 'failed']);

/** Whether reading the folder is complete, cancelled or has failed, so that nothing more comes by itself. */
export function isSettled(status: LibraryStatus | null): boolean {
  return status !== null && finishedPhases.has(status.phase);
}

/** To be called when the person or the shell has opened a folder, so that the window shows it. */
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
    // A message about the library before is removed. A message from before any library stays.
    notice: before === null ? notice : null,
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

/** To be called when a request has failed because the library process died. Its status event comes later. */
export function showRestart(): void {
  const { status } = useLibrary.getState();
  if (status && status.phase !== 'restarting') {
    showStatus({ ...status, phase: 'restarting' });
  }
}

export function showNotice(notice: string | null): void {
  useLibrary.setState({ notice });
}

export function showOwnNotice(ownNotice: string | null): void {
  useLibrary.setState({ ownNotice });
}

/** The sentence to show: the one about Offprint's own files first. */
export function noticeOf({ ownNotice, notice }: LibraryState): string | null {
  return ownNotice ?? notice;
}

/** To be called when the person closes the sentence that is shown. */
export function closeNotice(): void {
  const { ownNotice } = useLibrary.getState();
  useLibrary.setState(ownNotice === null ? { notice: null } : { ownNotice: null });
}
