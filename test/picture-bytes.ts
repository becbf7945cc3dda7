import { crc32, deflateSync } from 'node:zlib';

type Part = string | readonly number[] | Uint8Array;

/** Bytes of texts (one byte for each letter), numbers and bytes. */
export function bytes(...parts: readonly Part[]): Buffer {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );
}

/** A number as so many bytes, the highest first. */
export function high(number: number, length = 4): readonly number[] {
  return Array.from({ length }, (_, at) => Math.floor(number / 256 ** (length - 1 - at)) % 256);
}

/** A number as so many bytes, the lowest first. */
export function low(number: number, length: number): readonly number[] {
  return high(number, length).toReversed();
}

function chunk(name: string, data: Part): Buffer {
  const named = bytes(name, data);
  return bytes(high(named.length - 4), named, high(crc32(named)));
}

/** A whole PNG of one colour. */
export function png(width: number, height: number, { alpha = false } = {}): Buffer {
  const row = bytes([0], Array<number>(width * (alpha ? 4 : 3)).fill(140));
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const header = bytes(high(width), high(height), [8, alpha ? 6 : 2, 0, 0, 0]);
  return bytes('\u0089PNG\r\n\u001a\n', chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', ''));
}

/** A whole BMP of one colour. A negative height turns the order of its rows around. */
export function bmp(width: number, height: number): Buffer {
  const pixels = Buffer.alloc(Math.ceil((width * 3) / 4) * 4 * Math.abs(height), 140);
  const header = bytes(
    low(40, 4),
    low(width, 4),
    low(height < 0 ? 2 ** 32 + height : height, 4),
    low(1, 2),
    low(24, 2),
  );
  return bytes('BM', low(54 + pixels.length, 4), low(0, 4), low(54, 4), header, Array<number>(24).fill(0), pixels);
}

/** An icon that holds PNG files. */
export function icon(...sides: readonly number[]): Buffer {
  const files = sides.map((side) => png(side, side, { alpha: true }));
  let at = 6 + 16 * files.length;
  const entries = files.map((file, index) => {
    const side = (sides[index] ?? 0) % 256;
    const entry = bytes([side, side, 0, 0], low(1, 2), low(32, 2), low(file.length, 4), low(at, 4));
    at += file.length;
    return entry;
  });
  return bytes([0, 0, 1, 0], low(files.length, 2), ...entries, ...files);
}

/** A whole GIF whose screen has one colour. */
export function gif(width: number, height: number): Buffer {
  const palette = [140, 140, 140, 0, 0, 0];
  const frame = bytes([0x2c], low(0, 4), low(1, 2), low(1, 2), [0], [2, 2, 0x44, 0x01, 0]);
  return bytes('GIF89a', low(width, 2), low(height, 2), [0x80, 0, 0], palette, frame, ';');
}

/** A segment of a JPEG: its marker, its length, its content. */
export function segment(marker: number, content: Part): Buffer {
  const data = bytes(content);
  return bytes([0xff, marker], high(data.length + 2, 2), data);
}

/** The segment that says how to turn a JPEG; 6 and 8 are on one of its sides. */
export function exif(orientation: number, order: 'II' | 'MM' = 'MM'): Buffer {
  const number = order === 'II' ? low : high;
  const entry = [...number(0x112, 2), ...number(3, 2), ...number(1, 4), ...number(orientation, 2), 0, 0];
  const other = [...number(0x10f, 2), ...number(2, 2), ...number(4, 4), 65, 66, 67, 0];
  return segment(0xe1, bytes('Exif\0\0', order, number(42, 2), number(8, 4), number(2, 2), other, entry, number(0, 4)));
}

/** The beginning of a JPEG, with these segments before its size. */
export function jpeg(width: number, height: number, ...segments: readonly Part[]): Buffer {
  const frame = segment(0xc0, [8, ...high(height, 2), ...high(width, 2), 3, 1, 0x22, 0]);
  return bytes([0xff, 0xd8], segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0'), ...segments, frame);
}
