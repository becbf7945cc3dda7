import type { WordBytes } from './sort-words.ts';

/** Compares a word with bytes: below 0 if the word comes first, 0 if they are equal. */
export function compareBytes({ bytes, starts }: WordBytes, word: number, wanted: Uint8Array): number {
  const start = starts[word] as number;
  const length = (starts[word + 1] as number) - start;
  const shared = Math.min(length, wanted.length);
  for (let at = 0; at < shared; at += 1) {
    const difference = (bytes[start + at] as number) - (wanted[at] as number);
    if (difference !== 0) {
      return difference;
    }
  }
  return length - wanted.length;
}

export function beginsWith({ bytes, starts }: WordBytes, word: number, prefix: Uint8Array): boolean {
  const start = starts[word] as number;
  if ((starts[word + 1] as number) - start < prefix.length) {
    return false;
  }
  for (let at = 0; at < prefix.length; at += 1) {
    if (bytes[start + at] !== prefix[at]) {
      return false;
    }
  }
  return true;
}

/** Compares the end of a word, from the back. Zero if the word ends with these bytes. */
export function compareEnding({ bytes, starts }: WordBytes, word: number, ending: Uint8Array): number {
  const start = starts[word] as number;
  const end = starts[word + 1] as number;
  for (let back = 1; back <= ending.length; back += 1) {
    if (end - back < start) {
      return -1;
    }
    const difference = (bytes[end - back] as number) - (ending[ending.length - back] as number);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}
