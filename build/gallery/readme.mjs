import path from 'node:path';
import { repository } from '../places.mjs';
import { readGalleryArguments } from './arguments.mjs';

/** The README shows the pictures of this folder. */
export const readmeFolder = path.join(repository, 'build', 'pictures');

/** What the pictures of the README show: the first post of the handbook, and a search. */
export function readmePictures() {
  return [
    ['--states=post', '--themes=light'],
    ['--states=hits', '--themes=dark'],
  ].map((what) => readGalleryArguments([...what, '--languages=en', '--widths=1440']));
}
