import { type MouseEvent, useEffect, useState } from 'react';
import { isFinding } from './find-store.ts';
import { nearestHit } from './nearest-hit.ts';
import { useFind, useReader, useReading } from './use-reading.ts';

/** The strip has at most so many ticks. Hits close together share one. */
const places = 400;

/**
 * Ticks beside the scroll bar show the positions of the hits in the whole post; a click on a tick goes there. Screen
 * readers skip the ticks, of which there may be hundreds. The hit counter has buttons and keys for the same.
 */
export function HitOverview() {
  const { frame, find, hits } = useReading();
  const post = useReader((reader) => reader.post);
  const finding = useFind(isFinding);
  const found = useFind((state) => state.hit);
  const hit = useReader((reader) => reader.hit);
  const [positions, setPositions] = useState<readonly number[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another post has other hits
  useEffect(() => {
    let due = 0;
    const measure = () => {
      due ||= requestAnimationFrame(() => {
        due = 0;
        setPositions(frame.hitPositions(1 / places));
      });
    };
    measure();
    const stop = frame.watchLayout(measure);
    return () => {
      stop();
      cancelAnimationFrame(due);
    };
  }, [post, frame]);

  const at = finding ? found : hit;
  const current = positions[at];
  const ticks = [...new Set(positions.map((at) => Math.round(at * places)))];
  if (ticks.length === 0) {
    return null;
  }
  const onClick = ({ clientY, currentTarget }: MouseEvent) => {
    const { top, height } = currentTarget.getBoundingClientRect();
    const wanted = nearestHit(positions, (clientY - top) / height, 1 / places, at);
    if (finding) {
      find.show(wanted);
    } else {
      hits.show(wanted);
    }
  };
  return (
    <div
      className="hit-overview"
      aria-hidden="true"
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
      onWheel={({ deltaY }) => frame.scrollBy(deltaY)}
    >
      {ticks.map((tick) => (
        <span key={tick} style={{ '--at': tick / places }} />
      ))}
      {current !== undefined && <span data-current="" style={{ '--at': current }} />}
    </div>
  );
}
