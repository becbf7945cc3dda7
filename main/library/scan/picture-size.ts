import type { PictureSize } from '../model/picture-facts.ts';
import { avifSize } from './avif-size.ts';
import { HeaderBytes } from './header-bytes.ts';

/** In CSS pixels. Chromium decodes no larger picture. */
const largest = 100_000;

/**
 * The size at which a browser shows a picture of pixels: PNG, GIF, JPEG (turned as its EXIF says), WebP, AVIF, BMP or
 * icon. `head` is the beginning of the file. Null for other files, where the size is not in `head`, and for one that
 * can't be. The work is bounded by the length of `head`.
 */
export function pictureSize(head: Uint8Array): PictureSize | null {
  const sides = statedSides(new HeaderBytes(head));
  if (sides === null) {
    return null;
  }
  const [width, height] = sides;
  return isSide(width) && isSide(height) ? { width, height, ratio: width / height } : null;
}

/** Whether the size of this picture may be behind a long profile or preview, further back than in other files. */
export function hasLateSize(head: Uint8Array): boolean {
  return head[0] === 0xff && head[1] === 0xd8;
}

type Sides = readonly [width: number, height: number];

function isSide(number: number): boolean {
  return number > 0 && number <= largest;
}

function statedSides(bytes: HeaderBytes): Sides | null {
  if (bytes.has(0, '\u0089PNG') && bytes.has(12, 'IHDR')) {
    return [bytes.number(16), bytes.number(20)];
  }
  if (bytes.has(0, 'GIF8')) {
    return [bytes.reversed(6, 2), bytes.reversed(8, 2)];
  }
  if (bytes.has(0, '\u00ff\u00d8')) {
    return jpegSides(bytes);
  }
  if (bytes.has(0, 'RIFF') && bytes.has(8, 'WEBP')) {
    return webpSides(bytes);
  }
  if (bytes.has(4, 'ftypavi')) {
    return avifSize(bytes);
  }
  if (bytes.has(0, 'BM')) {
    return bmpSides(bytes);
  }
  return bytes.has(0, '\0\0\u0001\0') ? iconSides(bytes) : null;
}

/**
 * The frame header. Segments come before it, and each begins with its length:
 * https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B.
 */
function jpegSides(bytes: HeaderBytes): Sides | null {
  let isTurned: boolean | null = null;
  for (let at = 2; at < bytes.length && bytes.at(at) === 0xff; ) {
    const kind = bytes.at(at + 1);
    const isFrame = kind >= 0xc0 && kind <= 0xcf && kind !== 0xc4 && kind !== 0xc8 && kind !== 0xcc;
    if (isFrame) {
      const height = bytes.number(at + 5, 2);
      const width = bytes.number(at + 7, 2);
      return isTurned ? [height, width] : [width, height];
    }
    // The first one counts. A hostile file has thousands.
    if (isTurned === null && kind === 0xe1 && bytes.has(at + 4, 'Exif\0\0')) {
      isTurned = isTurnedByExif(bytes, at + 10);
    }
    // A further 0xff fills the room before a marker. A few markers have no segment.
    const isAlone = kind === 0xff || kind === 0x01 || (kind >= 0xd0 && kind <= 0xd8);
    at += kind === 0xff ? 1 : isAlone ? 2 : 2 + Math.max(2, bytes.number(at + 2, 2));
  }
  return null;
}

/** Whether the orientation, tag 0x112 of the first directory, is one of those by which the sides change places. */
function isTurnedByExif(bytes: HeaderBytes, start: number): boolean {
  const number = (place: number, length: number) =>
    bytes.has(start, 'II') ? bytes.reversed(start + place, length) : bytes.number(start + place, length);
  const directory = number(4, 4);
  const entries = number(directory, 2);
  for (let at = directory + 2; at < directory + 2 + 12 * entries && start + at < bytes.length; at += 12) {
    if (number(at, 2) === 0x112) {
      return number(at + 8, 2) >= 5 && number(at + 8, 2) <= 8;
    }
  }
  return false;
}

/** The header of one of the three kinds: https://developers.google.com/speed/webp/docs/riff_container. */
function webpSides(bytes: HeaderBytes): Sides | null {
  if (bytes.has(12, 'VP8X')) {
    return [bytes.reversed(24, 3) + 1, bytes.reversed(27, 3) + 1];
  }
  if (bytes.has(12, 'VP8L') && bytes.at(20) === 0x2f) {
    const bits = bytes.reversed(21, 4);
    return [(bits % 0x4000) + 1, (Math.floor(bits / 0x4000) % 0x4000) + 1];
  }
  return bytes.has(12, 'VP8 ') && bytes.has(23, '\u009d\u0001\u002a')
    ? [bytes.reversed(26, 2) % 0x4000, bytes.reversed(28, 2) % 0x4000]
    : null;
}

/** Two numbers behind the length of the header. A negative height means that the rows stand in the order of reading. */
function bmpSides(bytes: HeaderBytes): Sides {
  if (bytes.reversed(14, 4) === 12) {
    return [bytes.reversed(18, 2), bytes.reversed(20, 2)];
  }
  const height = bytes.reversed(22, 4);
  return [bytes.reversed(18, 4), height < 2 ** 31 ? height : 2 ** 32 - height];
}

/** The largest of the icon's pictures. In the directory, 0 means 256. */
function iconSides(bytes: HeaderBytes): Sides | null {
  let best: Sides | null = null;
  const entries = bytes.reversed(4, 2);
  for (let at = 6; at < 6 + 16 * entries && at < bytes.length; at += 16) {
    const sides = [bytes.at(at) || 256, bytes.at(at + 1) || 256] as const;
    if (best === null || sides[0] * sides[1] > best[0] * best[1]) {
      best = sides;
    }
  }
  return best;
}
