import { formatToParts } from 'intl-messageformat';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import type english from './en.json';

/** The name of one text. The English catalogue says which there are. */
export type TextId = keyof typeof english;

/** The texts of one language: plain words, or what the build made of a message with places for values. */
export type Catalogue = Readonly<Record<string, string | MessageFormatElement[]>>;

/** What stands in the places of a text, by their names. */
export type Values<Piece = never> = Readonly<Record<string, string | number | Told | readonly Told[] | Piece>>;

/**
 * What is said to a person, before it has words: the name of a text and its values. It crosses between processes as it is
 * and gets its words where it is shown. A value may be such a thing itself; several are joined by commas.
 */
export interface Told {
  readonly code: TextId;
  readonly values?: Values;
}

/** Shared: to make one takes far longer than to use it. */
const formatters = {
  getNumberFormat: kept((locale, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options)),
  getDateTimeFormat: kept((locale, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options)),
  getPluralRules: kept((locale, options?: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options)),
};

const formats = { number: {}, date: {}, time: {} };

/** All texts in one language. It never throws: where a text is missing, its name is shown. */
export class Texts {
  /** A BCP 47 tag, for numbers and dates: `de-AT`. */
  readonly locale: string;
  readonly #catalogue: Catalogue;

  constructor(locale: string, catalogue: Catalogue) {
    this.locale = locale;
    this.#catalogue = catalogue;
  }

  say(id: TextId, values: Values = {}): string {
    return this.pieces(id, values).join('');
  }

  tell({ code, values }: Told): string {
    return this.say(code, values);
  }

  /** A text in whose places something else than words may stand: elements of the page. */
  pieces<Piece>(id: TextId, values: Values<Piece>): readonly (string | Piece)[] {
    const text = this.#catalogue[id];
    if (typeof text === 'string' || text === undefined) {
      return [text ?? id];
    }
    const plain = Object.entries(values).map(([name, value]) => [name, this.#inWords(value)]);
    const parts = formatToParts(text, this.locale, formatters, formats, Object.fromEntries(plain));
    return parts.map(({ value }) => value as string | Piece);
  }

  #inWords(value: unknown): unknown {
    if (Array.isArray(value)) {
      return value.map((each) => this.#inWords(each)).join(this.say('list.comma'));
    }
    return isTold(value) ? this.tell(value) : value;
  }
}

function isTold(value: unknown): value is Told {
  return typeof value === 'object' && value !== null && 'code' in value;
}

function kept<Options, Made>(make: (locale: string, options?: Options) => Made) {
  const made = new Map<string, Made>();
  return (locale: string | string[] = 'en', options?: Options): Made => {
    const key = JSON.stringify([locale, options]);
    const before = made.get(key);
    if (before) {
      return before;
    }
    const one = make(String(locale), options);
    made.set(key, one);
    return one;
  };
}
