import { findSeeThrough } from '../../pictures/see-through.ts';
import { addressOf } from './drawings.ts';

/** Marks pictures with transparent parts. In the dark theme they get a light plate, so that dark lines can be seen. */
export async function layPlates(images: readonly HTMLImageElement[]): Promise<void> {
  if (images.length === 0) {
    return;
  }
  const seeThrough = await findSeeThrough(images.map(addressOf));
  for (const image of images) {
    image.classList.toggle('see-through', seeThrough.has(addressOf(image)));
  }
}
