import { mostPictures } from '../../preload/constants/limits.ts';
import type { FileId, LibraryId } from '../../main/library/model/ids.ts';
import { bridge } from '../state/bridge.ts';
import { isDrawing } from './draw-picture.ts';

const addressForm = /^offprint-file:\/\/library\/([0-9a-f]+)\/([0-9a-f]+)$/;

/**
 * The addresses whose pictures have transparent parts. Drawings, and pictures in `data:` addresses (except JPEG), are assumed
 * to have some.
 */
export async function findSeeThrough(addresses: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set(addresses.filter((each) => isDrawing(each) || /^data:image\/(?!jpe?g)/i.test(each)));
  const byFile = new Map<FileId, string>();
  let library = '';
  for (const address of addresses) {
    const [, own, file] = addressForm.exec(address) ?? [];
    if (own !== undefined && file !== undefined) {
      library = own;
      byFile.set(file as FileId, address);
    }
  }
  const files = [...byFile.keys()];
  for (let from = 0; from < files.length; from += mostPictures) {
    const asked = files.slice(from, from + mostPictures);
    const reply = await bridge.request('pictures.see-through', { library: library as LibraryId, files: asked });
    for (const file of reply.ok ? reply.value : []) {
      found.add(byFile.get(file) ?? '');
    }
  }
  return found;
}
