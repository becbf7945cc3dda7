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

/** What is shown large, for the whole window. */
class Lightbox {
  readonly store = create<LightboxState>(() => ({ pictures: [], at: 0 }));
  /** What the keyboard goes back to: in the post's frame, which a dialog of the window does not look into. */
  #openedFrom: HTMLElement | null = null;

  show(pictures: readonly LargePicture[], at: number, from: HTMLElement): void {
    this.#openedFrom = from;
    this.store.setState({ pictures, at });
  }

  close(): void {
    this.store.setState({ pictures: [], at: 0 });
    const from = this.#openedFrom;
    this.#openedFrom = null;
    // Once the dialog is gone: until then nothing outside of it takes the keyboard.
    setTimeout(() => {
      from?.ownerDocument.defaultView?.focus();
      from?.focus({ preventScroll: true });
    });
  }

  /** The next or previous picture; the first and the last are the ends. */
  step(direction: 1 | -1): void {
    this.store.setState(({ pictures, at }) => ({ at: Math.max(0, Math.min(pictures.length - 1, at + direction)) }));
  }
}

export const lightbox = new Lightbox();
