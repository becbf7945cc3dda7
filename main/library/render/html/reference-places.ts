import type { HtmlAttribute, HtmlNode } from './html-node.ts';
import { asElement } from './html-node.ts';

/** A stretch of HTML as its author wrote it: where it begins, and the line marks of its elements. */
export interface AuthorHtml {
  readonly from: number;
  readonly text: string;
  /** The attribute that holds the line of the element at a position in `text`. */
  readonly mark: (place: number) => HtmlAttribute;
}

const referring = new Set(['a', 'img', 'image', 'video', 'audio']);
const anyReferring = /<(?:a|img|image|video|audio)[\s/>]/i;

/** Whether an element may refer to something, so that its line is needed. */
export function mayRefer(tag: string): boolean {
  return referring.has(tag);
}

/** The stretches that contain references. */
export function referringStretches(stretches: readonly AuthorHtml[]): readonly AuthorHtml[] {
  return stretches.filter(({ text }) => anyReferring.test(text));
}

interface PlacedElement {
  readonly sourceCodeLocation?: { readonly startOffset: number } | null;
  readonly attrs: HtmlAttribute[];
}

/**
 * Adds line marks to the elements of a parsed tree that may refer to something. The tree's HTML contains these
 * stretches.
 */
export function markReferences(nodes: readonly HtmlNode[], stretches: readonly AuthorHtml[]): void {
  const pending = [...nodes].reverse();
  // Copies of an element share one list of attributes in the parser's tree.
  const done = new Set<readonly HtmlAttribute[]>();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const element = asElement(node);
    if (element === null) {
      continue;
    }
    for (let at = element.childNodes.length - 1; at >= 0; at -= 1) {
      pending.push(element.childNodes[at] as HtmlNode);
    }
    const { sourceCodeLocation, attrs } = element as unknown as PlacedElement;
    const offset = sourceCodeLocation?.startOffset;
    const stretch = mayRefer(element.tagName) && offset !== undefined ? stretchAt(stretches, offset) : undefined;
    if (stretch && offset !== undefined && !done.has(attrs)) {
      done.add(attrs);
      attrs.push(stretch.mark(offset - stretch.from));
    }
  }
}

/** Stretches must be in order and must not overlap. */
function stretchAt(stretches: readonly AuthorHtml[], offset: number): AuthorHtml | undefined {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((stretches[middle] as AuthorHtml).from <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const found = stretches[low - 1];
  return found !== undefined && offset < found.from + found.text.length ? found : undefined;
}
