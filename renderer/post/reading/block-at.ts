import type { BlockIndex } from '../../../main/library/model/blocks.ts';

/** The block that a line of the file belongs to: the nearest one that begins at or before it, and the first on its line. */
export function blockAt(blockLines: readonly number[], line: number | null): BlockIndex | null {
  if (line === null) {
    return null;
  }
  let found: BlockIndex | null = null;
  blockLines.forEach((begins, block) => {
    if (begins <= line && begins > (found === null ? 0 : (blockLines[found] ?? 0))) {
      found = block;
    }
  });
  return found;
}
