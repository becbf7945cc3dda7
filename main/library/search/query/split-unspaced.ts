import { unspacedRun } from '../scan-words.ts';

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/**
 * The words of a text in a script without spaces (Chinese, Japanese, Thai), by a dictionary. Null for other texts.
 * Single characters are mostly particles, so they are left out if there are longer words.
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
  // The last character may be the start of a word that is being typed.
  return words.length === 0 ? segments : last !== undefined && words.at(-1) !== last ? [...words, last] : words;
}
