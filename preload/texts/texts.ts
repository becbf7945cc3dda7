import { formatToParts } from 'intl-messageformat';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import type english from './en.json';

/** The name of a text in the English catalogue. */
export type TextId = keyof typeof english;

/** The texts of one language. A text with places for values is stored as the build has parsed it. */
export type Catalogue = Readonly<Record<string, string | MessageFormatElement[]>>;

/** The values for the places of a text, by name. */
export type Values<Piece = never> = Readonly<Record<string, string | number | Told | readonly Told[] | Piece>>;

/**
 * A text for a person, as a name and values. It crosses between processes in this form, and is put into words where it
 * is shown. A value may be such a text itself, or several, which are joined by commas.
 */
export interface Told {
  readonly code: TextId;
  readonly values?: Values;
}

/** Shared, since creating a formatter takes far longer than using it. */
const formatters = {
  getNumberFormat: kept((locale, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options)),
  getDateTimeFormat: kept((locale, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options)),
  getPluralRules: kept((locale, options?: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options)),
};

const formats = { number: {}, date: {}, time: {} };

/** All texts in one language. Never throws: for a missing text, its name is shown. */
export class Texts {
  /** A BCP 47 tag for numbers and dates: `de-AT`. */
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

  /** A text whose values may also be elements of the page. Returns its pieces in order. */
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
