import type { BlockIndex, Hit } from '../../../main/library/model/blocks.ts';
import { cutRanges } from './mark-ranges.ts';

/** The elements that show each hit, in reading order: pieces of marked text, or one picture. */
type MarkedHits = readonly (readonly Element[])[];

export type MarkKind = 'archive' | 'found';

const foundClass = 'found';
const pictureClass = 'hit';

function isPicture(element: Element): boolean {
  return element.nodeName === 'IMG' || element.hasAttribute('data-alt');
}

interface MarkedRange {
  readonly start: number;
  readonly end: number;
  readonly hit: number;
}

/** The marked hits in a post: of the archive's query (`archive`), or of a text searched in the post (`found`). */
export class Marks {
  readonly kind: MarkKind;
  readonly #hits: readonly Element[][];
  /** The ranges of blocks that are not built yet. They are marked later. */
  readonly #waiting = new Map<BlockIndex, MarkedRange[]>();
  #current = -1;

  constructor(hits: readonly Hit[], kind: MarkKind) {
    this.kind = kind;
    this.#hits = hits.map(() => []);
    hits.forEach(({ block, start, end }, hit) => {
      const ranges = this.#waiting.get(block);
      if (ranges) {
        ranges.push({ start, end, hit });
      } else {
        this.#waiting.set(block, [{ start, end, hit }]);
      }
    });
  }

  /** The elements of each hit. */
  get hits(): MarkedHits {
    return this.#hits;
  }

  /** Marks the waiting ranges whose blocks are built by now. */
  show(shownAt: (block: BlockIndex) => Element | undefined): void {
    for (const [block, ranges] of this.#waiting) {
      const shown = shownAt(block);
      if (!shown) {
        continue;
      }
      this.#waiting.delete(block);
      if (isPicture(shown)) {
        this.#markPicture(shown, ranges);
      } else {
        markText(shown, ranges, this.#hits, this.kind);
      }
    }
  }

  #markPicture(picture: Element, ranges: readonly MarkedRange[]): void {
    picture.classList.add(pictureClass);
    if (this.kind === 'found') {
      picture.classList.add(foundClass);
    }
    for (const { hit } of ranges) {
      this.#hits[hit]?.push(picture);
    }
  }

  /** Removes all marks, and joins the text nodes that were cut for them. */
  clear(): void {
    this.setCurrent(-1);
    this.#waiting.clear();
    const parents = new Set<Node>();
    for (const mark of this.#hits.flat()) {
      if (mark.nodeName !== 'MARK') {
        mark.classList.remove(pictureClass, foundClass);
        continue;
      }
      if (mark.parentNode) {
        parents.add(mark.parentNode);
      }
      mark.replaceWith(...mark.childNodes);
    }
    for (const parent of parents) {
      parent.normalize();
    }
  }

  /** Makes one hit the current one (-1 for none) and returns its first element. */
  setCurrent(hit: number): Element | null {
    for (const mark of this.#hits[this.#current] ?? []) {
      mark.classList.remove('current');
      mark.removeAttribute('aria-current');
    }
    this.#current = hit;
    const pieces = this.#hits[hit] ?? [];
    for (const piece of pieces) {
      piece.classList.add('current');
    }
    // Bold or linked words may cut a hit into pieces. Only the first one is announced.
    pieces[0]?.setAttribute('aria-current', 'true');
    return pieces[0] ?? null;
  }
}

function markText(block: Element, ranges: readonly MarkedRange[], marks: readonly Element[][], kind: MarkKind): void {
  const document = block.ownerDocument;
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    texts.push(walker.currentNode as Text);
  }
  const pieces = cutRanges(
    texts.map((text) => text.length),
    ranges,
  );
  // From the end, because cutting a text node changes the offsets after the cut.
  for (const { node, start, end, hit } of [...pieces].reverse()) {
    const text = texts[node];
    if (!text) {
      continue;
    }
    if (end < text.length) {
      text.splitText(end);
    }
    const marked = start > 0 ? text.splitText(start) : text;
    const mark = document.createElement('mark');
    if (kind === 'found') {
      mark.classList.add(foundClass);
    }
    marked.replaceWith(mark);
    mark.append(marked);
    marks[hit]?.unshift(mark);
  }
}
