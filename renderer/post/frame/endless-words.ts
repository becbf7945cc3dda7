/** In UTF-16 units. No real word is so long. */
const endless = 1_000;

/**
 * Adds a class to elements that contain an endless word, to switch kerning off. With kerning, Chromium shapes the rest of
 * the word again for each line that it breaks: 50,000 letters took eight seconds.
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
