import { drawBy } from './random.mjs';

/**
 * Shares of all words (in parts per million) that the word of a rank has in end-point-blog. Zipf's law with a
 * steeper tail: between two ranks, and beyond the last, it is a straight line on a logarithmic scale.
 */
const frequencies = /** @type {const} */ ([
  [1, 43_828],
  [2, 25_663],
  [3, 21_641],
  [5, 15_253],
  [10, 8_718],
  [20, 4_522],
  [50, 2_243],
  [100, 1_217],
  [200, 690],
  [500, 307],
  [1_000, 139],
  [2_000, 57],
  [5_000, 15],
  [10_000, 4.6],
  [20_000, 1.7],
  [400_000, 0.006],
]);

/** How many different words of each length end-point-blog has, from one letter on, in thousandths. */
const lengths = [1, 17, 60, 85, 91, 101, 103, 105, 88, 73, 63, 44, 32, 29, 20, 16, 12, 10, 8, 6];

const onsets = 'b c d f g h j k l m n p qu r s t v w y z bl br ch cl cr dr fl gr pl pr sh sl sp st str th tr'.split(
  ' ',
);
const vowels = 'a a e e e i i o o u ai ea ee io ou'.split(' ');
const codas = ['', '', '', 'l', 'n', 'r', 's', 't', 'm', 'ck', 'nd', 'nt', 'st', 'rt', 'x'];
const endings = ['s', 's', 's', 'ed', 'ing', 'er', 'ly', 'able', 'ation'];

/** The share of a rank (from 1), in parts per million. */
export function frequencyOf(/** @type {number} */ rank) {
  const next = frequencies.findIndex(([known]) => known >= rank);
  const at = next < 0 ? frequencies.length - 1 : Math.max(1, next);
  const [[lowRank, low], [highRank, high]] = /** @type {[[number, number], [number, number]]} */ (
    /** @type {unknown} */ (frequencies.slice(at - 1, at + 1))
  );
  const slope = Math.log(high / low) / Math.log(highRank / lowRank);
  return low * (rank / lowRank) ** slope;
}

/**
 * Invented words, the most frequent first; a part of them are others with an ending, as stemmers expect them.
 * @param {import('./random.mjs').Chances} chances
 * @param {number} count
 * @returns {string[]} all different, of a-z
 */
export function inventWords({ happens, between, pick, random }, count) {
  /** @type {Set<string>} */
  const words = new Set();
  /** @type {string[]} */
  const stems = [];
  const drawLength = drawBy(lengths, random);
  const anyLength = () => 1 + drawLength();
  // Frequent words are short: so it is in every language.
  const lengthAt = (/** @type {number} */ rank) => {
    if (rank < 12) {
      return between(1, 3);
    }
    if (rank < 120) {
      return between(2, 4);
    }
    return rank < 1_000 ? Math.min(between(3, 8), anyLength() + 1) : anyLength();
  };
  const invent = (/** @type {number} */ length) => {
    let word = '';
    while (word.length < length) {
      word += pick(onsets) + pick(vowels) + pick(codas);
    }
    return word.slice(0, length);
  };
  while (words.size < count) {
    const rank = words.size;
    const before = words.size;
    if (rank > 300 && happens(0.35)) {
      words.add(pick(stems) + pick(endings));
    } else {
      const length = lengthAt(rank);
      const word = invent(length);
      words.add(word);
      if (words.size > before && length >= 3 && length <= 9) {
        stems.push(word);
      }
      // There are not enough words of one and two letters.
      else if (words.size === before) {
        words.add(invent(length + 2));
      }
    }
  }
  return [...words];
}
