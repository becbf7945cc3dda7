import { drawDiagram } from '../../diagram/draw-diagram.ts';
import type { DrawingColours } from '../../diagram/drawing.ts';
import { setAction } from '../parts/action.ts';
import { element } from '../parts/element.ts';
import { whenNear } from './when-near.ts';
import { say } from '../../say.ts';

/** A diagram of a post: the element that shows its source, and that source. */
export interface DiagramSource {
  readonly shown: HTMLElement;
  readonly text: string;
}

/** The diagrams of the post that a frame shows. */
export class Diagrams {
  #places: ShownDiagram[] = [];
  readonly #scheme = window.matchMedia('(prefers-color-scheme: dark)');
  readonly #redraw = () => {
    for (const place of this.#places) {
      if (place.isDrawn) {
        void place.draw();
      }
    }
  };

  constructor() {
    this.#scheme.addEventListener('change', this.#redraw);
  }

  /** Draws each diagram when it comes near the visible part. Until then, and where drawing fails, its source is shown. */
  draw(document: Document, sources: readonly DiagramSource[]): void {
    const places = sources.map((source) => new ShownDiagram(source, this.#scheme));
    whenNear(document, new Map(places.map((place) => [place.figure, () => void place.draw()])));
    this.#places.push(...places);
  }

  /** To be called when another post is shown. */
  forget(): void {
    this.#places = [];
  }

  /** To be called when the frame is closed. */
  close(): void {
    this.forget();
    this.#scheme.removeEventListener('change', this.#redraw);
  }
}

/** A diagram in the post. */
class ShownDiagram {
  readonly figure: HTMLElement;
  readonly #text: string;
  readonly #scheme: MediaQueryList;
  readonly #source: HTMLElement;
  #picture: HTMLElement | null = null;

  constructor({ shown, text }: DiagramSource, scheme: MediaQueryList) {
    this.#scheme = scheme;
    this.#text = text;
    this.#source = shown;
    this.figure = element(shown.ownerDocument, 'figure', { class: 'diagram' });
    shown.replaceWith(this.figure);
    this.figure.append(shown);
  }

  get isDrawn(): boolean {
    return this.#picture !== null;
  }

  async draw(): Promise<void> {
    const dark = this.#scheme.matches;
    this.figure.setAttribute('aria-busy', 'true');
    const drawn = await drawDiagram({ text: this.#text, dark, colours: readColours() });
    this.figure.removeAttribute('aria-busy');
    if (!this.figure.isConnected || dark !== this.#scheme.matches) {
      return;
    }
    if (drawn.ok) {
      this.#show(drawn.svg, drawn.title);
    } else if (!this.isDrawn) {
      this.#say(say('diagram.not-drawn', { why: sentence(drawn.message) }));
    }
  }

  #show(svg: string, title: string): void {
    const document = this.figure.ownerDocument;
    const picture = element(document, 'img', {
      // In an `img`, nothing that the SVG contains can run or load.
      src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`,
      alt: title || say('diagram.alt'),
      class: 'zoomable',
      tabindex: 0,
    });
    setAction(picture, { kind: 'picture' });
    if (this.#picture) {
      this.#picture.replaceWith(picture);
    } else {
      const words = element(document, 'span', { class: 'drawn', 'data-text': say('diagram.source') });
      const summary = element(document, 'summary', { 'aria-label': say('diagram.source-of') }, words);
      // The source is folded, unless something in it is marked or highlighted.
      const isWanted = this.#source.querySelector('mark, [data-pointed]') !== null;
      const source = element(document, 'details', { class: 'diagram-source', open: isWanted ? '' : null }, summary);
      this.figure.replaceChildren(picture, source);
      source.append(this.#source);
    }
    this.#picture = picture;
  }

  #say(words: string): void {
    const note = { class: 'diagram-note drawn', 'data-text': words, role: 'note', 'aria-label': words };
    this.figure.prepend(element(this.figure.ownerDocument, 'p', note));
  }
}

function sentence(message: string): string {
  const words = message.replace(/:$/, '').replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
  return /[.!?]$/.test(words) ? words : `${words}.`;
}

/** The colours of the theme. A drawing in an `img` can't take them from the page by itself. */
function readColours(): DrawingColours {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    surface: colour('--surface'),
    raised: colour('--surface-code'),
    soft: colour('--accent-soft'),
    ink: colour('--ink'),
    line: colour('--control-line'),
    accent: colour('--accent'),
    series: ['--accent', '--code-number', '--code-title', '--code-string', '--code-keyword', '--code-removed'].map(
      colour,
    ),
  };
}
