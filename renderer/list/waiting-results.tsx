import { useView } from '../state/view-store.ts';

/** Says that the list is not the newest, and why. */
export function WaitingResults() {
  const waiting = useView((view) => view.waiting);
  return (
    <p className="waiting-results" aria-live="polite">
      {waiting && 'New results come once the pointer leaves the list.'}
    </p>
  );
}
