import { useLayoutEffect } from 'react';
import { useLayout } from '../../state/layout-store.ts';
import { type ReaderRoom, readerRoomFor } from '../../state/room.ts';
import { useRoom } from '../../state/room-store.ts';
import { useSettings } from '../../state/settings-store.ts';
import { useReading } from './use-reading.ts';

/** Which panes have room beside the text at the present width. The post's frame places its text accordingly. */
export function useReaderRoom(): ReaderRoom {
  const { frame } = useReading();
  const width = useRoom(({ postWidth }) => postWidth);
  const textSize = useSettings((settings) => settings.textSize);
  const facts = useLayout((layout) => layout.facts);
  const room = readerRoomFor({ width, textSize, facts });

  useLayoutEffect(() => frame.keepRoomForContents(room.contentsBeside), [frame, room.contentsBeside]);
  return room;
}
