import { findSeeThrough } from '../../pictures/see-through.ts';
import { addressOf } from './drawings.ts';

const looked = new WeakSet<Element>();

/** Marks pictures with transparent parts. In the dark theme they get a light plate, so that dark lines can be seen. */
export async function layPlates(document: Document): Promise<void> {
  const images = [...document.querySelectorAll<HTMLImageElement>('article img')].filter((image) => !looked.has(image));
  if (images.length === 0) {
    return;
  }
  for (const image of images) {
    looked.add(image);
  }
  const seeThrough = await findSeeThrough(images.map(addressOf));
  for (const image of images) {
    image.classList.toggle('see-through', seeThrough.has(addressOf(image)));
  }
}
