import { boxOf } from './boxes.ts';

interface Page {
  /** Heights in CSS pixels: of the part in sight, of the part above it, and of the whole page. */
  readonly innerHeight: number;
  readonly scrollY: number;
  readonly height: number;
}

/**
 * The position of each hit in the height of the page, from 0 to 1. A hit without elements has the position of the one
 * before it. Positions that differ by less than `accuracy` may be estimated: to measure 10,000 hits took 400 ms.
 */
export function positionsOf(
  hits: readonly (readonly Element[])[],
  { innerHeight, scrollY, height }: Page,
  accuracy: number,
): readonly number[] {
  const shown = hits.flatMap(([element]) => element ?? []);
  const positionOf = (element: Element | undefined): number => {
    const { top, bottom } = element ? boxOf(element, innerHeight) : { top: 0, bottom: 0 };
    return Math.max(0, Math.min(1, ((top + bottom) / 2 + scrollY) / height));
  };
  const positions = measuredByHalves(shown.length, (at) => positionOf(shown[at]), accuracy);
  let passed = 0;
  return hits.map(([element]) => {
    passed += element ? 1 : 0;
    return positions[passed - 1] ?? 0;
  });
}

/**
 * The values at the places 0 to `count - 1`. No value may be less than the one before it. If two measured values differ
 * by less than `step`, the values between them are estimated. So a thousand places that hardly differ are measured
 * twice, and places that differ are all measured.
 */
export function measuredByHalves(count: number, measure: (at: number) => number, step: number): readonly number[] {
  const values = new Array<number>(count).fill(0);
  const waiting: [first: number, last: number][] = [];
  const note = (at: number): number => {
    values[at] = measure(at);
    return values[at] ?? 0;
  };
  if (count > 0) {
    note(0);
    note(count - 1);
    waiting.push([0, count - 1]);
  }
  for (let range = waiting.pop(); range; range = waiting.pop()) {
    const [first, last] = range;
    const from = values[first] ?? 0;
    const rise = (values[last] ?? 0) - from;
    if (last - first < 2) {
      continue;
    }
    if (rise < step) {
      for (let at = first + 1; at < last; at += 1) {
        values[at] = from + (rise * (at - first)) / (last - first);
      }
      continue;
    }
    const middle = (first + last) >> 1;
    note(middle);
    waiting.push([first, middle], [middle, last]);
  }
  return values;
}
