import type { BlockIndex, Hit } from '../../../main/library/model/blocks.ts';
import type { PostPlace } from '../../../main/library/model/post.ts';
import type { ShownPost } from '../../../main/library/model/shown-post.ts';
import { afterPaint, nextTask } from '../../state/after-paint.ts';
import { loadFaces } from '../../controls/load-faces.ts';
import { followInput } from '../../state/input-kind.ts';
import { followTheme } from '../../state/theme.ts';
import { nameAsides } from './aside-names.ts';
import { openFolds } from './boxes.ts';
import { ArticleBuilder, sanitizeBeginning } from './build-article.ts';
import { Building } from './building.ts';
import { findDeadTarget } from './dead-target.ts';
import { Diagrams } from './diagrams.ts';
import { drawPictures } from './drawings.ts';
import { HeldPosition } from './held-position.ts';
import { positionsOf } from './hit-positions.ts';
import { type MarkKind, Marks } from './marks.ts';
import { isNoteReference, toggleNote } from './note-in-place.ts';
import { applyFacts } from './picture-room.ts';
import { headerTextInSight, headingAtTop, placeAtTop } from './reading-position.ts';

/** In CSS pixels: space above a position that was jumped to. */
const headroom = 24;
/** In milliseconds. To sanitize a post, to build it and to lay it out take about as long each. */
const longestWork = 25;

/**
 * The frame that shows a post. No script runs in it: the window changes its document from outside.
 */
