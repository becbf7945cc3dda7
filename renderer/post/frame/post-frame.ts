import type { BlockIndex, Hit } from '../../../main/library/model/blocks.ts';
import type { PostPlace } from '../../../main/library/model/post.ts';
import type { ShownPost } from '../../../main/library/model/shown-post.ts';
import { afterPaint, nextTask } from '../../state/after-paint.ts';
import { loadFaces } from '../../controls/load-faces.ts';
import { followTheme } from '../../state/theme.ts';
import { nameAsides } from './aside-names.ts';
import { boxOf, lastAbove, openAround } from './boxes.ts';
import { ArticleBuilder } from './build-article.ts';
import { findDeadTarget } from './dead-target.ts';
import { Diagrams } from './diagrams.ts';
import { drawPictures } from './drawings.ts';
import { type MarkKind, Marks } from './marks.ts';
import { toggleNote } from './note-in-place.ts';
import { layPlates } from './plates.ts';

/** Space left above a place that was jumped to, in CSS pixels. */
const headroom = 24;

/**
 * A frame that shows a post, as the rest of the window knows it. No script runs in it; everything here is done to its
 * document from outside.
 */
export class PostFrame {
  #iframe: HTMLIFrameElement | null = null;
  #markReady: () => void = () => {};
  readonly #readiness = new Promise<void>((resolve) => {
    this.#markReady = resolve;
  });
  /** The post that is shown; null while there is none. */
  #shown: ArticleBuilder | null = null;
  #marks = new Marks([], 'archive');
  readonly #diagrams = new Diagrams();
  /** Called when the article's height or its marks have changed. */
  #onLayout: () => void = () => {};
  /** The position to keep while pictures load and move the text. Forgotten as soon as the person scrolls. */
  #held: (() => void) | null = null;
  #resizes: ResizeObserver | null = null;
  #beside = false;
  #stopTheme: () => void = () => {};

  /** Takes the frame, once its page is there. */
  attach(iframe: HTMLIFrameElement): Document | null {
    const document = iframe.contentDocument;
    if (!document?.URL.includes('post-frame')) {
      return null;
    }
    this.#iframe = iframe;
    nameAsides(document);
    loadFaces(document);
    this.#stopTheme = followTheme(document);
    this.makeRoomBeside(this.#beside);
    for (const name of ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const) {
      document.addEventListener(name, () => this.#letGo(), { passive: true, capture: true });
    }
    this.#markReady();
    return document;
  }

  /** Settles once there is a frame. */
  ready(): Promise<void> {
    return this.#readiness;
  }

  get element(): HTMLIFrameElement | null {
    return this.#iframe;
  }

  get #document(): Document | null {
    return this.#iframe?.contentDocument ?? null;
  }

  get #window(): Window | null {
    return this.#iframe?.contentWindow ?? null;
  }

  #shownAt(block: BlockIndex): Element | undefined {
    return block < 0 ? this.#shown?.headerTexts.at(block) : this.#shown?.blocks[block];
  }

  #letGo(): void {
    this.#held = null;
  }

  showPost(post: ShownPost): void {
    const document = this.#document;
    if (!document) {
      return;
    }
    this.#letGo();
    this.#resizes?.disconnect();
    this.#diagrams.forget();
    const built = new ArticleBuilder(document, post);
    document.documentElement.lang = post.lang;
    document.title = post.title;
    document.body.replaceChildren(built.article);
    this.#window?.scrollTo(0, 0);
    this.#shown = built;
    this.#marks = new Marks(post.hits, 'archive');
    this.#pieceIsShown();
    this.#resizes = new ResizeObserver(() => {
      this.#held?.();
      if (built.isWhole) {
        this.#onLayout();
      }
    });
    this.#resizes.observe(built.article);
    if (!built.isWhole) {
      afterPaint(() => void this.#buildRest(built));
    }
  }

  /** A piece of the post joined the page. */
  #pieceIsShown(): void {
    const document = this.#document;
    if (!this.#shown || !document) {
      return;
    }
    this.#marks.show((block) => this.#shownAt(block));
    this.#diagrams.draw(document, this.#shown.takeDiagrams());
    drawPictures(document, this.#shown.takePictures());
    void layPlates(document);
  }

  #buildPiece(): void {
    this.#shown?.buildNext();
    this.#pieceIsShown();
  }

  /** Builds the rest of a post piece by piece, so that nothing waits for long. Stops where another post is shown. */
  async #buildRest(built: ArticleBuilder): Promise<void> {
    while (this.#shown === built && !built.isWhole) {
      this.#buildPiece();
      await nextTask();
    }
  }

  /** Builds as far as a block, or all there is. */
  #buildTo(block: BlockIndex): void {
    while (this.#shown && !this.#shown.isWhole && !this.#shownAt(block)) {
      this.#buildPiece();
    }
  }

  #buildAll(): void {
    while (this.#shown && !this.#shown.isWhole) {
      this.#buildPiece();
    }
  }

  /** Shows nothing, and stops the work on the post that was shown. */
  close(): void {
    this.#diagrams.close();
    this.#stopTheme();
    this.clear();
  }

  /** No post is shown, until the next one. */
  clear(): void {
    this.#letGo();
    this.#resizes?.disconnect();
    this.#diagrams.forget();
    this.#document?.body.replaceChildren();
    this.#shown = null;
    this.#marks = new Marks([], 'archive');
    this.#onLayout();
  }

  /** Scrolls now, and again whenever the article's height changes, until the person scrolls. */
  #hold(scroll: () => void): void {
    this.#held = scroll;
    scroll();
  }

  #scrollToElement(element: Element, offset: number): void {
    const window = this.#window;
    if (window) {
      window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY + offset);
    }
  }

  scrollBy(distance: number): void {
    this.#letGo();
    this.#window?.scrollBy(0, distance);
  }

  /**
   * Takes so much from the frame's upper end, or gives it back. The text stays where it is, except at its very
   * beginning.
   */
  makeRoom(height: number): void {
    const window = this.#window;
    if (window && window.scrollY > 0) {
      window.scrollBy(0, height);
    }
  }

  goToTop(): void {
    this.#letGo();
    this.#window?.scrollTo(0, 0);
  }

  goToPlace({ block, offset }: PostPlace): void {
    this.#buildTo(block);
    const element = this.#shownAt(block);
    this.#hold(() => (element ? this.#scrollToElement(element, offset) : this.#window?.scrollTo(0, offset)));
  }

  /** Opens or closes the note in this block where a reference stands; false where there is none. */
  toggleNote(reference: Element, block: BlockIndex): boolean {
    this.#buildTo(block);
    return toggleNote(reference, this.#shownAt(block));
  }

  goToBlock(block: BlockIndex): void {
    this.#buildTo(block);
    const element = this.#shownAt(block);
    if (!element) {
      return;
    }
    openAround(element);
    this.#hold(() => this.#scrollToElement(element.closest('figure.code') ?? element, -headroom));
  }

  /**
   * Scrolls to the dead link or missing picture with this `target`, the first in or behind a block, and highlights it.
   * Without such a thing it scrolls to the block, and without a block to the top.
   */
  pointAt(block: BlockIndex | null, target: string): void {
    this.#buildAll();
    const element = block === null ? undefined : this.#shownAt(block);
    const document = this.#document;
    this.#pointAtElement((document && findDeadTarget(document, target, element)) ?? element);
  }

  /** The same for a problem shown above the text. */
  pointAtProblem(problem: number): void {
    this.#pointAtElement(this.#document?.querySelectorAll('.problems li')[problem]);
  }

  #pointAtElement(about: Element | undefined): void {
    this.#document?.querySelector('[data-pointed]')?.removeAttribute('data-pointed');
    if (!about) {
      this.goToTop();
      return;
    }
    openAround(about);
    about.setAttribute('data-pointed', '');
    this.#hold(() => about.scrollIntoView({ block: 'center', inline: 'nearest' }));
  }

  get markedKind(): MarkKind {
    return this.#marks.kind;
  }

  /** Replaces all marks by the marks of these hits. */
  markHits(hits: readonly Hit[], kind: MarkKind): void {
    this.#marks.clear();
    this.#marks = new Marks(hits, kind);
    this.#marks.show((block) => this.#shownAt(block));
    this.#onLayout();
  }

  /** Tells of every change to what `hitPositions` gives, until the next one asks. */
  watchLayout(listener: () => void): () => void {
    this.#onLayout = listener;
    return () => {
      if (this.#onLayout === listener) {
        this.#onLayout = () => {};
      }
    };
  }

  /**
   * The position of each hit in the whole height of the post, from 0 to 1; a hit in a closed fold has the fold's
   * position. Empty before the post is complete.
   */
  hitPositions(): readonly number[] {
    const window = this.#window;
    const { hits } = this.#marks;
    // Without marks there is nothing to lay out for.
    const height = hits.length > 0 && this.#shown?.isWhole ? (this.#document?.documentElement.scrollHeight ?? 0) : 0;
    if (!window || height === 0) {
      return [];
    }
    let before = 0;
    return hits.map(([element]) => {
      if (!element) {
        return before;
      }
      const { top, bottom } = boxOf(element, window.innerHeight);
      before = Math.max(0, Math.min(1, ((top + bottom) / 2 + window.scrollY) / height));
      return before;
    });
  }

  selectedText(): string {
    return this.#document?.getSelection()?.toString() ?? '';
  }

  /** Gives the keyboard back to whatever had it within the post. */
  focus(): void {
    this.#window?.focus();
  }

  /** Goes to a hit, which is in this block. */
  showHit(hit: number, block: BlockIndex): void {
    this.#buildTo(block);
    const element = this.#marks.setCurrent(hit);
    if (!element) {
      return;
    }
    openAround(element);
    this.#hold(() => element.scrollIntoView({ block: 'center', inline: 'nearest' }));
  }

  focusArticle(): void {
    this.#window?.focus();
    this.#document?.querySelector<HTMLElement>('article h1')?.focus({ preventScroll: true });
  }

  focusBlock(block: BlockIndex): void {
    this.#buildTo(block);
    const element = this.#shownAt(block);
    if (!element) {
      return;
    }
    this.#window?.focus();
    element.setAttribute('tabindex', '-1');
    (element as HTMLElement).focus({ preventScroll: true });
  }

  hasFocus(): boolean {
    return this.#iframe !== null && document.activeElement === this.#iframe;
  }

  /** The block at the top of the pane and how far it is scrolled past; null while there is nothing to read. */
  readPlace(): PostPlace | null {
    const window = this.#window;
    if (!window || !this.#document?.querySelector('article')) {
      return null;
    }
    const blocks = this.#shown?.blocks ?? [];
    const present = blocks.filter((block) => block !== undefined);
    const element = present[Math.max(0, lastAbove(present, 0))];
    if (!element) {
      return { block: 0, offset: window.scrollY };
    }
    return { block: blocks.indexOf(element), offset: -element.getBoundingClientRect().top };
  }

  /** The first text of the post that is not scrolled out above. */
  firstInSight(): BlockIndex {
    const headerTexts = this.#shown?.headerTexts ?? [];
    const at = headerTexts.findIndex((text) => text.getBoundingClientRect().bottom > 0);
    return at >= 0 ? at - headerTexts.length : (this.readPlace()?.block ?? 0);
  }

  /** Which of these headings (blocks in reading order) is being read under. */
  readHeading(headings: readonly BlockIndex[]): BlockIndex | null {
    const present = headings.flatMap((block) => {
      const element = this.#shownAt(block);
      return element ? [{ block, element }] : [];
    });
    const elements = present.map(({ element }) => element);
    return present[lastAbove(elements, headroom * 3)]?.block ?? null;
  }

  /**
   * Whether there is room for the contents beside the text. It is kept for every post, so that all texts begin at the
   * same position.
   */
  makeRoomBeside(wanted: boolean): void {
    this.#beside = wanted;
    this.#document?.documentElement.toggleAttribute('data-beside', wanted);
  }

  /** Of the post's text, in percent. */
  setTextSize(percent: number): void {
    this.#document?.documentElement.style.setProperty('--text-size', String(percent / 100));
  }
}
