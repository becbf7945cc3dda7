import { ByteWriter } from './byte-writer.ts';
import { sortWords, type WordBytes } from './sort-words.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Used like a language: its words are spellings (`straße`), and the stem of each is the word that it folds to
 * (`strasse`).
 */
export const spellings = 'spelling';

/** The number of sections for the stems of one language. */
export const stemSections = 4;

/** Words of one language, with a stem for each. */
export interface StemmedWords {
  readonly ordinals: readonly number[];
  readonly stems: readonly string[];
}

/**
 * Writes words in the order of their stems. First come their ordinals. Then comes the form of each stem: the low byte
 * is the number of bytes that it shares with the word's start, and the rest is the number of its ending. Last come the
 * endings.
 */
export function writeStems(words: WordBytes, given: StemmedWords): (Uint8Array | Uint32Array)[] {
  const { ordinals, stems } = byOrdinal(given);
  const encoded = wordBytesOf(stems);
  const order = sortWords(encoded, 'front');
  const [sorted, forms]: [number[], number[]] = [[], []];
  const endings = new Map<string, number>();
  for (const index of order) {
    const ordinal = ordinals[index] as number;
    const stem = encoded.bytes.subarray(encoded.starts[index], encoded.starts[index + 1]);
    const word = words.bytes.subarray(words.starts[ordinal], words.starts[ordinal + 1]);
    let shared = 0;
    while (shared < 255 && shared < stem.length && stem[shared] === word[shared]) {
      shared += 1;
    }
    // A character must not be cut in two, since endings are decoded as text.
    while (shared < stem.length && shared > 0 && ((stem[shared] as number) & 0xc0) === 0x80) {
      shared -= 1;
    }
    const ending = shared === stem.length ? '' : decoder.decode(stem.subarray(shared));
    let number = endings.get(ending);
    if (number === undefined) {
      number = endings.size;
      endings.set(ending, number);
    }
    const form = number * 256 + shared;
    if (sorted.at(-1) !== ordinal || forms.at(-1) !== form) {
      sorted.push(ordinal);
      forms.push(form);
    }
  }
  const { bytes, starts } = wordBytesOf([...endings.keys()]);
  return [Uint32Array.from(sorted), Uint32Array.from(forms), starts, bytes];
}

/** The stems of one language, as `writeStems` writes them. */
export class Stems {
  readonly #words: WordBytes;
  readonly #ordinals: Uint32Array;
  readonly #forms: Uint32Array;
  readonly #endings: WordBytes;

  constructor(words: WordBytes, ordinals: Uint32Array, forms: Uint32Array, endings: WordBytes) {
    this.#words = words;
    this.#ordinals = ordinals;
    this.#forms = forms;
    this.#endings = endings;
  }

  get size(): number {
    return this.#ordinals.length;
  }

  ordinal(index: number): number {
    return this.#ordinals[index] as number;
  }

  stem(index: number): string {
    const { bytes, starts } = this.#words;
    const start = starts[this.ordinal(index)] as number;
    const form = this.#forms[index] as number;
    const ending = form >>> 8;
    const tail = this.#endings.bytes.subarray(this.#endings.starts[ending], this.#endings.starts[ending + 1]);
    return decoder.decode(bytes.subarray(start, start + (form & 255))) + decoder.decode(tail);
  }

  /** The ordinals of the words with this stem. */
  find(stem: string): readonly number[] {
    const wanted = encoder.encode(stem);
    let low = 0;
    let high = this.#ordinals.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(middle, wanted) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const found: number[] = [];
    for (let at = low; at < this.#ordinals.length && this.#compare(at, wanted) === 0; at += 1) {
      found.push(this.ordinal(at));
    }
    return found;
  }

  #compare(index: number, wanted: Uint8Array): number {
    const start = this.#words.starts[this.ordinal(index)] as number;
    const form = this.#forms[index] as number;
    const shared = form & 255;
    const tail = this.#endings.starts[form >>> 8] as number;
    const length = shared + (this.#endings.starts[(form >>> 8) + 1] as number) - tail;
    const common = Math.min(length, wanted.length);
    for (let at = 0; at < common; at += 1) {
      const byte = (at < shared ? this.#words.bytes[start + at] : this.#endings.bytes[tail + at - shared]) as number;
      if (byte !== wanted[at]) {
        return byte - (wanted[at] as number);
      }
    }
    return length - wanted.length;
  }
}

function byOrdinal({ ordinals, stems }: StemmedWords): StemmedWords {
  const keys = Float64Array.from(ordinals, (ordinal, index) => ordinal * stems.length + index).sort();
  const order = Array.from(keys, (key) => key % stems.length);
  return {
    ordinals: order.map((index) => ordinals[index] as number),
    stems: order.map((index) => stems[index] as string),
  };
}

function wordBytesOf(words: readonly string[]): WordBytes {
  const starts = new Uint32Array(words.length + 1);
  const writer = new ByteWriter(8 * words.length);
  words.forEach((word, index) => {
    const bytes = encoder.encode(word);
    writer.copy(bytes, 0, bytes.length);
    starts[index + 1] = writer.length;
  });
  return { bytes: writer.finish(), starts };
}
