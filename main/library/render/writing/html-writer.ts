/** In UTF-16 units; what follows is left out. */
const longestHtml = 4 * 1024 * 1024;

/** How far apart `seams` are at least, in UTF-16 units. */
const seamDistance = 60_000;

const voidElements = new Set(['br', 'col', 'hr', 'wbr']);

/** Whether an element of this name has no content and no end tag. */
export function isVoidElement(tag: string): boolean {
  return voidElements.has(tag);
}

/** HTML in the making. Texts and values are escaped; names of elements and attributes must be safe. */
export class HtmlWriter {
  readonly #ownAttribute: string;
  readonly #pieces: string[] = [];
  readonly #seams: number[] = [];
  #length = 0;
  /** How many elements are open. */
  #depth = 0;

  constructor(nonce: string) {
    this.#ownAttribute = `data-${nonce}`;
  }

  /** There is more than a page should hold: the writer may stop at the next place that leaves the HTML whole. */
  get isFull(): boolean {
    return this.#length > longestHtml;
  }

  get html(): string {
    return this.#pieces.join('');
  }

  /** Where the HTML may be cut, in order: no element is open there, so what stands between two of them is whole. */
  get seams(): readonly number[] {
    return this.#seams;
  }

  /** Begins an element. `words` are those of the post's own attribute: `b3`, `l2`, `p0`. */
  open(tag: string, attributes: readonly (readonly [string, string])[], words: readonly string[]): void {
    const written = attributes.map(([name, value]) => ` ${name}="${escapeValue(value)}"`).join('');
    const own = words.length > 0 ? ` ${this.#ownAttribute}="${words.join(' ')}"` : '';
    this.#write(`<${tag}${written}${own}>`);
    if (tag !== 'img' && !isVoidElement(tag)) {
      this.#depth += 1;
    }
    // A parser takes the first line break behind `<pre>` away.
    if (tag === 'pre') {
      this.#write('\n');
    }
  }

  close(tag: string): void {
    this.#write(`</${tag}>`);
    this.#depth -= 1;
    if (this.#depth === 0 && this.#length - (this.#seams.at(-1) ?? 0) >= seamDistance) {
      this.#seams.push(this.#length);
    }
  }

  text(text: string): void {
    this.#write(escapeText(text));
  }

  #write(html: string): void {
    this.#length += html.length;
    this.#pieces.push(html);
  }
}

// A parser takes a bare carriage return (from `&#13;`) for a line feed.
function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}

function escapeValue(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;');
}
