import { onTestFinished, vi } from 'vitest';

/** In CSS pixels: the height of every paragraph, heading and item. Each stands below the one before. */
export const lineHeight = 100;
const viewHeight = 600;

/** A frame for a post. The document is real (jsdom); only its layout is simulated, with lines of one height. */
export interface Paper {
  readonly iframe: HTMLIFrameElement;
  readonly document: Document;
  /** The scroll position. */
  scrollTop(): number;
  /** Scrolls as a person does. */
  scroll(top: number): void;
  /** Moves the text down, as pictures above it do when they have loaded. */
  push(distance: number): void;
  /** The texts of the marks in the post, in order. */
  marks(): readonly string[];
}

let observers: { readonly paper: Document | null; readonly tell: () => void }[] = [];

/** Adds the layout functions that jsdom lacks. */
function standIn(): void {
  class ResizeObserverStandIn {
    readonly #tell: () => void;
    constructor(tell: () => void) {
      this.#tell = tell;
    }
    observe(element: Element): void {
      observers.push({ paper: element.ownerDocument, tell: this.#tell });
    }
    disconnect(): void {
      observers = observers.filter(({ tell }) => tell !== this.#tell);
    }
  }
  class IntersectionObserverStandIn {
    observe(): void {}
    unobserve(): void {}
  }
  vi.stubGlobal('ResizeObserver', ResizeObserverStandIn);
  vi.stubGlobal('IntersectionObserver', IntersectionObserverStandIn);
  onTestFinished(() => {
    observers = [];
    vi.unstubAllGlobals();
  });
}

export function layPaper(): Paper {
  standIn();
  const iframe = document.createElement('iframe');
  document.body.append(iframe);
  onTestFinished(() => iframe.remove());
  const { contentDocument, contentWindow } = iframe;
  if (!contentDocument || !contentWindow) {
    throw new Error('The frame has no page.');
  }
  let top = 0;
  let pushed = 0;
  const lines = () => [...contentDocument.querySelectorAll('h1, h2, h3, h4, p:not(.meta), li, pre, td, figcaption')];
  const height = () => lines().length * lineHeight + pushed;
  const scrollTo = (wanted: number) => {
    top = Math.max(0, Math.min(wanted, height() - viewHeight));
    contentDocument.dispatchEvent(new Event('scroll'));
  };
  Object.defineProperties(contentDocument, {
    URL: { get: () => 'offprint://app/post-frame.html' },
    fonts: { value: { load: () => Promise.resolve([]) } },
  });
  Object.defineProperties(contentWindow, {
    scrollY: { get: () => top },
    innerHeight: { get: () => viewHeight },
    scrollTo: { value: (_left: number, wanted: number) => scrollTo(wanted) },
    scrollBy: { value: (_left: number, by: number) => scrollTo(top + by) },
  });
  const boxOf = (element: Element) => {
    const all = lines();
    const own = all.findIndex((line) => line === element || line.contains(element) || element.contains(line));
    const y = Math.max(0, own) * lineHeight + pushed - top;
    return { top: y, bottom: y + lineHeight, left: 0, right: 600, width: 600, height: lineHeight } as DOMRect;
  };
  // Both windows: elements that were made in the window and adopted by the frame keep the window's prototype.
  for (const { Element: Laid } of [window, contentWindow as Window & typeof globalThis]) {
    const { getBoundingClientRect, scrollIntoView } = Laid.prototype;
    Laid.prototype.getBoundingClientRect = function box(this: Element) {
      return this.ownerDocument === contentDocument ? boxOf(this) : getBoundingClientRect.call(this);
    };
    Laid.prototype.scrollIntoView = function intoView(this: Element, options) {
      if (this.ownerDocument === contentDocument) {
        scrollTo(boxOf(this).top + top - (viewHeight - lineHeight) / 2);
      } else {
        scrollIntoView?.call(this, options);
      }
    };
    onTestFinished(() => {
      Object.assign(Laid.prototype, { getBoundingClientRect, scrollIntoView });
    });
  }
  return {
    iframe,
    document: contentDocument,
    scrollTop: () => top,
    scroll: (wanted) => {
      contentDocument.dispatchEvent(new Event('wheel'));
      scrollTo(wanted);
    },
    push: (distance) => {
      pushed += distance;
      for (const { paper, tell } of observers) {
        if (paper === contentDocument) {
          tell();
        }
      }
    },
    marks: () => [...contentDocument.querySelectorAll('mark')].map((mark) => mark.textContent ?? ''),
  };
}

/** Waits until a condition is true. */
export async function until(isSo: () => boolean): Promise<void> {
  const check = () => {
    if (!isSo()) {
      throw new Error(`It never came to this: ${isSo.toString()}`);
    }
  };
  await vi.waitFor(check, { timeout: 20_000, interval: 10 });
}
