import type { LibraryId } from '../../../main/library/model/ids.ts';
import type { Link } from '../../../main/library/model/links.ts';
import type { LargePicture } from '../../lightbox/lightbox-store.ts';
import { pictureAddress } from '../../pictures/draw-picture.ts';
import { findAction, setAction } from '../parts/action.ts';
import { addressOf } from './drawings.ts';

/** Below this, in CSS pixels, a picture is an ornament of the text, and there is nothing to look at more closely. */
const smallest = 64;

/** Makes the pictures of a part of an article open large, but for those in a link, which lead where their author wants. */
export function makeZoomable(part: ParentNode): void {
  for (const picture of part.querySelectorAll('img')) {
    if (picture.closest('a')) {
      continue;
    }
    const look = () => {
      if (Math.min(picture.naturalWidth, picture.naturalHeight) < smallest) {
        return;
      }
      picture.classList.add('zoomable');
      picture.tabIndex = 0;
      setAction(picture, { kind: 'picture' });
    };
    // One that is yet to be drawn has nothing to load.
    if (picture.complete && picture.currentSrc !== '') {
      look();
    } else {
      picture.addEventListener('load', look, { once: true });
    }
  }
}

/** Whether a link shows a picture of the folder, as against opening it with another program. */
export function leadsToPicture(link: Link): link is Link & { kind: 'file' } {
  return link.kind === 'file' && link.picture !== null;
}

/** All that can be seen large in a document, in its order, and which of them an element stands for; -1 for none. */
export function collectPictures(
  document: Document,
  library: LibraryId,
  element: Element,
): { readonly pictures: readonly LargePicture[]; readonly at: number } {
  const found = [...document.querySelectorAll('article a, article img.zoomable')].flatMap((each) => {
    const picture = pictureOf(each, library);
    return picture ? [{ each, picture }] : [];
  });
  return { pictures: found.map(({ picture }) => picture), at: found.findIndex(({ each }) => each === element) };
}

function pictureOf(element: Element, library: LibraryId): LargePicture | null {
  const shown = (element.matches('img') ? element : element.querySelector('img')) as HTMLImageElement | null;
  const action = findAction(element)?.action;
  const caption = captionOf(element);
  if (action?.kind === 'picture' && shown) {
    return { url: addressOf(shown), alt: shown.alt, caption };
  }
  if (action?.kind !== 'link' || !leadsToPicture(action.link)) {
    return null;
  }
  const url = pictureAddress(library, action.link.file, action.link.picture === 'drawn');
  return { url, alt: shown?.alt ?? '', caption: caption || (shown ? '' : (element.textContent?.trim() ?? '')) };
}

function captionOf(element: Element): string {
  const figure = element.closest('figure, .figure');
  const caption = figure?.querySelector('figcaption, .caption') ?? (figure?.matches('.figure') ? figure : null);
  return caption?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}
