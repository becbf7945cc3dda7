const voidElements = new Set(['br', 'col', 'hr', 'wbr']);

/** Whether an element of this name has no content and no end tag. */
export function isVoidElement(tag: string): boolean {
  return voidElements.has(tag);
}

export type Attributes = readonly (readonly [name: string, value: string])[];

/** Writes HTML. Texts and values are escaped here; names of elements and attributes must be safe. */
export interface HtmlWriter {
  /** Whether the page is full. The caller may stop at the next place that leaves the HTML whole. */
  readonly isFull: boolean;
  readonly html: string;
  /** Positions where the HTML may be cut, in order. No element is open there, so the pieces are whole. */
  readonly seams: readonly number[];
  /** Whether only text is written now. Parts must be written as texts. */
  readonly isPlain: boolean;
  /**
   * Asked where a part may stand. If layout would take too long from there on, text becomes plain, and this returns
   * true once, so that a note can say it.
   */
  turnsPlain(): boolean;
  /** Opens an element. `block` and `link` are numbers in the post's own attribute: `b3 l2`. */
  open(tag: string, attributes: Attributes, block?: number | null, link?: number | null): void;
  close(tag: string): void;
  text(text: string): void;
  /** Writes an empty `span` that stands for a part. */
  part(part: number, cost: number): void;
}
/** The longest escaped form of a character: `&quot;`. */
const longestCharacter = 6;
/** Longer than the name of an element, its brackets and the post's own attribute. */
const longestTag = 70;
const longestEnd = 16;

/** Writes nothing, and counts an upper bound of the HTML's length. */
export class NoWriter implements HtmlWriter {
  #length = 0;
  readonly html = '';
  readonly seams: readonly number[] = [];
  readonly isFull = false;
  readonly isPlain = false;

  /** An upper bound of the HTML's length, in UTF-16 units. */
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

/** An upper bound of a text's length once it is escaped. */
function longestText(text: string): number {
  return unsafe.test(text) || text.includes('"') ? longestCharacter * text.length : text.length;
}

// A parser reads a bare carriage return (from `&#13;`) as a line feed.
export function escapeText(text: string): string {
  return unsafe.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')
    : text;
}

/** Escapes a text as the value of an attribute. */
export function escapeValue(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;');
}
