import type { MathNode, Part } from '../../model/parts.ts';
import type { Attributes } from './html-writer.ts';

/*
 * The layout cost of a page, counted in plain elements. One takes 50 µs to be sanitized, styled and placed, measured in
 * Electron 33.2.1 on a common machine. An element that is not named here costs 1.
 */

/** The limits up to which a post is laid out as written. */
export interface LayoutBudget {
  /** The limit for one element, which the window builds and lays out without a pause. */
  readonly together: number;
  readonly inAll: number;
  /** In UTF-16 units of HTML. A longer post is shown as its source. */
  readonly html: number;
}

const megabyte = 1024 * 1024;

/** Of 1,700 posts in real archives, the most expensive one costs 1,600 in one element and 2,500 in all. */
export const commonBudget: LayoutBudget = { together: 5_000, inAll: 60_000, html: 4 * megabyte };
/** The limits for a person who asked to see all of a post, even if that takes long. */
export const wholeBudget: LayoutBudget = { together: Infinity, inAll: Infinity, html: 32 * megabyte };

const elementCosts: ReadonlyMap<string, number> = new Map([
  ['audio', 120],
  // Such an element changes the font and has its own box.
  ['code', 2],
  ['details', 3],
  ['img', 2],
  ['ruby', 3],
  ['table', 2],
  ['video', 120],
]);

/** The cost of a column that a cell makes, for each row that it spans. */
const columnCost = 0.5;
/** A browser makes no more columns for one cell. */
const mostColumns = 1_000;

export function elementCost(tag: string, attributes: Attributes = []): number {
  return (elementCosts.get(tag) ?? 1) + (tag === 'td' || tag === 'th' ? columnsCost(attributes) : 0);
}

function columnsCost(attributes: Attributes): number {
  const [, written = '1'] = attributes.find(([name]) => name.toLowerCase() === 'colspan') ?? [];
  const columns = Number.parseInt(written, 10);
  return columns > 1 ? Math.min(columns, mostColumns) * columnCost : 0;
}

/** This many characters cost as much as one element. */
const charactersAnElement = 150;
/** A change of script changes the font and starts a new run of text. */
const scriptChangeCost = 0.5;
/** An emoji between other characters. Each is a run of its own, for which Chromium looks through the system's fonts. */
const emojiCost = 5;

/** Adds up the cost of a block's texts, unit by unit. */
export class TextCost {
  #script = 0;
  #isInEmoji = false;

  /** The cost of the next unit of a text. */
  next(unit: number): number {
    const script = scriptOf(unit);
    const goesOn = this.#isInEmoji;
    this.#isInEmoji = beginsEmoji(unit) || (goesOn && continuesEmoji(unit));
    if (this.#isInEmoji && !goesOn) {
      this.#script = script;
      return emojiCost;
    }
    if (script === this.#script || script === anyScript) {
      return 1 / charactersAnElement;
    }
    this.#script = script;
    return scriptChangeCost;
  }
}

/** Whether a unit is the first half of a surrogate pair of the blocks of emojis (U+1F000 to U+1FBFF). */
function beginsEmoji(unit: number): boolean {
  return unit >= 0xd83c && unit <= 0xd83e;
}

/** Whether a unit behind an emoji belongs to it: the second half of a pair, a joiner or a selector. */
function continuesEmoji(unit: number): boolean {
  return (unit >= 0xdc00 && unit < 0xe000) || unit === 0x200d || unit === 0xfe0f;
}

const anyScript = -1;
const latin = 0;
const eastAsian = 1;

function isLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** An estimate of a UTF-16 unit's script. A font rarely has several of these, or only a part of one. */
function scriptOf(unit: number): number {
  if (unit < 0x0250) {
    return unit > 0xc0 || isLetter(unit) ? latin : anyScript;
  }
  // Punctuation belongs to every script. Combining marks, variation selectors and the second half of a surrogate pair
  // belong to the script of the character before.
  if (
    (unit >= 0x2000 && unit < 0x2070) ||
    (unit >= 0x0300 && unit < 0x0370) ||
    (unit >= 0xfe00 && unit < 0xfe10) ||
    (unit >= 0xdc00 && unit < 0xe000)
  ) {
    return anyScript;
  }
  if ((unit >= 0x2e80 && unit < 0xa000) || (unit >= 0xac00 && unit < 0xd7b0) || (unit >= 0xff00 && unit < 0xfff0)) {
    return eastAsian;
  }
  return 2 + (unit >> 7);
}

/** The cost of what is built for a part, without what it draws elsewhere or later. */
export function partCost(part: Part): number {
  switch (part.kind) {
    case 'code':
      return 6 + part.tokens.filter(([scope]) => scope !== '').length + 2 * part.lines.marked.length;
    case 'math':
      return 1 + (part.tree === null ? 1 : mathCost(part.tree));
    default:
      return 4;
  }
}

function mathCost({ children }: MathNode): number {
  return children.reduce((sum, child) => sum + (typeof child === 'string' ? 0 : mathCost(child)), 1);
}
