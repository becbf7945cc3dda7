import { create } from 'zustand';

/** A picture as the lightbox shows it. */
export interface LargePicture {
  readonly url: string;
  readonly alt: string;
  /** The caption in the post; may be empty. */
  readonly caption: string;
}

interface LightboxState {
  /** All pictures of the post, in order; empty while the lightbox is closed. */
  readonly pictures: readonly LargePicture[];
  readonly at: number;
}

/** The state of the lightbox. The window has one. */
class Lightbox {
  readonly store = create<LightboxState>(() => ({ pictures: [], at: 0 }));
  /** Gets the focus back. It is in the post's frame, where a dialog of the page does not return the focus by itself. */
  #openedFrom: HTMLElement | null = null;

  show(pictures: readonly LargePicture[], at: number, from: HTMLElement): void {
    this.#openedFrom = from;
    this.store.setState({ pictures, at });
  }

  close(): void {
    this.store.setState({ pictures: [], at: 0 });
    const from = this.#openedFrom;
    this.#openedFrom = null;
    // After the dialog has closed: before that, nothing outside of it can get the focus.
    setTimeout(() => {
      from?.ownerDocument.defaultView?.focus();
      from?.focus({ preventScroll: true });
    });
  }

  /** Shows the next or previous picture. At either end it does nothing. */
  step(direction: 1 | -1): void {
    this.store.setState(({ pictures, at }) => ({ at: Math.max(0, Math.min(pictures.length - 1, at + direction)) }));
  }
}

export const lightbox = new Lightbox();
