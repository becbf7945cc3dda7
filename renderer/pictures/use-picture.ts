import { useEffect, useState } from 'react';
import { drawPicture, isDrawing, type Picture, type PicturePlace } from './draw-picture.ts';

/** The picture at an address; null while it is being drawn. For `room` and `box` see `Drawing`. */
export function usePicture(address: string, { room, box }: Pick<PicturePlace, 'room' | 'box'>): Picture | null {
  const [drawn, setDrawn] = useState<{ readonly address: string; readonly picture: Picture } | null>(null);
  useEffect(() => {
    if (!isDrawing(address)) {
      return;
    }
    let isWanted = true;
    const show = async () => {
      const picture = await drawPicture(address, { room, least: 0, box, isWanted: () => isWanted });
      if (picture && isWanted) {
        setDrawn({ address, picture });
      }
    };
    void show();
    return () => {
      isWanted = false;
    };
  }, [address, room, box]);
  if (!isDrawing(address)) {
    return { ok: true, src: address, density: 1 };
  }
  return drawn?.address === address ? drawn.picture : null;
}
