import type { FileId, LibraryId } from '../model/ids.ts';
import { pictureKind } from './media-kind.ts';

/**
 * The address of a picture of the folder for the window. The window loads pictures whose cost follows from their
 * pixels. An SVG may cost anything, so no protocol answers its address, and the window draws it in a frame that it can
 * end.
 */
export function pictureAddress(library: LibraryId, file: FileId, name: string): string {
  return `offprint-file://library/${library}/${pictureKind(name) === 'drawn' ? 'drawing/' : ''}${file}`;
}
