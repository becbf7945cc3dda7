/**
 * Random numbers from 0 to 1, the same for the same seed (mulberry32).
 * @returns {() => number}
 */
export function randomFrom(/** @type {number} */ seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A source of random choices. All of them draw from the same numbers, so their order matters.
 * @typedef {ReturnType<typeof chances>} Chances
 */

export function chances(/** @type {number} */ seed) {
  const random = randomFrom(seed);
  /** From a normal distribution with mean 0 and deviation 1 (Box and Muller). */
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return {
    random,
    happens: (/** @type {number} */ probability) => random() < probability,
    /** A whole number from `from` to `to`, both included. */
    between: (/** @type {number} */ from, /** @type {number} */ to) => from + Math.floor(random() * (to - from + 1)),
    pick: /** @template T @param {readonly T[]} list @returns {T} */ (list) =>
      /** @type {T} */ (list[Math.floor(random() * list.length)]),
    /** From a lognormal distribution, given its median and its value at 95 %. */
    around: (/** @type {number} */ median, /** @type {number} */ at95) =>
      median * Math.exp((normal() * Math.log(at95 / median)) / 1.645),
  };
}

/**
 * Draws places 0 … n-1 as often as their weights say.
 * @param {ArrayLike<number>} weights
 * @param {() => number} random
 * @returns {() => number}
 */
export function drawBy(weights, random) {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  for (let at = 0; at < sums.length; at += 1) {
    sum += weights[at] ?? 0;
    sums[at] = sum;
  }
  return () => {
    const wanted = random() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > wanted) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  };
}
