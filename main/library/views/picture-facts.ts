import { performance } from 'node:perf_hooks';
import type { Archive } from '../archive.ts';
import type { FileId } from '../model/ids.ts';
import type { PictureFacts, PictureSize } from '../model/picture-facts.ts';
import { drawingSize } from '../scan/drawing-header.ts';
import { pictureKind } from '../scan/media-kind.ts';
import { isSeeThrough, longestHeader } from '../scan/picture-header.ts';
import { hasLateSize, pictureSize } from '../scan/picture-size.ts';
import { readStart } from '../scan/read-post.ts';
import type { ScannedFile } from '../scan/scan-folder.ts';

/** In bytes. A photograph may state its size behind a preview and several profiles of up to 64 KB each. */
const longestLateHeader = 256 * 1024;
const noBytes = new Uint8Array();

/** The most files that are open at a time. */
const atOnce = 8;

/**
 * The facts of those files that are pictures, in order. Only the beginnings of files are read, eight at a time. After
 * `time` milliseconds, no further eight are read.
 */
export async function pictureFacts(
  archive: Pick<Archive, 'root' | 'file'>,
  wanted: Iterable<FileId>,
  time = Number.POSITIVE_INFINITY,
): Promise<readonly PictureFacts[]> {
  const { root } = archive;
  const end = performance.now() + time;
  const found: PictureFacts[] = [];
  const pictures = [...new Set(wanted)].flatMap((id) => {
    const file = archive.file(id);
    const kind = file === undefined ? null : pictureKind(file.path);
    return file === undefined || kind === null ? [] : [{ id, file, kind }];
  });
  for (let from = 0; from < pictures.length && (from === 0 || performance.now() < end); from += atOnce) {
    const some = pictures.slice(from, from + atOnce);
    found.push(
      ...(await Promise.all(
        some.map(async ({ id, file, kind }): Promise<PictureFacts> => {
          // A picture that can't be read will not be shown, so it needs no size.
          const head = await readStart(root, file.bytes, longestHeader).catch(() => noBytes);
          return kind === 'drawn'
            ? { file: id, size: drawingSize(head), isSeeThrough: true }
            : { file: id, size: await sizeOf(root, file, head), isSeeThrough: isSeeThrough(head) };
        }),
      )),
    );
  }
  return found;
}

async function sizeOf(root: string, { bytes }: ScannedFile, head: Uint8Array): Promise<PictureSize | null> {
  const size = pictureSize(head);
  const isCut = head.length === longestHeader;
  return size === null && isCut && hasLateSize(head)
    ? pictureSize(await readStart(root, bytes, longestLateHeader).catch(() => noBytes))
    : size;
}

/** The files whose addresses are in these texts, in order; at most `limit`. */
export function* filesIn(texts: readonly string[], limit: number): Generator<FileId, void, undefined> {
  let left = limit;
  for (const text of texts) {
    for (const [, id] of text.matchAll(/offprint-file:\/\/library\/[0-9a-f]+\/(?:drawing\/)?([0-9a-f]+)/g)) {
      if (left <= 0) {
        return;
      }
      left -= 1;
      yield id as FileId;
    }
  }
}
