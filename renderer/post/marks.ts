import type { BlockIndex, Hit } from '../../main/library/model.ts';
import { cutRanges } from './mark-ranges.ts';

/** The elements that show each hit, in reading order: pieces of marked text, or one picture. */
export type Marks = readonly (readonly Element[])[];

export type MarkKind = 'archive' | 'found';

const foundClass = 'found';
const pictureClass = 'hit';

function isPicture(element: Element): boolean {
  return element.nodeName === 'IMG' || element.hasAttribute('data-alt');
}

/** Marks the hits in the blocks that are shown: those of the archive's query, or of a text that is looked for in the post. */
export function setMarks(
  shownAt: (block: BlockIndex) => Element | undefined,
  hits: readonly Hit[],
  kind: MarkKind = 'archive',
): Marks {
  const marks: Element[][] = hits.map(() => []);
  const byBlock = new Map<BlockIndex, { start: number; end: number; hit: number }[]>();
  hits.forEach(({ block, start, end }, hit) => {
    const ranges = byBlock.get(block);
    if (ranges) {
      ranges.push({ start, end, hit });
    } else {
      byBlock.set(block, [{ start, end, hit }]);
    }
  });
  for (const [block, ranges] of byBlock) {
    const shown = shownAt(block);
    if (!shown) {
      continue;
    }
    if (isPicture(shown)) {
      shown.classList.add(pictureClass);
      if (kind === 'found') {
        shown.classList.add(foundClass);
      }
      for (const { hit } of ranges) {
        marks[hit]?.push(shown);
      }
    } else {
      markText(shown, ranges, marks, kind);
    }
  }
  return marks;
}

function markText(
  block: Element,
  ranges: readonly { start: number; end: number; hit: number }[],
  marks: Element[][],
  kind: MarkKind,
): void {
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
  // From the end, so that cutting a text node leaves the offsets before it as they are.
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

/** Takes all marks off and leaves the text nodes as they were. */
export function clearMarks(marks: Marks): void {
  const parents = new Set<Node>();
  for (const mark of marks.flat()) {
    if (mark.nodeName !== 'MARK') {
      mark.classList.remove(pictureClass, foundClass, 'current');
      mark.removeAttribute('aria-current');
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
export function setCurrent(marks: Marks, before: number, hit: number): Element | null {
  for (const mark of marks[before] ?? []) {
    mark.classList.remove('current');
    mark.removeAttribute('aria-current');
  }
  const pieces = marks[hit] ?? [];
  for (const piece of pieces) {
    piece.classList.add('current');
  }
  // A hit may be cut into pieces by bold or linked words; one of them speaks for all.
  pieces[0]?.setAttribute('aria-current', 'true');
  return pieces[0] ?? null;
}
