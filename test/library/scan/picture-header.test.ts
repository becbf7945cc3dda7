import { describe, expect, it } from 'vitest';
import { isSeeThrough } from '../../../main/library/scan/picture-header.ts';

function bytes(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );
}

function chunk(name: string, data: readonly number[] = []): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(name), Buffer.from(data), Buffer.alloc(4)]);
}

function png(colours: number, ...chunks: readonly Uint8Array[]): Uint8Array {
  const header = chunk('IHDR', [0, 0, 0, 9, 0, 0, 0, 9, 8, colours, 0, 0, 0]);
  return Buffer.concat([bytes('\u0089PNG\r\n\u001a\n'), header, ...chunks, chunk('IDAT', [1, 2, 3])]);
}

function gif(flags: number, ...blocks: readonly (readonly number[])[]): Uint8Array {
  const table = (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
  return bytes('GIF89a', [9, 0, 9, 0, flags, 0, 0], Array<number>(table).fill(7), ...blocks, [0x2c]);
}

function webp(kind: string, place: number, flag: number): Uint8Array {
  const made = Buffer.alloc(40);
  made.write('RIFF____WEBP', 'latin1');
  made.write(kind, 12, 'latin1');
  made[place] = flag;
  return made;
}

const looping = [0x21, 0xff, 11, ...Buffer.from('NETSCAPE2.0'), 3, 1, 0, 0, 0];

describe('the header of a picture', () => {
  it.each([
    ['PNG with alpha', png(6)],
    ['PNG of greys with alpha', png(4)],
    ['PNG with a transparent colour behind a palette', png(3, chunk('PLTE', [1, 2, 3]), chunk('tRNS', [0]))],
    ['PNG with a transparent colour behind a profile', png(2, chunk('iCCP', Array(3_000).fill(1)), chunk('tRNS', [0]))],
    ['GIF with a transparent colour', gif(0xf7, looping, [0x21, 0xf9, 4, 1, 0, 0, 0, 0])],
    ['GIF without a palette for all', gif(0, [0x21, 0xf9, 4, 9, 0, 0, 0, 0])],
    ['WebP, extended', webp('VP8X', 20, 0x10)],
    ['WebP without loss', webp('VP8L', 24, 0x10)],
    [
      'AVIF with a second picture for it',
      bytes('\0\0\0 ftypavif', 'auxC\0\0\0\0urn:mpeg:mpegB:cicp:systems:auxiliary:alpha'),
    ],
    ['icon', bytes('\0\0\u0001\0\u0001\0')],
  ])('tells that one can see through a %s', (_what, head) => {
    expect(isSeeThrough(head)).toBe(true);
  });

  it.each([
    ['PNG of colours', png(2)],
    ['PNG with a palette', png(3, chunk('PLTE', [1, 2, 3]))],
    ['PNG with a word in its pixels', Buffer.concat([png(2), chunk('tRNS')])],
    ['GIF', gif(0xf7, looping, [0x21, 0xf9, 4, 0, 0, 0, 0, 0])],
    ['WebP with loss', webp('VP8 ', 20, 0x10)],
    ['WebP, extended, for a profile', webp('VP8X', 20, 0x20)],
    ['AVIF', bytes('\0\0\0 ftypavif', 'urn:mpeg:mpegB:cicp:systems:auxiliary:depth')],
    ['JPEG', bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF')],
    ['text', bytes('tRNS IDAT GIF89a')],
    ['nothing', bytes()],
  ])('tells that one can’t see through: %s', (_what, head) => {
    expect(isSeeThrough(head)).toBe(false);
  });

  it('comes to an end with every beginning of a picture, and with lengths that lie', () => {
    const all = [png(3, chunk('PLTE', [1, 2, 3]), chunk('tRNS', [0])), gif(0xf7, looping), webp('VP8X', 20, 0x10)];
    for (const head of all) {
      for (let length = 0; length < head.length; length += 1) {
        expect(typeof isSeeThrough(head.subarray(0, length))).toBe('boolean');
        expect(typeof isSeeThrough(bytes([...head.subarray(0, length)], Array(50).fill(0xff)))).toBe('boolean');
      }
    }
  });
});
