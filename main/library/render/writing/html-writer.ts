const voidElements = new Set(['br', 'col', 'hr', 'wbr']);

/** Whether an element of this name has no content and no end tag. */
export function isVoidElement(tag: string): boolean {
  return voidElements.has(tag);
}

export type Attributes = readonly (readonly [name: string, value: string])[];

/** HTML in the making. Texts and values are escaped; names of elements and attributes must be safe. */
export interface HtmlWriter {
  /** There is more than a page should hold: the writing may stop at the next place that leaves the HTML whole. */
  readonly isFull: boolean;
  readonly html: string;
  /** Where the HTML may be cut, in order: no element is open there, so what stands between two of them is whole. */
  readonly seams: readonly number[];
  /** What is written now keeps its text alone; parts are to be written as texts. */
  readonly isPlain: boolean;
  /**
   * Asked where a part may stand. From some place on, layout would take too long: there it begins to be plain, and tells
   * so once, for a note that says it.
   */
  turnsPlain(): boolean;
  /** Begins an element. `block` and `link` are the numbers in the post's own attribute: `b3 l2`. */
  open(tag: string, attributes: Attributes, block?: number | null, link?: number | null): void;
  close(tag: string): void;
  text(text: string): void;
  /** An empty `span` that stands for a part. */
  part(part: number, cost: number): void;
}
/** The longest that one character becomes: `&quot;`. */
const longestCharacter = 6;
/** Longer than an element's name, what stands around it, and the post's own attribute. */
const longestTag = 70;
const longestEnd = 16;

/** Writes nothing, and knows how long the HTML would be at the most. */
export class NoWriter implements HtmlWriter {
  #length = 0;
  readonly html = '';
  readonly seams: readonly number[] = [];
  readonly isFull = false;
  readonly isPlain = false;

  /** How long the HTML would be at the most, in UTF-16 units. */
  get longest(): number {
    return this.#length;
  }

  turnsPlain(): boolean {
    return false;
  }

  open(_tag: string, attributes: Attributes): void {
    this.#length += longestTag;
    for (const [name, value] of attributes) {
      this.#length += name.length + longestText(value) + longestCharacter;
    }
  }

  close(): void {
    this.#length += longestEnd;
  }

  text(text: string): void {
    this.#length += longestText(text);
  }

  part(): void {
    this.#length += longestTag;
  }
}

const unsafe = /[&<>\r]/;

/** How long a text is at the most once it is escaped. */
function longestText(text: string): number {
  return unsafe.test(text) || text.includes('"') ? longestCharacter * text.length : text.length;
}

// A parser takes a bare carriage return (from `&#13;`) for a line feed.
export function escapeText(text: string): string {
  return unsafe.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')
    : text;
}

/** A text as the value of an attribute. */
export function escapeValue(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;');
}
