import type { BlockIndex } from '../../model/blocks.ts';
import type { ContentsEntry } from '../../model/shown-post.ts';
import type { HeadingIdStyle } from '../dialect.ts';
import { shortLabel } from '../../short-label.ts';
import { headingAnchors } from '../heading-id.ts';

interface HeadingWords {
  readonly text: string;
  /** Its text with the names of emojis. */
  readonly written: string;
  readonly level: number;
  /** Empty if the heading has no id of its own. */
  readonly id: string;
}

interface Heading extends HeadingWords {
  readonly block: BlockIndex;
}

const longestName = 500;

/** Collects a post's headings, and the names that lead to its blocks, while the blocks are numbered. */
export class Outline {
  readonly #headings: Heading[] = [];
  readonly #anchors = new Map<string, BlockIndex>();
  /** Names since the last block. They lead to the next one. */
  #waiting: string[] = [];
  #above: readonly { readonly level: number; readonly text: string }[] = [];
  #path: readonly string[] = [];

  /** The headings above the next block, the highest first. Blocks under the same headings share one list. */
  get path(): readonly string[] {
    return this.#path;
  }

  get anchors(): readonly (readonly [name: string, block: BlockIndex])[] {
    return [...this.#anchors];
  }

  /** Makes names lead to the next block. */
  hold(names: readonly string[]): void {
    this.#waiting.push(...names);
  }

  /** Called for each numbered block. The waiting names lead to it, and the names in it. */
  reach(block: BlockIndex, names: readonly string[] = []): void {
    for (const name of this.#waiting) {
      this.#lead(name, block);
    }
    for (const name of names) {
      this.#lead(name, block);
    }
    if (this.#waiting.length > 0) {
      this.#waiting = [];
    }
  }

  /** A heading begins. Headings of its level and below end. */
  enter(level: number): void {
    this.#stand(this.#above.filter((above) => above.level < level));
  }

  /** A heading ends, and later blocks stand below it. Its block is null where it has none. */
  leave(block: BlockIndex | null, heading: HeadingWords): void {
    if (block !== null) {
      this.#headings.push({ ...heading, block });
    }
    this.#stand([...this.#above, { level: heading.level, text: asWords(heading.text) }]);
  }

  /** A heading without an id gets one from its words, unless another heading has that id. */
  nameHeadings(style: HeadingIdStyle): void {
    if (this.#headings.length === 0) {
      return;
    }
    const own = this.#headings.filter(({ id }) => id === '');
    const given = this.#headings.filter(({ id }) => id !== '');
    const taken = given.map(({ id }) => id);
    const nameAll = (textsOf: (headings: readonly Heading[]) => readonly string[]): void => {
      for (const ids of headingAnchors(textsOf(own), style, taken)) {
        this.#leadAll(ids, own);
      }
      // A heading with an id can also be found by its words, unless they name something else.
      for (const ids of headingAnchors(textsOf(given), style)) {
        this.#leadAll(ids, given);
      }
    };
    nameAll((headings) => headings.map(({ written }) => written));
    // Hugo before 0.112 replaced the names first, and then made ids.
    if (this.#headings.some(({ text, written }) => text !== written)) {
      nameAll((headings) => headings.map(({ text }) => text));
    }
  }

  /** The headings in reading order. Their depth is counted from the level `top`. */
  contents(top: number): readonly ContentsEntry[] {
    return this.#headings.map(({ block, text, level }) => ({ block, text: asWords(text), depth: level - top + 1 }));
  }

  #stand(above: readonly { readonly level: number; readonly text: string }[]): void {
    this.#above = above;
    this.#path = above.map(({ text }) => text);
  }

  #leadAll(ids: readonly (readonly [id: string, heading: number])[], headings: readonly Heading[]): void {
    for (const [id, at] of ids) {
      if (id !== '') {
        this.#lead(id, headings[at]?.block ?? 0);
      }
    }
  }

  /** A name leads to the first block that has it. */
  #lead(name: string, block: BlockIndex): void {
    if (name.length <= longestName && !this.#anchors.has(name)) {
      this.#anchors.set(name, block);
    }
  }
}

function asWords(text: string): string {
  return shortLabel(text.replace(/\s+/g, ' ').trim());
}
