import fc from 'fast-check';

/**
 * How many inputs each property is tried with. `npm test` tries some, always the same ones. `npm run fuzz` sets both
 * variables, to try other inputs each time.
 */
const runs = Number(process.env['OFFPRINT_FUZZ_RUNS'] ?? 1_000);
const seed = Number(process.env['OFFPRINT_SEED'] ?? 20_240_301);

/** `share`: what part of the inputs is tried, for properties that take long. */
function options(share: number): { numRuns: number; seed: number } {
  return { numRuns: Math.ceil(runs * share), seed };
}

/** Holds a property against made-up inputs. A failure says its seed, by which `OFFPRINT_SEED` repeats it. */
export function holds<Value>(values: fc.Arbitrary<Value>, property: (value: Value) => void, share = 1): void {
  fc.assert(fc.property(values, property), options(share));
}

/** The same for a property that has to be waited for. */
export async function holdsLater<Value>(
  values: fc.Arbitrary<Value>,
  property: (value: Value) => Promise<void>,
  share = 1,
): Promise<void> {
  await fc.assert(fc.asyncProperty(values, property), options(share));
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
