import { isRightToLeft } from './text-direction.ts';

const paragraphs = [
  ...['p', 'li', 'ul', 'ol', 'dl', 'dt', 'dd', 'blockquote', 'td', 'th', 'caption', 'figcaption', 'summary'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
].join(',');
const firstLetter = /\p{L}/u;

type Direction = 'ltr' | 'rtl';

/**
 * Gives each paragraph, list and cell the direction of its first letter, if it is not that of the text around it and the
 * author has said nothing. Letters of code do not count. Does what `dir="auto"` does, but looks at each letter and each
 * element once, however deep it is.
 */
export function directParagraphs(part: ParentNode & Node, direction: Direction): void {
  if (direction === 'ltr' && !isRightToLeft(part.textContent ?? '')) {
    return;
  }
  const found = findDirections(part);
  const inside = new Map<Element, Direction>();
  const directionIn = (element: Element | null): Direction => {
    if (element === null) {
      return direction;
    }
    const known = inside.get(element) ?? (element.getAttribute('dir') as Direction | null);
    const its = known ?? directionIn(element.parentElement);
    inside.set(element, its);
    return its;
  };
  // In the order of the document, so that an element comes after those around it.
  for (const paragraph of part.querySelectorAll(paragraphs)) {
    const own = found.get(paragraph);
    if (own !== undefined && own !== directionIn(paragraph.parentElement)) {
      paragraph.setAttribute('dir', own);
    }
  }
}

/** The direction of the first letter in each element that has one. Code, and what the author has directed, has none. */
function findDirections(part: Node): ReadonlyMap<Element, Direction> {
  const found = new Map<Element, Direction>();
  const silent = new Map<Element, boolean>();
  const isSilent = (element: Element | null): boolean => {
    if (element === null) {
      return false;
    }
    const is = silent.get(element) ?? (element.matches('code, pre, [dir]') || isSilent(element.parentElement));
    silent.set(element, is);
    return is;
  };
  const texts = (part.ownerDocument as Document).createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const [letter] = firstLetter.exec(text.nodeValue ?? '') ?? [];
    if (letter === undefined || isSilent(text.parentElement)) {
      continue;
    }
    const direction = isRightToLeft(letter) ? 'rtl' : 'ltr';
    // If an element has a direction, all elements around it have one too.
    for (let above = text.parentElement; above && !found.has(above); above = above.parentElement) {
      found.set(above, direction);
    }
  }
  return found;
}
