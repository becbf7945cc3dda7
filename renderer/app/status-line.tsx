import { useEffect, useRef, useState } from 'react';
import { FoundBeside } from '../filters/found-beside.tsx';
import { leavesOut } from '../state/filters.ts';
import { useView } from '../state/use-list.ts';
import { useReader } from '../post/reading/use-reading.ts';
import { isSettled, useLibrary } from '../state/library-store.ts';
import { cancelIndexing } from '../state/opening.ts';
import { ReadingBar } from '../controls/reading-bar.tsx';
import { statusWords } from '../controls/status-text.ts';
import { say } from '../say.ts';

/** The latest value, changed at most once every `ms` milliseconds. A screen reader announces each change. */
function useThrottled<Value>(value: Value, ms: number): Value {
  const [shown, setShown] = useState(value);
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + ms - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      setShown(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return ms === 0 ? value : shown;
}

/** How many posts there are, what Offprint is doing, and a button that stops it. */
export function StatusLine() {
  const status = useLibrary((library) => library.status);
  const heldPosts = useLibrary((library) => library.heldPosts);
  const shown = useView((view) => view.shown);
  const deadLink = useReader((reader) => reader.deadLink);
  const busy = status !== null && !isSettled(status);
  const words = status
    ? statusWords({
        status,
        shown: shown?.state ?? null,
        posts: Math.max(status.posts, heldPosts),
        text: shown?.query.text ?? '',
        filtering: shown !== null && leavesOut(shown.query.filters),
      })
    : { subject: '', goingOn: '' };
  const wait = busy ? 400 : 0;
  const subject = useThrottled(words.subject, wait);
  const said = useThrottled(deadLink ?? words.goingOn, wait);
  const whole = [subject, said].filter((part) => part !== '').join(' · ');

  return (
    <footer className="status">
      {busy && <ReadingBar status={status} />}
      <p role="status" title={whole} className={deadLink ? 'said' : ''}>
        {/* Where the line is too long, the subject is cut, and never what follows. */}
        <span className="status-subject">{subject}</span>
        {said !== '' && (
          <span className="status-going-on">
            {subject !== '' && ' · '}
            {said}
          </span>
        )}
      </p>
      <FoundBeside as="rest" />
      {busy && (
        <button type="button" className="text-button" onClick={cancelIndexing}>
          {say('status.cancel')}
        </button>
      )}
    </footer>
  );
}
