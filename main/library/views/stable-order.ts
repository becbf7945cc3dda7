/**
 * The indexes of keys in ascending order of the keys; equal keys keep their order. Keys are whole numbers below
 * `buckets`. The time grows with the keys and the buckets.
 */
export function stableOrder(keys: Uint32Array, buckets: number): Uint32Array {
  const starts = new Uint32Array(buckets + 1);
  for (const key of keys) {
    starts[key + 1] = (starts[key + 1] as number) + 1;
  }
  for (let bucket = 1; bucket <= buckets; bucket += 1) {
    starts[bucket] = (starts[bucket] as number) + (starts[bucket - 1] as number);
  }
  const order = new Uint32Array(keys.length);
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] as number;
    const place = starts[key] as number;
    order[place] = index;
    starts[key] = place + 1;
  }
  return order;
}

/** The rank of each value among the different values, the highest first, and the number of different values. */
export function descendingRanks(values: Float64Array): { readonly ranks: Uint32Array; readonly count: number } {
  const seen = new Map<number, number>();
  const firstSeen = new Uint32Array(values.length);
  let last = Number.NaN;
  let name = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as number;
    // Neighbouring values are mostly equal.
    if (value !== last) {
      const known = seen.get(value);
      name = known ?? seen.size;
      if (known === undefined) {
        seen.set(value, name);
      }
      last = value;
    }
    firstSeen[index] = name;
  }
  const different = [...seen].sort(([a], [b]) => b - a);
  const rankOf = new Uint32Array(different.length);
  for (const [rank, [, each]] of different.entries()) {
    rankOf[each] = rank;
  }
  return { ranks: firstSeen.map((each) => rankOf[each] as number), count: different.length };
}