export class PostFrame {
  #iframe: HTMLIFrameElement | null = null;
  #markReady: () => void = () => {};
  readonly #readiness = new Promise<void>((resolve) => {
    this.#markReady = resolve;
  });
  /** The post that is shown; null while there is none. */
  #building: Building | null = null;
  /** The place that the post will be scrolled to when it is built. */
  #goal: PostPlace | null = null;
  #marks = new Marks([], 'archive');
  readonly #diagrams = new Diagrams();
  /** Called when the article's height or its marks have changed. */
  #onLayout: () => void = () => {};
  /** Let go as soon as the person scrolls. */
  readonly #position = new HeldPosition(() => this.#window);
  #resizes: ResizeObserver | null = null;
  #hasRoomForContents = false;
  #stopFollowing: () => void = () => {};

  /** Takes over the frame when its page has loaded. Null if that is not the frame's page. */
  attach(iframe: HTMLIFrameElement): Document | null {
    const document = iframe.contentDocument;
    if (!document?.URL.includes('post-frame')) {
      return null;
    }
    this.#iframe = iframe;
    nameAsides(document);
    loadFaces(document);
    const stopTheme = followTheme(document);
    const stopInput = followInput(document);
    this.#stopFollowing = () => {
      stopTheme();
      stopInput();
    };
    this.keepRoomForContents(this.#hasRoomForContents);
    for (const name of ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const) {
      document.addEventListener(name, () => this.#letGo(), { passive: true, capture: true });
    }
    this.#markReady();
    return document;
  }

  /** Resolves when the frame has been attached. */
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

  get #shown(): ArticleBuilder | null {
    return this.#building?.article ?? null;
  }

  #letGo(): void {
    this.#position.letGo();
    this.#building?.forgetGoal();
  }

  /** Sanitizes the beginning of a post that will be shown. Resolves as `showPost` does. */
  async prepare(post: ShownPost): Promise<DocumentFragment> {
    const began = performance.now();
    const beginning = sanitizeBeginning(post);
    await restAfterWork(began);
    return beginning;
  }

  /**
   * Shows the beginning of a post. Resolves when the caller may do what makes the window lay the post out: set the focus,
   * or scroll. If the work here took long, it resolves in a new task, so that the window can answer in between.
   * @param beginning what `prepare` made of the post, if that was called
   */
  async showPost(post: ShownPost, beginning?: DocumentFragment): Promise<void> {
    const document = this.#document;
    if (!document) {
      return;
    }
    const began = performance.now();
    this.#letGo();
    this.#resizes?.disconnect();
    this.#diagrams.forget();
    this.#building?.stop();
    const built = new ArticleBuilder(document, post, beginning);
    document.documentElement.lang = post.lang;
    document.title = post.title;
    document.body.replaceChildren(built.article);
    this.#window?.scrollTo(0, 0);
    const building = new Building(built, () => this.#pieceIsShown());
    this.#building = building;
    this.#marks = new Marks(post.hits, 'archive');
    this.#pieceIsShown();
    this.#resizes = new ResizeObserver(() => {
      this.#position.restore();
      if (built.isWhole) {
        this.#onLayout();
      }
    });
    this.#resizes.observe(built.article);
    if (!built.isWhole) {
      afterPaint(() => void building.buildRest());
    }
    await restAfterWork(began);
  }

  /** Marks the hits in a piece that was just added to the page, and draws its diagrams and pictures. */
  #pieceIsShown(): void {
    const document = this.#document;
    if (!this.#shown || !document) {
      return;
    }
    this.#marks.show((block) => this.#shownAt(block));
    this.#diagrams.draw(document, this.#shown.takeDiagrams());
    void applyFacts(this.#shown.takeImages(), this.#shown.pictureFacts);
    drawPictures(document, this.#shown.takePictures());
  }

  /** Builds the post as far as a place, then calls back, unless the person scrolls first. */
  #reach(place: PostPlace, then: () => void): void {
    this.#letGo();
    this.#goal = place;
    this.#building?.reach(() => this.#shownAt(place.block) !== undefined, then);
  }

  /** Shows nothing, for good. */
  close(): void {
    this.#diagrams.close();
    this.#stopFollowing();
    this.clear();
  }

  /** Shows no post, until the next one. */
  clear(): void {
    this.#letGo();
    this.#resizes?.disconnect();
    this.#diagrams.forget();
    this.#document?.body.replaceChildren();
    this.#building?.stop();
    this.#building = null;
    this.#marks = new Marks([], 'archive');
    this.#onLayout();
  }

  scrollBy(distance: number): void {
    this.#letGo();
    this.#window?.scrollBy(0, distance);
  }

  /** Keeps the text where it is on the screen when something of this height was put above the frame. */
  keepTextInPlace(height: number): void {
    this.#position.keepTextInPlace(height);
  }

  goToTop(): void {
    this.#letGo();
    this.#window?.scrollTo(0, 0);
  }

  goToPlace(place: PostPlace): void {
    this.#reach(place, () => {
      const element = this.#shownAt(place.block);
      this.#position.hold(() =>
        element ? this.#position.scrollToElement(element, place.offset) : this.#window?.scrollTo(0, place.offset),
      );
    });
  }

  /** Opens or closes, at a reference, the footnote in this block; false where there is none. */
  toggleNote(reference: Element, block: BlockIndex): boolean {
    if (!isNoteReference(reference)) {
      return false;
    }
    if (!this.#shown?.isWhole && !this.#shownAt(block)) {
      this.#goal = null;
      this.#building?.reach(
        () => this.#shownAt(block) !== undefined,
        () => toggleNote(reference, this.#shownAt(block)) || this.goToBlock(block),
      );
      return true;
    }
    return toggleNote(reference, this.#shownAt(block));
  }

  /** Scrolls to a block, and focuses it if that is wanted. */
  goToBlock(block: BlockIndex, focus = false): void {
    this.#reach({ block, offset: -headroom }, () => {
      const element = this.#shownAt(block);
      if (!element) {
        return;
      }
      openFolds(element);
      this.#position.hold(() => this.#position.scrollToElement(element.closest('figure.code') ?? element, -headroom));
      if (focus) {
        this.#window?.focus();
        element.setAttribute('tabindex', '-1');
        (element as HTMLElement).focus({ preventScroll: true });
      }
    });
  }

  /**
   * Scrolls to the dead link or missing picture with this `target`, the first one in or after a block, and highlights it.
   * If there is none, it scrolls to the block, or to the top where `block` is null.
   */
  pointAt(block: BlockIndex | null, target: string): void {
    this.#letGo();
    this.#goal = { block: block ?? 0, offset: 0 };
    // The reference may be far behind the block.
    this.#building?.reach(
      () => false,
      () => {
        const element = block === null ? undefined : this.#shownAt(block);
        const document = this.#document;
        this.#pointAtElement((document && findDeadTarget(document, target, element)) ?? element);
      },
    );
  }

  /** Scrolls to a problem shown above the text (by its index), and highlights it. */
  pointAtProblem(problem: number): void {
    this.#pointAtElement(this.#document?.querySelectorAll('.problems li')[problem]);
  }

  #pointAtElement(about: Element | undefined): void {
    this.#document?.querySelector('[data-pointed]')?.removeAttribute('data-pointed');
    if (!about) {
      this.goToTop();
      return;
    }
    openFolds(about);
    about.setAttribute('data-pointed', '');
    this.#position.hold(() => about.scrollIntoView({ block: 'center', inline: 'nearest' }));
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

  /** Calls `listener` when `hitPositions` may have changed. There is one listener: a new one replaces it. */
  watchLayout(listener: () => void): () => void {
    this.#onLayout = listener;
    return () => {
      if (this.#onLayout === listener) {
        this.#onLayout = () => {};
      }
    };
  }

  /**
   * The position of each hit in the height of the whole post, from 0 to 1. A hit in a closed `<details>` has the position
   * of that element. Positions that differ by less than `accuracy` may be estimated. Empty before the post is complete.
   */
  hitPositions(accuracy: number): readonly number[] {
    const window = this.#window;
    const { hits } = this.#marks;
    // `scrollHeight` forces layout, so it is not asked for without hits.
    const height = hits.length > 0 && this.#shown?.isWhole ? (this.#document?.documentElement.scrollHeight ?? 0) : 0;
    if (!window || height === 0) {
      return [];
    }
    const { innerHeight, scrollY } = window;
    return positionsOf(hits, { innerHeight, scrollY, height }, accuracy);
  }

  selectedText(): string {
    return this.#document?.getSelection()?.toString() ?? '';
  }

  /** Focuses the frame: the element in it that last had the focus gets it back. */
  focus(): void {
    this.#window?.focus();
  }

  /** Goes to a hit, which must be in this block. */
  showHit(hit: number, block: BlockIndex): void {
    const marks = this.#marks;
    this.#reach({ block, offset: -headroom }, () => {
      const element = marks === this.#marks ? marks.setCurrent(hit) : null;
      if (!element) {
        return;
      }
      openFolds(element);
      this.#position.hold(() => element.scrollIntoView({ block: 'center', inline: 'nearest' }));
    });
  }

  /** Gives the focus to the title. */
  focusArticle(): void {
    this.#window?.focus();
    this.#document?.querySelector<HTMLElement>('article h1')?.focus({ preventScroll: true });
  }

  hasFocus(): boolean {
    return this.#iframe !== null && document.activeElement === this.#iframe;
  }

  /**
   * The block at the top of the pane, and how far it is scrolled past; null while no post is shown. If the post is still
   * being built as far as a place, it is that place.
   */
  readPlace(): PostPlace | null {
    const window = this.#window;
    if (!window || !this.#document?.querySelector('article')) {
      return null;
    }
    if (this.#building?.isOnTheWay && this.#goal) {
      return this.#goal;
    }
    return placeAtTop(this.#shown ?? { blocks: [] }, window);
  }

  /** The first block that is not scrolled out of sight above. */
  firstInSight(): BlockIndex {
    const inHeader = this.#shown && headerTextInSight(this.#shown);
    return inHeader ?? this.readPlace()?.block ?? 0;
  }

  /** The one of these headings (blocks in reading order) whose section is at the top of the pane. */
  readHeading(headings: readonly BlockIndex[]): BlockIndex | null {
    const viewHeight = this.#window?.innerHeight ?? 0;
    return headingAtTop(headings, (block) => this.#shownAt(block), { limit: headroom * 3, viewHeight });
  }

  /**
   * Keeps room for the contents beside the text, or does not. The room is kept for posts without contents too, so that all
   * texts begin at the same position.
   */
  keepRoomForContents(wanted: boolean): void {
    this.#hasRoomForContents = wanted;
    this.#document?.documentElement.toggleAttribute('data-beside', wanted);
  }

  /** Sets the size of the post's text, in percent. */
  setTextSize(percent: number): void {
    this.#document?.documentElement.style.setProperty('--text-size', String(percent / 100));
  }
}

/** Begins a new task if work that began at this time has taken long. */
async function restAfterWork(began: number): Promise<void> {
  if (performance.now() - began > longestWork) {
    await nextTask();
  }
}
