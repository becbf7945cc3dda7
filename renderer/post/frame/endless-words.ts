/** In UTF-16 units: no word that is read is so long. */
const endless = 1_000;

/**
 * Marks what holds a word without end. Where letters are kerned, no place in a word is safe to break at, and each line
 * of it is shaped from its beginning: 50,000 letters took eight seconds.
 */
export function markEndlessWords(part: DocumentFragment): void {
  const walker = part.ownerDocument.createTreeWalker(part, 4);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    if (text.length >= endless && text.split(/\s+/).some((word) => word.length >= endless)) {
      node.parentElement?.classList.add('endless');
    }
  }
}
