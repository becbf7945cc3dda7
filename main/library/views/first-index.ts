/** The first index that passes, in a list where every number behind it passes too; its length where none does. */
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
