import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useLayout } from '../../state/layout-store.ts';
import { type ReaderRoom, readerRoomFor } from '../../state/room.ts';
import { useSettings } from '../../state/settings-store.ts';
import { useReading } from './use-reading.ts';

interface MeasuredRoom extends ReaderRoom {
  /** What is measured: all of the pane below its bar. */
  readonly area: RefObject<HTMLDivElement | null>;
}

/** What has room beside the text, as wide as the pane is now; the post's frame places its text by it. */
export function useReaderRoom(): MeasuredRoom {
  const { frame } = useReading();
  const area = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const textSize = useSettings((settings) => settings.textSize);
  const facts = useLayout((layout) => layout.facts);
  const room = readerRoomFor({ width, textSize, facts });

  useLayoutEffect(() => {
    const element = area.current;
    if (!element) {
      return;
    }
    const measure = () => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => frame.makeRoomBeside(room.contentsBeside), [frame, room.contentsBeside]);
  return { ...room, area };
}
