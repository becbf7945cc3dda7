import { useEffect, useState } from 'react';
import { isFinding, useFind } from './find-store.ts';
import * as frame from './frame.ts';
import { useReader } from './reader-store.ts';

/** A strip is at most so many places high: hits of one place share a tick. */
const places = 400;

/** Where in the whole post its hits are, beside the scroll bar. What it shows, the counts say in words. */
export function HitOverview() {
  const post = useReader((reader) => reader.post);
  const finding = useFind(isFinding);
  const found = useFind((find) => find.hit);
  const hit = useReader((reader) => reader.hit);
  const [positions, setPositions] = useState<readonly number[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another post has other marks
  useEffect(() => {
    let due = 0;
    const measure = () => {
      due ||= requestAnimationFrame(() => {
        due = 0;
        setPositions(frame.hitPositions());
      });
    };
    measure();
    const stop = frame.watchLayout(measure);
    return () => {
      stop();
      cancelAnimationFrame(due);
    };
  }, [post]);

  const current = positions[finding ? found : hit];
  const ticks = [...new Set(positions.map((at) => Math.round(at * places)))];
  if (ticks.length === 0) return null;
  return (
    <div className="hit-overview" aria-hidden="true">
      {ticks.map((tick) => (
        <span key={tick} style={{ '--at': tick / places }} />
      ))}
      {current !== undefined && <span data-current="" style={{ '--at': current }} />}
    </div>
  );
}
