import type { BlockIndex } from '../../../main/library/model/blocks.ts';
import type { ShownPost } from '../../../main/library/model/shown-post.ts';

/** Headings and fragments are compared in this form, without punctuation, because Obsidian leaves it out of fragments. */
function words(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * The block that a fragment leads to: an anchor with that name, a heading below others (`Heading#Below`), or a heading
 * with these words; null where there is none.
 */
export function fragmentBlock(
  { anchors, contents }: Pick<ShownPost, 'anchors' | 'contents'>,
  fragment: string,
): BlockIndex | null {
  const named = anchors.find(([name]) => name === fragment);
  if (named) {
    return named[1];
  }
  // `^id` names a block in Obsidian, never a heading.
  const parts = fragment.split('#').map(words);
  if (fragment.startsWith('^') || parts.includes('')) {
    return null;
  }
  let last = -1;
  for (const part of parts) {
    const above = contents[last];
    const next = contents.findIndex(({ text }, at) => at > last && words(text) === part);
    const entry = contents[next];
    // A heading counts only while its section has not ended.
    const isInside = !above || contents.slice(last + 1, next + 1).every(({ depth }) => depth > above.depth);
    if (!entry || !isInside) {
      return looseAnchor(anchors, parts.at(-1) ?? '');
    }
    last = next;
  }
  return contents[last]?.block ?? null;
}

function looseAnchor(anchors: ShownPost['anchors'], wanted: string): BlockIndex | null {
  return anchors.find(([name]) => words(name) === wanted)?.[1] ?? null;
}
