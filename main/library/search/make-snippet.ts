import type { Block, Snippet } from '../model/blocks.ts';
import { Marker } from './find-hits.ts';
import { blockFields } from './search-fields.ts';
import type { SearchedWords } from './clauses.ts';

/** The length of a snippet, in UTF-16 units. */
const length = 180;
const before = 40;

/**
 * The words around the densest hits of a query. The passage with most different words is taken; of several, the first
 * one. Null if there is no hit. Pass `marker` when you make many snippets for one query.
 */
export function makeSnippet(
  blocks: readonly Block[],
  words: SearchedWords,
  marker: Marker = new Marker(words),
): Snippet | null {
  if (marker.isEmpty()) {
    return null;
  }
  const wanted = words.words.length + words.phrases.length;
  let best: { block: Block; start: number; different: number } | null = null;
  for (const block of blocks) {
    const marks = marker.marks(block.text, blockFields[block.kind]);
    for (const [first, [start]] of marks.entries()) {
      const different = new Set<string>();
      for (let at = first; at < marks.length; at += 1) {
        const [from, to] = marks[at] as (typeof marks)[number];
        if (to > start + length - before) {
          break;
        }
        different.add(block.text.slice(from, to).toLowerCase());
      }
      if (best === null || different.size > best.different) {
        best = { block, start, different: different.size };
      }
      if (best.different >= wanted) {
        break;
      }
    }
    if (best && best.different >= wanted) {
      break;
    }
  }
  return best && cutSnippet(best.block, best.start, marker);
}

function cutSnippet(block: Block, hit: number, marker: Marker): Snippet {
  const { text } = block;
  let start = wholeCharacter(text, Math.max(0, hit - before));
  const space = start > 0 ? text.slice(start, hit).search(/\s/) : -1;
  if (space >= 0) {
    start += space + 1;
  }
  let end = wholeCharacter(text, Math.min(text.length, start + length));
  // The snippet ends at the last space. Without one, as in scripts that use none, it ends where it is full.
  if (end < text.length) {
    end = hit + (/^.*\S(?=\s)/s.exec(text.slice(hit, end))?.[0].length ?? end - hit);
  }
  const shown = `${start > 0 ? '…' : ''}${text.slice(start, end).replace(/\s/g, ' ')}${end < text.length ? '…' : ''}`;
  return {
    text: shown,
    marks: marker.marks(shown, blockFields[block.kind]),
    headings: block.headings,
    kind: block.kind,
  };
}

/** The offset, or one less if it would split a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
}
