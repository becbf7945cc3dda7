import { create } from 'zustand';

/** A picture as the lightbox shows it. */
export interface LargePicture {
  readonly url: string;
  readonly alt: string;
  /** What stands under it in the post; may be empty. */
  readonly caption: string;
}

interface LightboxState {
  /** All pictures of the post, in its order; none while the lightbox is closed. */
  readonly pictures: readonly LargePicture[];
  readonly at: number;
}

export const useLightbox = create<LightboxState>(() => ({ pictures: [], at: 0 }));

/** What the keyboard goes back to: in the post's frame, which a dialog of the window does not look into. */
let openedFrom: HTMLElement | null = null;

export function showPictures(pictures: readonly LargePicture[], at: number, from: HTMLElement): void {
  openedFrom = from;
  useLightbox.setState({ pictures, at });
}

export function closeLightbox(): void {
  useLightbox.setState({ pictures: [], at: 0 });
  const from = openedFrom;
  openedFrom = null;
  // Once the dialog is gone: until then nothing outside of it takes the keyboard.
  setTimeout(() => {
    from?.ownerDocument.defaultView?.focus();
    from?.focus({ preventScroll: true });
  });
}

/** The next or previous picture; the first and the last are the ends. */
export function stepPicture(direction: 1 | -1): void {
  useLightbox.setState(({ pictures, at }) => ({ at: Math.max(0, Math.min(pictures.length - 1, at + direction)) }));
}
