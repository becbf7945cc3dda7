import type { PictureFacts } from '../../../main/library/model/picture-facts.ts';
import { fileOf, isDrawing } from '../../pictures/draw-picture.ts';
import { findPictureFacts, isTransparentKind } from '../../pictures/picture-facts.ts';
import { emptyPicture, pictureSides } from '../../pictures/picture-sides.ts';
import { addressOf, roomOf } from './drawings.ts';

/**
 * Gives each picture the room that its file says it will take, so that no text moves when it loads or is drawn. Marks
 * those with transparent parts: in the dark theme they get a light plate, so that dark lines can be seen. Those in `known`
 * have it when this returns, others later.
 */
export async function applyFacts(images: readonly HTMLImageElement[], known: readonly PictureFacts[]): Promise<void> {
  const byFile = new Map(known.map((facts) => [facts.file, facts]));
  const factsOf = (image: HTMLImageElement, all: ReadonlyMap<string, PictureFacts>) =>
    all.get(fileOf(addressOf(image))?.file ?? '');
  const others = images.filter((image) => !apply(image, factsOf(image, byFile)));
  const found = await findPictureFacts(others.map(addressOf));
  for (const image of others) {
    apply(image, factsOf(image, found));
  }
}

/** Whether there were any facts to use. */
function apply(image: HTMLImageElement, facts: PictureFacts | undefined): boolean {
  const address = addressOf(image);
  image.classList.toggle('see-through', isTransparentKind(address) || facts?.isSeeThrough === true);
  if (facts?.size && image.isConnected && !isShown(image)) {
    keepRoom(image, facts.size, isDrawing(address));
  }
  return facts !== undefined;
}

/** Whether the picture is there already. Then it has its own size. */
function isShown(image: HTMLImageElement): boolean {
  return image.complete && image.naturalWidth > 0;
}

function keepRoom(image: HTMLImageElement, size: NonNullable<PictureFacts['size']>, isDrawn: boolean): void {
  const sides = pictureSides(size, () => roomOf(image));
  image.classList.add('roomy');
  image.style.setProperty('--across', `${sides.across}px`);
  image.style.setProperty('--ratio', String(sides.across / sides.down));
  if (isDrawn) {
    image.classList.add('awaited');
    image.src = emptyPicture(sides);
  }
  // The picture itself knows its size better than the first bytes of its file.
  const giveBack = (event: Event) => {
    if (event.type === 'error' || !image.classList.contains('awaited')) {
      image.classList.remove('roomy');
      image.removeAttribute('style');
      image.removeEventListener('load', giveBack);
      image.removeEventListener('error', giveBack);
    }
  };
  image.addEventListener('load', giveBack);
  image.addEventListener('error', giveBack);
}
