import { TextCost } from './layout-cost.ts';

/** Nobody writes so many letters without a space between them, but for texts that have none; in UTF-16 units. */
const longestRun = 3_000;
/** Text of one block that costs more is laid out piece by piece, as it comes near. */
const mostTogether = 700;
/** How far back a better place to cut is looked for, in UTF-16 units. */
const lookBack = 200;
/** How many marks may follow a letter that they are not to be cut off from. */
const lookAhead = 40;

const breaksBehind = /[\s\p{P}]/u;
const clings = /\p{M}|\u200d|[\udc00-\udfff]/u;

/** A stretch of a text; one that stands apart is a box of its own, so that the layout of what follows begins anew. */
export interface TextPiece {
  readonly text: string;
  readonly apart: boolean;
}

/**
 * Cuts the texts of one block, in order, where their layout would take too long together. A browser takes quadratic time
 * for letters that it can't break, or that its first font lacks: 200,000 of them took the window away for seconds to
 * minutes. Joined, the pieces are the text.
 */
export class TextPieces {
  readonly #costs = new TextCost();
  #run = 0;
  #cost = 0;

  /** The pieces of the next text, and what it costs. */
  cut(text: string): { readonly pieces: readonly TextPiece[]; readonly cost: number } {
    const pieces: TextPiece[] = [];
    let cost = 0;
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      const unitCost = this.#costs.next(unit);
      cost += unitCost;
      this.#cost += unitCost;
      this.#run = unit <= space ? 0 : this.#run + 1;
      if (this.#run >= longestRun || this.#cost >= mostTogether) {
        const end = placeToCut(text, from, at + 1);
        pieces.push({ text: text.slice(from, end), apart: true });
        from = end;
        at = end - 1;
        this.#run = 0;
        this.#cost = 0;
      }
    }
    if (from < text.length || pieces.length === 0) {
      pieces.push({ text: text.slice(from), apart: false });
    }
    return { pieces, cost };
  }
}

const space = 0x20;

function placeToCut(text: string, from: number, at: number): number {
  for (let end = at; end > Math.max(from, at - lookBack); end -= 1) {
    if (breaksBehind.test(text[end - 1] ?? '')) {
      return end;
    }
  }
  let end = at;
  while (end < at + lookAhead && clings.test(text[end] ?? '')) {
    end += 1;
  }
  return Math.min(end, text.length);
}
