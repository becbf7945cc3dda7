import type { BlockIndex } from '../../../main/library/model/blocks.ts';
import { drawPicture, isDrawing, type Picture, imageSource } from '../../pictures/draw-picture.ts';
import { buildCard } from '../parts/card.ts';
import { whenNear } from './when-near.ts';
import { say } from '../../say.ts';

/** A picture of a post that is an SVG file of the folder, and has to be drawn before it is shown. */
export interface PictureToDraw {
  readonly image: HTMLImageElement;
  readonly showBlock: (block: BlockIndex, element: Element) => void;
}

/** The addresses of drawn pictures. Not kept in attributes, so that no post can forge one. */
const addresses = new WeakMap<Element, string>();

/** The address that a picture of the folder was read from. */
export function addressOf(image: HTMLImageElement): string {
  return addresses.get(image) ?? (image.currentSrc || image.src);
}

/** Finds the pictures that have to be drawn, and removes their addresses, so that the browser loads nothing. */
export function takeDrawings(part: ParentNode): readonly HTMLImageElement[] {
  const images = [...part.querySelectorAll('img')].filter((image) => isDrawing(image.getAttribute('src') ?? ''));
  for (const image of images) {
    addresses.set(image, image.getAttribute('src') ?? '');
    image.removeAttribute('src');
  }
  return images;
}

/** Draws each picture when it comes near the visible part. One that can't be drawn becomes a card that says so. */
export function drawPictures(document: Document, pictures: readonly PictureToDraw[]): void {
  whenNear(document, new Map(pictures.map((picture) => [picture.image, () => void draw(picture)])));
}

/** In CSS pixels: the width of a picture's column. */
export function roomOf(image: HTMLImageElement): number {
  return Math.round(image.closest('.post-body, .post-header')?.clientWidth || image.ownerDocument.body.clientWidth);
}

async function draw({ image, showBlock }: PictureToDraw): Promise<void> {
  const room = roomOf(image);
  const least = image.closest('.cover') ? room : Number(image.getAttribute('width'));
  image.setAttribute('aria-busy', 'true');
  const drawn = await drawPicture(addressOf(image), { room, least, box: null, isWanted: () => image.isConnected });
  image.removeAttribute('aria-busy');
  if (drawn?.ok) {
    image.classList.remove('awaited');
    image.removeAttribute('src');
    for (const [name, value] of Object.entries(imageSource(drawn))) {
      image.setAttribute(name, value);
    }
  } else if (drawn) {
    image.replaceWith(cardOf(image, drawn, showBlock));
  }
}

function cardOf(
  image: HTMLImageElement,
  { message }: Picture & { ok: false },
  showBlock: PictureToDraw['showBlock'],
): HTMLElement {
  const { ownerDocument: document, alt } = image;
  const block = image.dataset['block'] === undefined ? null : Number(image.dataset['block']);
  const card = {
    className: 'undrawn-picture',
    block,
    alt,
    title: say('post.picture-not-shown'),
    detail: message,
    url: null,
  };
  return buildCard(card, { document, showBlock });
}
