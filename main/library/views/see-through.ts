import type { Archive } from '../archive.ts';
import type { FileId } from '../model/ids.ts';
import { pictureKind } from '../scan/media-kind.ts';
import { isSeeThrough, longestHeader } from '../scan/picture-header.ts';
import { readStart } from '../scan/read-post.ts';

/**
 * Those of the files that are pictures with something transparent in them, so that the dark behind them may hide dark
 * lines. Only the beginnings of files are read. A drawing (SVG) counts as one: hardly any fills its ground.
 */
export async function seeThroughPictures(
  { root, files }: Pick<Archive, 'root' | 'files'>,
  wanted: readonly FileId[],
): Promise<readonly FileId[]> {
  const found: FileId[] = [];
  // One after the other, so that a post of many pictures does not open all of them at once.
  for (const id of new Set(wanted)) {
    const file = files.get(id);
    const kind = file === undefined ? null : pictureKind(file.path);
    if (file === undefined || kind === null) {
      continue;
    }
    // A picture that can't be read is not shown either.
    const head = kind === 'drawn' ? null : await readStart(root, file.bytes, longestHeader).catch(() => noBytes);
    if (head === null || isSeeThrough(head)) {
      found.push(id);
    }
  }
  return found;
}

const noBytes = new Uint8Array();
