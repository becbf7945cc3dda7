/**
 * The first index that passes, or the length of the list if none does. If a number passes, all numbers behind it must
 * pass too.
 */
export function firstIndex(numbers: Uint32Array, passes: (number: number) => boolean): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(numbers[middle] as number)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}
