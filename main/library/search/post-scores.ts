/** Posts with scores, in no particular order. */
export class PostScores {
  readonly numbers: Uint32Array;
  /** By index in `numbers`. Higher is better. */
  readonly scores: Float64Array;
  /** By index in `numbers`: bit n is set if the post misses part n of the query. */
  readonly missing: Uint32Array;

  constructor(numbers: Uint32Array, scores: Float64Array, missing: Uint32Array) {
    this.numbers = numbers;
    this.scores = scores;
    this.missing = missing;
  }

  get size(): number {
    return this.numbers.length;
  }
}

/** The indexes of the `most` best scores, ascending. Of equal scores, the one with the lower place is better. */
export function bestOf(scores: Float64Array, most: number, placeOf: (index: number) => number): Uint32Array {
  if (scores.length <= most) {
    return Uint32Array.from(scores.keys());
  }
  const least = nthLargest(scores, most);
  let above = 0;
  const places: number[] = [];
  for (let index = 0; index < scores.length; index += 1) {
    const score = scores[index] as number;
    if (score > least) {
      above += 1;
    } else if (score === least) {
      places.push(placeOf(index));
    }
  }
  let alike = most - above;
  // Places are distinct, so exactly `alike` posts are at or below this one.
  const lastPlace = Float64Array.from(places).sort()[alike - 1] ?? -1;
  const best = new Uint32Array(most);
  let count = 0;
  for (let index = 0; count < most; index += 1) {
    const score = scores[index] as number;
    if (score > least || (score === least && alike > 0 && placeOf(index) <= lastPlace)) {
      if (score === least) {
        alike -= 1;
      }
      best[count] = index;
      count += 1;
    }
  }
  return best;
}

/** The n-th largest of the scores. */
function nthLargest(scores: Float64Array, n: number): number {
  // There are few different scores, so the heap seldom changes.
  const heap = scores.slice(0, n).sort();
  for (let index = n; index < scores.length; index += 1) {
    const score = scores[index] as number;
    if (score > (heap[0] as number)) {
      sink(heap, score);
    }
  }
  return heap[0] as number;
}

/** Replaces the smallest value of a heap. */
function sink(heap: Float64Array, value: number): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) {
      break;
    }
    if (child + 1 < heap.length && (heap[child + 1] as number) < (heap[child] as number)) {
      child += 1;
    }
    if ((heap[child] as number) >= value) {
      break;
    }
    heap[at] = heap[child] as number;
    at = child;
  }
  heap[at] = value;
}
