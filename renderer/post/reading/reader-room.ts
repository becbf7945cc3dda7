import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useLayout } from '../../state/layout-store.ts';
import { type ReaderRoom, readerRoomFor } from '../../state/room.ts';
import { useSettings } from '../../state/settings-store.ts';
import { useReading } from './use-reading.ts';

interface MeasuredRoom extends ReaderRoom {
  /** The element whose width is measured: all of the pane below its toolbar. */
  readonly area: RefObject<HTMLDivElement | null>;
}

/** Which panes have room beside the text at the present width. The post's frame places its text accordingly. */
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
  useLayoutEffect(() => frame.keepRoomForContents(room.contentsBeside), [frame, room.contentsBeside]);
  return { ...room, area };
}
