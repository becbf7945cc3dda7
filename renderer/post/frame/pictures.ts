import type { LibraryId } from '../../../main/library/model/ids.ts';
import type { Link } from '../../../main/library/model/links.ts';
import type { LargePicture } from '../../lightbox/lightbox-store.ts';
import { pictureAddress } from '../../pictures/draw-picture.ts';
import { findAction, setAction } from '../parts/action.ts';
import { addressOf } from './drawings.ts';

/** In CSS pixels. A smaller picture is an icon or ornament, and can't be opened large. */
const smallest = 64;

/** Makes a click on a picture open it large. Pictures in links are left alone: a click on them follows the link. */
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
    // A picture that is still to be drawn has no source yet.
    if (picture.complete && picture.currentSrc !== '') {
      look();
    } else {
      picture.addEventListener('load', look, { once: true });
    }
  }
}

/** Whether a link leads to a picture of the folder. Such a picture is shown here; other files open in another program. */
export function leadsToPicture(link: Link): link is Link & { kind: 'file' } {
  return link.kind === 'file' && link.picture !== null;
}

/** All pictures of a document that can be opened large, in order, and the index of the one that `element` is; -1 for none. */
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
