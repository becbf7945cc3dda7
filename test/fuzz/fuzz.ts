import fc from 'fast-check';
import { expect } from 'vitest';

/**
 * How many inputs each property is tried with. `npm test` tries some, always the same ones. `npm run fuzz` sets these
 * variables, to try other inputs each time. With a number of seconds, each property is tried for that long.
 */
const runs = Number(process.env['OFFPRINT_FUZZ_RUNS'] ?? 1_000);
const seconds = Number(process.env['OFFPRINT_FUZZ_SECONDS'] ?? 0);
const seed = Number(process.env['OFFPRINT_SEED'] ?? 20_240_301);

/** `share`: what part of the inputs is tried, for properties that take long. */
function options(share: number): fc.Parameters<unknown> {
  return seconds > 0
    ? { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: seconds * 1_000, seed }
    : { numRuns: Math.ceil(runs * share), seed };
}

/** Prints how many inputs were tried, where that is not known before. */
function tellCount(count: number): void {
  if (seconds > 0) {
    process.stdout.write(`${count.toLocaleString('en')} inputs: ${expect.getState().currentTestName}\n`);
  }
}

/** Holds a property against made-up inputs. A failure says its seed, by which `OFFPRINT_SEED` repeats it. */
export function holds<Value>(values: fc.Arbitrary<Value>, property: (value: Value) => void, share = 1): void {
  let count = 0;
  const counted = (value: Value): void => {
    count += 1;
    property(value);
  };
  fc.assert(fc.property(values, counted), options(share));
  tellCount(count);
}

/** The same for a property that has to be waited for. */
export async function holdsLater<Value>(
  values: fc.Arbitrary<Value>,
  property: (value: Value) => Promise<void>,
  share = 1,
): Promise<void> {
  let count = 0;
  const counted = (value: Value): Promise<void> => {
    count += 1;
    return property(value);
  };
  await fc.assert(fc.asyncProperty(values, counted), options(share));
  tellCount(count);
}

/** Random text, made of the pieces that a parser looks for and of any other characters. */
export function textOf(...pieces: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pieces) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 6 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
  );
  return fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));
}
