import type { HeaderBytes } from './header-bytes.ts';

interface Box {
  readonly name: string;
  /** Where its content begins and ends. */
  readonly from: number;
  readonly to: number;
}

/** A file has a few dozen boxes. */
const mostBoxes = 1_000;

/**
 * The size at which the main picture of an AVIF file is shown. The file may ask to turn the picture, which swaps width
 * and height. Null if the file states no size. A file is a tree of boxes: https://aomediacodec.github.io/av1-avif/,
 * over ISO/IEC 23008-12.
 */
export function avifSize(bytes: HeaderBytes): readonly [width: number, height: number] | null {
  const budget = { boxes: mostBoxes };
  const boxes = (from: number, to: number) => boxesIn(bytes, from, to, budget);
  const meta = boxes(0, bytes.length).find(({ name }) => name === 'meta');
  // Version and flags come first.
  const inMeta = meta ? boxes(meta.from + 4, meta.to) : [];
  const main = inMeta.find(({ name }) => name === 'pitm');
  const properties = inMeta.find(({ name }) => name === 'iprp');
  if (!main || !properties) {
    return null;
  }
  const item = bytes.number(main.from + 4, bytes.at(main.from) === 0 ? 2 : 4);
  const [container, association] = ['ipco', 'ipma'].map((wanted) =>
    boxes(properties.from, properties.to).find(({ name }) => name === wanted),
  );
  if (!container || !association) {
    return null;
  }
  const all = boxes(container.from, container.to);
  const own = propertiesOf(bytes, association, item).map((index) => all[index - 1]);
  const extents = own.find((each) => each?.name === 'ispe');
  const turn = own.find((each) => each?.name === 'irot');
  if (!extents) {
    return null;
  }
  const width = bytes.number(extents.from + 4);
  const height = bytes.number(extents.from + 8);
  const isTurned = turn !== undefined && bytes.at(turn.from) % 2 === 1;
  return isTurned ? [height, width] : [width, height];
}

/** The boxes between two places, in order. One that ends behind the last byte is the last one. */
function boxesIn(bytes: HeaderBytes, start: number, end: number, budget: { boxes: number }): readonly Box[] {
  const found: Box[] = [];
  for (let at = start; at + 8 <= Math.min(end, bytes.length) && budget.boxes > 0; ) {
    budget.boxes -= 1;
    const length = bytes.number(at);
    const name = String.fromCharCode(bytes.at(at + 4), bytes.at(at + 5), bytes.at(at + 6), bytes.at(at + 7));
    // A length of 0 means the rest, and 1 a length of eight bytes. Neither is expected before the pixels.
    const to = length < 8 ? end : Math.min(end, at + length);
    found.push({ name, from: at + 8, to });
    at = to;
  }
  return found;
}

/** The properties of an item, as numbers of boxes counted from 1. */
function propertiesOf(bytes: HeaderBytes, { from, to }: Box, item: number): readonly number[] {
  const end = Math.min(to, bytes.length);
  const idLength = bytes.at(from) === 0 ? 2 : 4;
  // The lowest flag says that numbers have two bytes. Their highest bit is not part of them.
  const numberLength = bytes.at(from + 3) % 2 === 1 ? 2 : 1;
  const entries = bytes.number(from + 4);
  let at = from + 8;
  for (let entry = 0; entry < entries && at < end; entry += 1) {
    const id = bytes.number(at, idLength);
    const count = bytes.at(at + idLength);
    at += idLength + 1;
    if (id === item) {
      return Array.from(
        { length: count },
        (_, each) => bytes.number(at + each * numberLength, numberLength) % (numberLength === 1 ? 0x80 : 0x8000),
      );
    }
    at += count * numberLength;
  }
  return [];
}
