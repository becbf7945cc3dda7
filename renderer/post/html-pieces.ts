import { sanitize } from './sanitize.ts';

/** A post of more HTML is sanitized and shown piece by piece: 1 MB at once took 300 ms. In UTF-16 units. */
const longHtml = 200_000;
/** How much text a piece has, or the one element in it that has more. In UTF-16 units. */
const pieceLength = 40_000;

/** A post's HTML, sanitized in its order: whole where it is short, else some elements at a time. */
export class HtmlPieces {
  readonly #attribute: string;
  #html: string | null;
  #rest: HTMLElement | null = null;

  /** `nonceAttribute`: see `sanitize`. */
  constructor(html: string, nonceAttribute: string) {
    this.#attribute = nonceAttribute;
    this.#html = html.length > longHtml ? null : html;
    if (this.#html === null) {
      // A document that shows nothing, runs nothing and loads nothing.
      this.#rest = new DOMParser().parseFromString(html, 'text/html').body;
    }
  }

  /** Whether there are more pieces. */
  get hasMore(): boolean {
    return this.#html !== null || this.#rest !== null;
  }

  next(): DocumentFragment {
    const piece = this.#html ?? this.#cut();
    this.#html = null;
    return sanitize(piece, this.#attribute);
  }

  #cut(): string | HTMLElement {
    if (this.#rest === null) {
      return '';
    }
    const piece = this.#rest.ownerDocument.createElement('body');
    let length = 0;
    while (this.#rest.firstChild && length < pieceLength) {
      length += this.#rest.firstChild.textContent?.length ?? 0;
      piece.append(this.#rest.firstChild);
    }
    if (!this.#rest.hasChildNodes()) {
      this.#rest = null;
    }
    return piece;
  }
}
