import { TextCost } from './layout-cost.ts';

/** In UTF-16 units. Longer runs without a space occur only in scripts that have no spaces. */
const longestRun = 3_000;
/** If the text of a block costs more, it is laid out piece by piece as it comes near. */
const mostTogether = 700;
/** After this many cuts in a block, text between its elements is laid out only when it comes near. */
const mostCuts = 5;
/**
 * A text that costs less is not made a box of its own, since that would be slower: 10,000 boxes of one letter took two
 * seconds to remove.
 */
const leastApart = 1;
/** In UTF-16 units: how far back a better position for a cut is looked for. */
const lookBack = 200;
/** The most combining marks behind a letter that a cut must not separate from it. */
const lookAhead = 40;

const breaksBehind = /[\s\p{P}]/u;
const clings = /\p{M}|\u200d|[\udc00-\udfff]/u;

/** A piece of a text. If it stands apart, it becomes a box of its own, and layout starts again behind it. */
export interface TextPiece {
  readonly text: string;
  readonly apart: boolean;
}

/**
 * Cuts the texts of a block if their layout would take too long as one. A browser needs quadratic time for letters that
 * it can't break, or that its first font lacks. 200,000 of them blocked the window for seconds to minutes. The pieces
 * join to the text.
 */
export class TextPieces {
  readonly #costs = new TextCost();
  #run = 0;
  #cost = 0;
  #cuts = 0;
  /** Whether the block costs so much that the rest of it is laid out only when it comes near. */
  #isHeavy = false;

  /** Cuts the next text into pieces, and counts its cost. */
  cut(text: string): { readonly pieces: readonly TextPiece[]; readonly cost: number } {
    const pieces: TextPiece[] = [];
    let cost = 0;
    let costBefore = 0;
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      const unitCost = this.#costs.next(unit);
      cost += unitCost;
      this.#cost += unitCost;
      this.#run = unit <= space ? 0 : this.#run + 1;
      if (this.#run >= longestRun || this.#cost >= mostTogether) {
        this.#cuts += 1;
        this.#isHeavy ||= this.#cost >= mostTogether || this.#cuts >= mostCuts;
        const end = placeToCut(text, from, at + 1);
        pieces.push({ text: text.slice(from, end), apart: true });
        from = end;
        costBefore = cost;
        at = end - 1;
        this.#run = 0;
        this.#cost = 0;
      }
    }
    if (from < text.length || pieces.length === 0) {
      pieces.push({ text: text.slice(from), apart: this.#isHeavy && cost - costBefore > leastApart });
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
