/** Words as UTF-8 bytes, one after the other: word n is from `starts[n]` up to `starts[n + 1]`. */
export interface WordBytes {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
}

/**
 * The numbers of words in the order of their bytes, read from the front or from the back. From the front, that is the
 * order of code points. The leading bytes and the number of a word form one float, so most of the sorting is native.
 */
export function sortWords(words: WordBytes, from: 'front' | 'back'): Uint32Array {
  const count = words.starts.length - 1;
  const numberBits = Math.max(1, 32 - Math.clz32(Math.max(1, count)));
  const prefixBits = Math.min(32, 53 - numberBits);
  const numbers = 2 ** numberBits;
  const dropped = 2 ** (32 - prefixBits);
  const keys = new Float64Array(count);
  for (let word = 0; word < count; word += 1) {
    keys[word] = Math.floor(leadingBytes(words, word, from) / dropped) * numbers + word;
  }
  keys.sort();
  const order = new Uint32Array(count);
  let begin = 0;
  for (let at = 0; at < count; at += 1) {
    const prefix = Math.floor((keys[at] as number) / numbers);
    order[at] = (keys[at] as number) - prefix * numbers;
    if (at + 1 === count || Math.floor((keys[at + 1] as number) / numbers) !== prefix) {
      if (at > begin) {
        order.subarray(begin, at + 1).sort((a, b) => compareWords(words, a, words, b, from));
      }
      begin = at + 1;
    }
  }
  return order;
}

/** Negative if the first word sorts before the second one. */
export function compareWords(
  aWords: WordBytes,
  a: number,
  bWords: WordBytes,
  b: number,
  from: 'front' | 'back' = 'front',
): number {
  const aStart = aWords.starts[a] as number;
  const bStart = bWords.starts[b] as number;
  const aLength = (aWords.starts[a + 1] as number) - aStart;
  const bLength = (bWords.starts[b + 1] as number) - bStart;
  const shared = Math.min(aLength, bLength);
  for (let at = 0; at < shared; at += 1) {
    const aByte = aWords.bytes[from === 'front' ? aStart + at : aStart + aLength - 1 - at] as number;
    const bByte = bWords.bytes[from === 'front' ? bStart + at : bStart + bLength - 1 - at] as number;
    if (aByte !== bByte) {
      return aByte - bByte;
    }
  }
  return aLength - bLength;
}

function leadingBytes({ bytes, starts }: WordBytes, word: number, from: 'front' | 'back'): number {
  const start = starts[word] as number;
  const end = starts[word + 1] as number;
  let key = 0;
  for (let at = 0; at < 4; at += 1) {
    const place = from === 'front' ? start + at : end - 1 - at;
    key = key * 256 + (place >= start && place < end ? (bytes[place] as number) : 0);
  }
  return key;
}
