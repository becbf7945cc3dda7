import { expect, it } from 'vitest';
import { measuredByHalves } from '../../../../renderer/post/frame/hit-positions.ts';

const step = 1 / 400;

/** Measures a list of values; tells the result, and how many of them were measured. */
function measure(wanted: readonly number[]) {
  let asked = 0;
  const measured = measuredByHalves(
    wanted.length,
    (at) => {
      asked += 1;
      return wanted[at] ?? -1;
    },
    step,
  );
  return { measured, asked };
}

it('measures each value of a few that differ', () => {
  const wanted = [0, 0.1, 0.15, 0.6, 0.61, 0.99];
  expect(measure(wanted)).toEqual({ measured: wanted, asked: wanted.length });
  expect(measure([]).measured).toEqual([]);
  expect(measure([0.5])).toMatchObject({ measured: [0.5] });
});

it('measures two of many values that are alike, and estimates the others between them', () => {
  const wanted = Array.from({ length: 1_001 }, (_, at) => 0.5 + at / 1_000_000);
  const { measured, asked } = measure(wanted);
  expect(asked).toBe(2);
  expect(measured[250]).toBeCloseTo(0.50025, 9);
});

it.each([
  ['evenly', (share: number) => share],
  ['mostly at the end', (share: number) => share ** 0.1],
  ['in two places', (share: number) => (share < 0.3 ? 0.2 : 0.9)],
  ['in steps', (share: number) => Math.floor(share * 50) / 50],
])('measures a part of many values that are spread %s, and none is wrong by a step', (_how, spread) => {
  const wanted = Array.from({ length: 20_000 }, (_, at) => spread(at / 20_000));
  const { measured, asked } = measure(wanted);
  expect(asked).toBeLessThan(2_500);
  const wrong = measured.filter((value, at) => Math.abs(value - (wanted[at] ?? 0)) > step);
  expect(wrong).toEqual([]);
});
