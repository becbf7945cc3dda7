import type { Archive } from '../archive.ts';
import type { DrawingSize } from '../model/drawing-size.ts';
import type { FileId } from '../model/ids.ts';
import { drawingSize } from '../scan/drawing-header.ts';
import { pictureKind } from '../scan/media-kind.ts';
import { longestHeader } from '../scan/picture-header.ts';
import { readStart } from '../scan/read-post.ts';

/** The sizes that SVG files state, as far as they do. Only the beginnings of files are read. */
export async function drawingSizes(
  { root, files }: Pick<Archive, 'root' | 'files'>,
  wanted: readonly FileId[],
): Promise<readonly { readonly file: FileId; readonly size: DrawingSize }[]> {
  const found: { readonly file: FileId; readonly size: DrawingSize }[] = [];
  // One after the other, so that a post of many drawings does not open all of them at once.
  for (const id of new Set(wanted)) {
    const file = files.get(id);
    if (file !== undefined && pictureKind(file.path) === 'drawn') {
      // One that can't be read is not shown either.
      const head = await readStart(root, file.bytes, longestHeader).catch(() => new Uint8Array());
      const size = drawingSize(head);
      if (size !== null) {
        found.push({ file: id, size });
      }
    }
  }
  return found;
}
