import { describe, expect, it } from 'vitest';
import { countSteps, stepGrowth } from './step-growth.ts';

function text(length: number): string {
  return 'a'.repeat(length);
}

describe('growth in steps', () => {
  const square: readonly (readonly [what: string, work: (size: number) => void])[] = [
    [
      'a loop in a loop',
      (size) => {
        let sum = 0;
        for (let row = 0; row < size; row += 1) {
          for (let column = 0; column < size; column += 1) {
            sum += column;
          }
        }
        return sum;
      },
    ],
    ['a function for each of a list, again and again', (size) => repeat(size, () => text(size).split('').map(Number))],
    ['a search to the end of a text, again and again', (size) => repeat(size, () => text(size).indexOf('b'))],
    ['a search back to its beginning', (size) => repeat(size, () => text(size).lastIndexOf('b'))],
    ['an expression that looks through all of it', (size) => repeat(size, () => /b/.test(text(size)))],
    ['an expression that replaces nothing of it', (size) => repeat(size, () => text(size).replace(/b/g, ''))],
    ['a copy of a list, again and again', (size) => repeat(size, () => Array(size).fill(0).slice())],
  ];
  it.each(square)('is that of the square for %s', (_what, work) => {
    expect(stepGrowth(work, 100)).toBeGreaterThan(14);
  });

  const proportion: readonly (readonly [what: string, work: (size: number) => void])[] = [
    ['a loop', (size) => repeat(size, () => text(10).indexOf('b'))],
    ['one search', (size) => text(size).indexOf('b')],
    ['searches that go on where the last ended', (size) => [...text(size).matchAll(/a/g)]],
    ['sorting', (size) => Array.from({ length: size }, (_, at) => (at * 7) % size).sort((a, b) => a - b)],
  ];
  it.each(proportion)('is that of the size for %s', (_what, work) => {
    const growth = stepGrowth(work, 4_000);
    expect(growth).toBeGreaterThan(3.9);
    expect(growth).toBeLessThan(5);
  });

  it('is the same each time', () => {
    const work = (): void => repeat(1_000, (at) => text(at).replace(/a/g, 'b'));
    expect(countSteps(work)).toBe(countSteps(work));
  });

  it('leaves the natives as they were', () => {
    const { exec } = RegExp.prototype;
    const { indexOf } = String.prototype;
    expect(() =>
      countSteps(() => {
        throw new Error('It fails.');
      }),
    ).toThrow('It fails.');
    expect([RegExp.prototype.exec, String.prototype.indexOf]).toEqual([exec, indexOf]);
  });
});

function repeat(times: number, act: (at: number) => void): void {
  for (let at = 0; at < times; at += 1) {
    act(at);
  }
}
