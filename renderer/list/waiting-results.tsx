import { useView } from '../state/use-list.ts';
import { say } from '../say.ts';

/** Says that newer results wait, and why they are not shown yet. */
export function WaitingResults() {
  const waiting = useView((view) => view.waiting);
  return (
    <p className="waiting-results" aria-live="polite">
      {waiting && say('list.waiting')}
    </p>
  );
}
