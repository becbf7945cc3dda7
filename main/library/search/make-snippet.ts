import type { Block, Snippet } from '../model.ts';
import { Marker } from './find-hits.ts';
import type { SearchedWords } from './search-index.ts';

/** In UTF-16 units. */
const length = 180;
const before = 40;

/** The words around the densest hits of a query: most different words first, then the earliest place. Null without a hit. */
export const makeSnippet = (blocks: readonly Block[], words: SearchedWords): Snippet | null => {
  const marker = new Marker(words);
  if (marker.isEmpty) return null;
  let best: { block: Block; start: number; different: number } | null = null;
  for (const block of blocks) {
    const marks = marker.marks(block.text);
    for (const [start] of marks) {
      const inside = marks.filter(([at, end]) => at >= start && end <= start + length - before);
      const different = new Set(inside.map(([at, end]) => block.text.slice(at, end).toLowerCase())).size;
      if (best === null || different > best.different) best = { block, start, different };
    }
    if (best && best.different >= words.words.length + words.phrases.length) break;
  }
  return best && cutSnippet(best.block, best.start, marker);
};

const cutSnippet = (block: Block, hit: number, marker: Marker): Snippet => {
  const { text } = block;
  let start = Math.max(0, hit - before);
  const space = text.slice(start, hit).search(/\s/);
  if (start > 0) start = space >= 0 ? start + space + 1 : hit;
  let end = Math.min(text.length, start + length);
  if (end < text.length) end = Math.max(text.lastIndexOf(' ', end), hit + 1);
  const shown = `${start > 0 ? '…' : ''}${text.slice(start, end).replace(/\s/g, ' ')}${end < text.length ? '…' : ''}`;
  return { text: shown, marks: marker.marks(shown), headings: block.headings };
};
