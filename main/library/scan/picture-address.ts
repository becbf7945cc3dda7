import type { FileId, LibraryId } from '../model/ids.ts';
import { pictureKind } from './media-kind.ts';

/**
 * The address that the window knows a picture of the folder by. It loads those that cost what their pixels cost. An SVG
 * may cost anything: its address is one that nothing answers, and the window has it drawn in a frame that it can end.
 */
export function pictureAddress(library: LibraryId, file: FileId, name: string): string {
  return `offprint-file://library/${library}/${pictureKind(name) === 'drawn' ? 'drawing/' : ''}${file}`;
}
