/** In UTF-16 units; what follows is left out. */
const longestHtml = 4 * 1024 * 1024;

/** How far apart `seams` are at least, in UTF-16 units. */
const seamDistance = 60_000;

const voidElements = new Set(['br', 'col', 'hr', 'wbr']);

/** Whether an element of this name has no content and no end tag. */
export function isVoidElement(tag: string): boolean {
  return voidElements.has(tag);
}

type Attributes = readonly (readonly [name: string, value: string])[];

/** HTML in the making. Texts and values are escaped; names of elements and attributes must be safe. */
export interface HtmlWriter {
  /** There is more than a page should hold: the writing may stop at the next place that leaves the HTML whole. */
  readonly isFull: boolean;
  readonly html: string;
  /** Where the HTML may be cut, in order: no element is open there, so what stands between two of them is whole. */
  readonly seams: readonly number[];
  /** Begins an element. `block` and `link` are the numbers in the post's own attribute: `b3 l2`. */
  open(tag: string, attributes: Attributes, block?: number | null, link?: number | null): void;
  close(tag: string): void;
  text(text: string): void;
  /** An empty `span` that stands for a part. */
  part(part: number): void;
}

export class FullWriter implements HtmlWriter {
  readonly #ownAttribute: string;
  readonly #longest: number;
  readonly #seams: number[] = [];
  #html = '';
  /** How many elements are open. */
  #depth = 0;

  constructor(nonce: string, longest = longestHtml) {
    this.#ownAttribute = `data-${nonce}`;
    this.#longest = longest;
  }

  get isFull(): boolean {
    return this.#html.length > this.#longest;
  }

  get html(): string {
    return this.#html;
  }

  get seams(): readonly number[] {
    return this.#seams;
  }

  open(tag: string, attributes: Attributes, block: number | null = null, link: number | null = null): void {
    if (tag !== 'img' && !isVoidElement(tag)) {
      this.#depth += 1;
    }
    let html = `<${tag}`;
    for (const [name, value] of attributes) {
      html += ` ${name}="${escapeValue(value)}"`;
    }
    if (block !== null) {
      html += link === null ? ` ${this.#ownAttribute}="b${block}"` : ` ${this.#ownAttribute}="b${block} l${link}"`;
    } else if (link !== null) {
      html += ` ${this.#ownAttribute}="l${link}"`;
    }
    // A parser takes the first line break behind `<pre>` away.
    this.#html += tag === 'pre' ? `${html}>\n` : `${html}>`;
  }

  close(tag: string): void {
    this.#html += `</${tag}>`;
    this.#depth -= 1;
    if (this.#depth === 0 && this.#html.length - (this.#seams.at(-1) ?? 0) >= seamDistance) {
      this.#seams.push(this.#html.length);
    }
  }

  text(text: string): void {
    this.#html += escapeText(text);
  }

  part(part: number): void {
    this.#html += `<span ${this.#ownAttribute}="p${part}"></span>`;
  }
}

/** The longest that one character becomes: `&quot;`. */
const longestCharacter = 6;
/** Longer than what stands around the name of an element, and than the post's own attribute. */
const longestTag = 120;

/** Writes nothing, and knows how long the HTML would be at the most. */
export class NoWriter implements HtmlWriter {
  #length = 0;
  readonly html = '';
  readonly seams: readonly number[] = [];
  readonly isFull = false;

  /** The HTML might be longer than a page should hold. */
  get mayBeFull(): boolean {
    return this.#length > longestHtml;
  }

  open(_tag: string, attributes: Attributes): void {
    this.#length += longestTag;
    for (const [name, value] of attributes) {
      this.#length += name.length + longestCharacter * value.length + longestCharacter;
    }
  }

  close(): void {
    this.#length += longestTag;
  }

  text(text: string): void {
    this.#length += longestCharacter * text.length;
  }

  part(): void {
    this.#length += longestTag;
  }
}

const unsafe = /[&<>\r]/;

// A parser takes a bare carriage return (from `&#13;`) for a line feed.
function escapeText(text: string): string {
  return unsafe.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')
    : text;
}

/** A text as the value of an attribute. */
export function escapeValue(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;');
}
