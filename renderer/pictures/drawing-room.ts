import { mostPictures } from '../../preload/constants/limits.ts';
import type { DrawingSize } from '../../main/library/model/drawing-size.ts';
import type { FileId } from '../../main/library/model/ids.ts';
import { bridge } from '../state/bridge.ts';
import { fileOf } from './draw-picture.ts';

/** The sizes that the drawings at these addresses state, by address. */
export async function findDrawingSizes(addresses: readonly string[]): Promise<ReadonlyMap<string, DrawingSize>> {
  const found = new Map<string, DrawingSize>();
  const [first] = addresses;
  const library = first === undefined ? undefined : fileOf(first)?.library;
  if (library === undefined) {
    return found;
  }
  const byFile = new Map<FileId, string>();
  for (const address of addresses) {
    const file = fileOf(address)?.file;
    if (file !== undefined) {
      byFile.set(file, address);
    }
  }
  const files = [...byFile.keys()];
  for (let from = 0; from < files.length; from += mostPictures) {
    const reply = await bridge.request('drawings.sizes', { library, files: files.slice(from, from + mostPictures) });
    for (const { file, size } of reply.ok ? reply.value : []) {
      found.set(byFile.get(file) ?? '', size);
    }
  }
  return found;
}

/**
 * An empty picture of the size that the drawing will have. `room` is the width, in CSS pixels, of a drawing that states
 * no width.
 */
export function emptyPicture({ width, height, ratio }: DrawingSize, room: number): string {
  const byHeight = height !== null && ratio !== null ? height * ratio : null;
  const across = width ?? byHeight ?? (ratio === null ? 300 : room);
  const down = height ?? (ratio === null ? 150 : across / ratio);
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${across}" height="${down}"/>`)}`;
}
