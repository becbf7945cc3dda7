import type { PictureSize } from '../../main/library/model/picture-facts.ts';

/** In CSS pixels. */
export interface PictureSides {
  readonly across: number;
  readonly down: number;
}

/** The sides that a picture will have by itself. `room` gives the width of a drawing that states no width. */
export function pictureSides({ width, height, ratio }: PictureSize, room: () => number): PictureSides {
  const byHeight = height !== null && ratio !== null ? height * ratio : null;
  const across = width ?? byHeight ?? (ratio === null ? 300 : room());
  return { across, down: height ?? (ratio === null ? 150 : across / ratio) };
}

/** The address of an empty picture of this size. */
export function emptyPicture({ across, down }: PictureSides): string {
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${across}" height="${down}"/>`)}`;
}
