import { mostPictures } from '../../preload/constants/limits.ts';
import type { FileId } from '../../main/library/model/ids.ts';
import type { PictureFacts } from '../../main/library/model/picture-facts.ts';
import { bridge } from '../state/bridge.ts';
import { fileOf, isDrawing } from './draw-picture.ts';

/** The facts of the pictures at these addresses, by file. Addresses without a file are left out. */
export async function findPictureFacts(addresses: readonly string[]): Promise<ReadonlyMap<FileId, PictureFacts>> {
  const found = new Map<FileId, PictureFacts>();
  const known = addresses.map(fileOf).filter((file) => file !== null);
  const [first] = known;
  const files = [...new Set(known.map(({ file }) => file))];
  for (let from = 0; first !== undefined && from < files.length; from += mostPictures) {
    const asked = files.slice(from, from + mostPictures);
    const reply = await bridge.request('pictures.facts', { library: first.library, files: asked });
    for (const facts of reply.ok ? reply.value : []) {
      found.set(facts.file, facts);
    }
  }
  return found;
}

/** Whether the picture at this address counts as transparent without a look at its file: drawings, and `data:` but JPEG. */
export function isTransparentKind(address: string): boolean {
  return isDrawing(address) || /^data:image\/(?!jpe?g)/i.test(address);
}
