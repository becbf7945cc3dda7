import { type Attributes, escapeText, escapeValue, type HtmlWriter, isVoidElement } from './html-writer.ts';
import { elementCost, type LayoutBudget } from './layout-cost.ts';
import { TextPieces } from './text-pieces.ts';

/** If the cells of a post cost more, they lose their spans. A table with a million columns ended the page's process. */
const mostCells = 10_000;
/** A seam is made after this many UTF-16 units, or after `seamCost`, whichever comes first. */
const seamDistance = 60_000;
const seamCost = 500;
/** The cost after which the first seam is made. It lies below the first screen, so that this screen appears sooner. */
const firstSeamCost = 150;
/** HTML that is shorter and cheaper than this is not cut. Sanitizing and building 1 MB at once took 300 ms. */
const longHtml = 200_000;
const highCost = 400;

interface OpenElement {
  readonly holdsBlock: boolean;
  /** The tag's name in the HTML; empty for an element that is left out or closed already. */
  tag: string;
}

/** Writes all of a post. What exceeds the budget keeps its text and blocks and loses its elements. */
export class FullWriter implements HtmlWriter {
  readonly #nonceAttribute: string;
  readonly #budget: LayoutBudget;
  readonly #seams: number[] = [];
  readonly #open: OpenElement[] = [];
  #html = '';
  /** The cost of all that was written, and of what was written since the last seam. */
  #cost = 0;
  #costSinceSeam = 0;
  /** The cost without texts, since plain texts cost as much: in the whole post, and in one element. */
  #inAll = 0;
  #together = 0;
  #isPlain = false;
  /** Whether something in a block was left out and no note says so yet. */
  #owesNote = false;
  /** The cost of all cells of tables. */
  #cells = 0;
  /** The texts of the open block. */
  #block: TextPieces | null = null;
  /** The text since the last tag that was written. Text between tags that are left out is cut as one. */
  #unwritten = '';

  constructor(nonce: string, budget: LayoutBudget) {
    this.#nonceAttribute = `data-${nonce}`;
    this.#budget = budget;
  }

  get isFull(): boolean {
    return this.#html.length + this.#unwritten.length > this.#budget.html;
  }

  get html(): string {
    return this.#html;
  }

  get seams(): readonly number[] {
    return this.#html.length > longHtml || this.#cost > highCost ? this.#seams : [];
  }

  get isPlain(): boolean {
    return this.#isPlain;
  }

  turnsPlain(): boolean {
    if (this.#block !== null) {
      return false;
    }
    if (this.#isOver && !this.#isPlain) {
      this.#isPlain = true;
      this.#owesNote = false;
      this.#closeAll();
      return true;
    }
    const isOwed = this.#owesNote;
    this.#owesNote = false;
    return isOwed;
  }

  open(tag: string, attributes: Attributes, block: number | null = null, link: number | null = null): void {
    const isSingle = tag === 'img' || isVoidElement(tag);
    const written = this.#shownTag(tag, block !== null);
    if (written !== '' || block !== null) {
      this.#writeText();
    }
    if (!isSingle) {
      const holdsBlock = block !== null;
      this.#open.push({ tag: written, holdsBlock });
      this.#block = holdsBlock ? new TextPieces() : this.#block;
    }
    if (written === '') {
      return;
    }
    const cost = elementCost(written, attributes);
    this.#spend(cost);
    const isCell = written === 'td' || written === 'th';
    this.#cells += isCell ? cost : 0;
    let html = `<${written}`;
    const isNarrow = isCell && this.#cells > mostCells;
    for (const [name, value] of this.#isPlain ? [] : attributes) {
      if (isNarrow && /^(?:col|row)span$/i.test(name)) {
        continue;
      }
      html += ` ${name}="${escapeValue(value)}"`;
    }
    if (block !== null) {
      html += link === null ? ` ${this.#nonceAttribute}="b${block}"` : ` ${this.#nonceAttribute}="b${block} l${link}"`;
    } else if (link !== null) {
      html += ` ${this.#nonceAttribute}="l${link}"`;
    }
    // A parser removes the first line break behind `<pre>`.
    this.#html += written === 'pre' ? `${html}>\n` : `${html}>`;
  }

  /** The name that an element is written with; empty if it is left out. */
  #shownTag(tag: string, holdsBlock: boolean): string {
    const isBreak = tag === 'br' && this.#together < 2 * this.#budget.together;
    if (this.#isPlain) {
      if (isBreak && this.#block !== null) {
        return tag;
      }
      return holdsBlock ? (/^(?:h[1-6]|pre)$/.test(tag) ? tag : 'p') : '';
    }
    // Only a node within a line gets here; blocks and parts were made plain before.
    if (this.#isOver && !isBreak) {
      this.#owesNote = true;
      return '';
    }
    return tag;
  }

  close(): void {
    const closed = this.#open.pop();
    if (closed === undefined) {
      return;
    }
    if (closed.tag !== '' || closed.holdsBlock) {
      this.#writeText();
    }
    if (closed.tag !== '') {
      this.#html += `</${closed.tag}>`;
    }
    if (closed.holdsBlock) {
      this.#block = null;
    }
    this.#reach();
  }

  text(text: string): void {
    if (this.#block === null) {
      // Plain text has no spaces between pieces.
      if (!this.#isPlain || text.trim() !== '') {
        this.#html += escapeText(text);
      }
      return;
    }
    this.#unwritten += text;
  }

  #writeText(): void {
    const text = this.#unwritten;
    if (this.#block === null || text === '') {
      return;
    }
    this.#unwritten = '';
    const { pieces, cost } = this.#block.cut(text);
    this.#cost += cost;
    this.#costSinceSeam += cost;
    for (const { text: piece, apart } of pieces) {
      this.#html += apart ? `<span class="piece">${escapeText(piece)}</span>` : escapeText(piece);
    }
  }

  part(part: number, cost: number): void {
    this.#writeText();
    this.#html += `<span ${this.#nonceAttribute}="p${part}"></span>`;
    this.#spend(cost);
    this.#reach();
  }

  get #isOver(): boolean {
    return this.#together > this.#budget.together || this.#inAll > this.#budget.inAll;
  }

  #spend(cost: number): void {
    this.#cost += cost;
    this.#costSinceSeam += cost;
    this.#together += cost;
    this.#inAll += cost;
  }

  #closeAll(): void {
    for (const element of [...this.#open].reverse()) {
      if (element.tag !== '') {
        this.#html += `</${element.tag}>`;
        element.tag = '';
      }
    }
  }

  /** An element ended. If no element is open, the cost is counted anew. */
  #reach(): void {
    if (this.#open.length === 0) {
      this.#together = 0;
      this.#isPlain &&= this.#isOver;
    }
    const isBetween = this.#open.length === 0 || (this.#isPlain && this.#block === null);
    const distance = this.#html.length - (this.#seams.at(-1) ?? 0);
    const cost = this.#seams.length === 0 ? firstSeamCost : seamCost;
    if (isBetween && (distance >= seamDistance || this.#costSinceSeam >= cost)) {
      this.#seams.push(this.#html.length);
      this.#costSinceSeam = 0;
    }
  }
}
