import { unspacedRun } from '../scan-words.ts';

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/**
 * The words of a text in which some script puts no spaces between them (Chinese, Japanese, Thai), as a dictionary
 * divides it; null for other texts. Single characters, which mostly are particles, are left out where there are words.
 */
export function splitUnspaced(text: string): readonly string[] | null {
  if (!unspacedRun.test(text)) {
    return null;
  }
  const segments = Array.from(segmenter.segment(text), ({ segment }) => segment).filter((segment) =>
    /[\p{L}\p{N}]/u.test(segment),
  );
  const words = segments.filter((segment) => [...segment].length > 1 || !unspacedRun.test(segment));
  const last = segments.at(-1);
  // It may be the beginning of a word that is being typed.
  return words.length === 0 ? segments : last !== undefined && words.at(-1) !== last ? [...words, last] : words;
}
