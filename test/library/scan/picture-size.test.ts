import { describe, expect, it } from 'vitest';
import { hasLateSize, pictureSize } from '../../../main/library/scan/picture-size.ts';
import { bmp, bytes, exif, gif, high, icon, jpeg, low, png, segment } from '../../picture-bytes.ts';

function webp(kind: string, ...content: readonly (string | readonly number[])[]) {
  return bytes('RIFF', low(99, 4), 'WEBP', kind, low(80, 4), ...content);
}

type Box = Uint8Array;

function box(name: string, ...content: readonly (string | readonly number[] | Box)[]): Box {
  const inside = bytes(...content);
  return bytes(high(inside.length + 8), name, inside);
}

const version = [0, 0, 0, 0];

/** An AVIF with a preview of 16 × 16 before its main picture. */
function avif(width: number, height: number, { turn = 0, wide = false } = {}) {
  const properties = box(
    'ipco',
    box('ispe', version, high(16), high(16)),
    box('pixi', version, [3, 8, 8, 8]),
    box('ispe', version, high(width), high(height)),
    box('irot', [turn]),
  );
  const item = (id: number) => (wide ? high(id) : high(id, 2));
  const links = (numbers: readonly number[]) => [
    numbers.length,
    ...numbers.flatMap((number) => (wide ? high(0x8000 + number, 2) : [0x80 + number])),
  ];
  const association = box(
    'ipma',
    wide ? [1, 0, 0, 1] : version,
    high(2),
    item(1),
    links([1]),
    item(2),
    links(turn > 0 ? [2, 3, 4] : [2, 3]),
  );
  const main = wide ? box('pitm', [1, 0, 0, 0], high(2)) : box('pitm', version, high(2, 2));
  const meta = box('meta', version, box('hdlr', version, 'pict'), main, box('iprp', properties, association));
  return bytes(box('ftyp', 'avif', version, 'mif1'), meta, box('mdat', [1, 2, 3]));
}

/** The sides, as a WebP without loss has them. */
function lossless(width: number, height: number) {
  return low((height - 1) * 0x4000 + (width - 1), 4);
}

const profile = segment(0xe2, Buffer.alloc(9_000, 0xff));

const whole: readonly (readonly [string, Uint8Array])[] = [
  ['PNG', png(300, 200)],
  ['GIF', gif(300, 200)],
  ['BMP', bmp(300, 200)],
  ['BMP from top to bottom', bmp(300, -200)],
  ['old BMP', bytes('BM', low(0, 12), low(12, 4), low(300, 2), low(200, 2))],
  ['JPEG', jpeg(300, 200)],
  ['JPEG behind a profile', jpeg(300, 200, profile)],
  ['JPEG with bytes that fill', jpeg(300, 200, [0xff, 0xff], segment(0xfe, 'a note'))],
  ['JPEG that stands', jpeg(300, 200, exif(3))],
  ['JPEG on its side', jpeg(200, 300, exif(6))],
  ['JPEG on its other side', jpeg(200, 300, exif(8, 'II'))],
  ['progressive JPEG', bytes([0xff, 0xd8], segment(0xc4, [0]), segment(0xc2, [8, 0, 200, 1, 44, 3]))],
  ['WebP with loss', webp('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a], low(300 + 0x4000, 2), low(200, 2))],
  ['WebP without loss', webp('VP8L', [0x2f], lossless(300, 200))],
  ['WebP, extended', webp('VP8X', [0, 0, 0, 0], low(299, 3), low(199, 3))],
  ['AVIF', avif(300, 200)],
  ['AVIF with long numbers', avif(300, 200, { wide: true })],
  ['AVIF on its side', avif(200, 300, { turn: 1 })],
  ['AVIF on its head', avif(300, 200, { turn: 2 })],
];

describe('the size of a picture', () => {
  it.each(whole)('is in the first bytes of its file: %s', (_what, head) => {
    expect(pictureSize(head)).toEqual({ width: 300, height: 200, ratio: 1.5 });
  });

  it('is that of the largest picture of an icon', () => {
    expect(pictureSize(icon(16, 48, 32))).toMatchObject({ width: 48, height: 48 });
    expect(pictureSize(icon(16, 256, 32))).toMatchObject({ width: 256, height: 256 });
  });

  it.each([
    ['no width', png(0, 9)],
    ['2^31 points', bytes('\u0089PNG\r\n\u001a\n', high(13), 'IHDR', high(2 ** 31), high(2))],
    ['all bits', bytes('\u0089PNG\r\n\u001a\n', high(13), 'IHDR', high(2 ** 32 - 1), high(2 ** 32 - 1))],
    ['a negative width', bytes('BM', low(0, 12), low(40, 4), low(2 ** 32 - 5, 4), low(5, 4))],
    ['no lines in its frame', jpeg(300, 0)],
    ['an icon of none', bytes([0, 0, 1, 0], low(0, 2))],
    ['an AVIF without a main picture', bytes(box('ftyp', 'avif'), box('meta', version, box('iprp', box('ipco'))))],
    ['another kind of file', bytes('%PDF-1.7 IHDR')],
    ['nothing', bytes()],
  ])('is not known for %s', (_what, head) => {
    expect(pictureSize(head)).toBeNull();
  });

  it('comes to an end with every beginning of a picture, and with every byte that lies', () => {
    const odd: unknown[] = [];
    for (const [, head] of whole.filter(([, { length }]) => length < 5_000)) {
      const start = head.subarray(0, 400);
      for (let at = 0; at < start.length; at += 1) {
        for (const lie of [0, 1, 0x7f, 0xff]) {
          const changed = Buffer.from(start);
          changed[at] = lie;
          odd.push(pictureSize(changed), pictureSize(bytes(start.subarray(0, at), Array<number>(50).fill(lie))));
        }
        odd.push(pictureSize(start.subarray(0, at)));
      }
    }
    const sides = odd.flatMap((size) => Object.values(size ?? {}) as number[]);
    expect(sides.filter((side) => !(side > 0 && side <= 100_000))).toEqual([]);
  });

  it('may be far back in a JPEG alone', () => {
    expect([jpeg(1, 1), png(1, 1), bytes()].map(hasLateSize)).toEqual([true, false, false]);
  });
});
