import type { BlockIndex, Hit, Place, ShownPost } from '../../../main/library/model.ts';
import { findAction } from '../parts/action.ts';
import { afterPaint, nextTask } from '../../state/after-paint.ts';
import { followTheme } from '../../state/theme.ts';
import { shortened } from '../../controls/format.ts';
import { nameAsides } from './aside-names.ts';
import { loadFaces } from '../../controls/load-faces.ts';
import { ArticleBuilder } from './build-article.ts';
import { drawDiagrams, forgetDiagrams } from './diagrams.ts';
import { drawPictures } from './drawings.ts';
import { type MarkKind, Marks } from './marks.ts';

/**
 * The post's frame, as the rest of the window knows it. No script runs in it; everything here is done to its document
 * from outside.
 */

let iframe: HTMLIFrameElement | null = null;
let markReady: () => void = () => {};
const readiness = new Promise<void>((resolve) => {
  markReady = resolve;
});

/** The post that is shown; null while there is none. */
let shown: ArticleBuilder | null = null;
let marks = new Marks([], 'archive');

function elementsOfBlocks(): readonly (Element | undefined)[] {
  return shown?.blocks ?? [];
}

function shownAt(block: BlockIndex): Element | undefined {
  return block < 0 ? shown?.headerTexts.at(block) : shown?.blocks[block];
}

/** Called when the article has another height, or other marks. */
let onLayout: () => void = () => {};
/** Held while pictures load and push the text about; let go as soon as the person scrolls. */
let held: (() => void) | null = null;
let resizes: ResizeObserver | null = null;

/** Space left above a place that was jumped to, in CSS pixels. */
const headroom = 24;

/** Takes the frame, once its page is there. */
export function attach(element: HTMLIFrameElement): Document | null {
  const document = element.contentDocument;
  if (!document?.URL.includes('post-frame')) {
    return null;
  }
  iframe = element;
  nameAsides(document);
  loadFaces(document);
  followTheme(document);
  makeRoomBeside(beside);
  for (const name of ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const) {
    document.addEventListener(name, letGo, { passive: true, capture: true });
  }
  markReady();
  return document;
}

export function ready() {
  return readiness;
}

export function frameElement() {
  return iframe;
}

function doc() {
  return iframe?.contentDocument ?? null;
}

function view() {
  return iframe?.contentWindow ?? null;
}

function letGo(): void {
  held = null;
}

export function showPost(post: ShownPost): void {
  const document = doc();
  if (!document) {
    return;
  }
  letGo();
  resizes?.disconnect();
  forgetDiagrams();
  const built = new ArticleBuilder(document, post);
  document.documentElement.lang = post.lang;
  document.title = post.title;
  document.body.replaceChildren(built.article);
  view()?.scrollTo(0, 0);
  shown = built;
  marks = new Marks(post.hits, 'archive');
  pieceIsShown();
  resizes = new ResizeObserver(() => {
    held?.();
    if (built.isWhole) {
      onLayout();
    }
  });
  resizes.observe(built.article);
  if (!built.isWhole) {
    afterPaint(() => void buildRest(built));
  }
}

/** A piece of the post joined the page. */
function pieceIsShown(): void {
  const document = doc();
  if (!shown || !document) {
    return;
  }
  marks.show(shownAt);
  drawDiagrams(document, shown.takeDiagrams());
  drawPictures(document, shown.takePictures());
}

function buildPiece(): void {
  shown?.buildNext();
  pieceIsShown();
}

/** Builds what is left of a post, piece by piece, so that nothing waits for long; ends where another post is shown. */
async function buildRest(built: ArticleBuilder): Promise<void> {
  while (shown === built && !built.isWhole) {
    buildPiece();
    await nextTask();
  }
}

/** Builds as far as a block, or all there is. */
function buildTo(block: BlockIndex): void {
  while (shown && !shown.isWhole && !shownAt(block)) {
    buildPiece();
  }
}

function buildAll(): void {
  while (shown && !shown.isWhole) {
    buildPiece();
  }
}

export function clear(): void {
  letGo();
  resizes?.disconnect();
  forgetDiagrams();
  doc()?.body.replaceChildren();
  shown = null;
  marks = new Marks([], 'archive');
  onLayout();
}

/** Scrolls now, and again whenever the article's height changes, until the person scrolls. */
function hold(scroll: () => void): void {
  held = scroll;
  scroll();
}

function scrollToElement(element: Element, offset: number): void {
  const window = view();
  if (window) {
    window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY + offset);
  }
}

export function scrollBy(distance: number): void {
  letGo();
  view()?.scrollBy(0, distance);
}

/** So much is taken from the frame's upper end, or given back: the text stays where it is, but for its very beginning. */
export function makeRoom(height: number): void {
  const window = view();
  if (window && window.scrollY > 0) {
    window.scrollBy(0, height);
  }
}

export function goToTop(): void {
  letGo();
  view()?.scrollTo(0, 0);
}

export function goToPlace({ block, offset }: Place): void {
  buildTo(block);
  const element = shownAt(block);
  hold(() => (element ? scrollToElement(element, offset) : view()?.scrollTo(0, offset)));
}

export function goToBlock(block: BlockIndex): void {
  buildTo(block);
  const element = shownAt(block);
  if (!element) {
    return;
  }
  openAround(element);
  hold(() => scrollToElement(element.closest('figure.code') ?? element, -headroom));
}

/**
 * Goes to what leads to that `target` and does not, the first in a block or after it, and shows which it is; to the block
 * where there is no such thing, and without a block to the top.
 */
export function pointAt(block: BlockIndex | null, target: string): void {
  buildAll();
  const element = block === null ? undefined : shownAt(block);
  pointAtElement(findTarget(target, element) ?? element);
}

/** The same for one of the problems that stand above the text. */
export function pointAtProblem(problem: number): void {
  pointAtElement(doc()?.querySelectorAll('.problems li')[problem]);
}

function pointAtElement(about: Element | undefined): void {
  doc()?.querySelector('[data-pointed]')?.removeAttribute('data-pointed');
  if (!about) {
    goToTop();
    return;
  }
  openAround(about);
  about.setAttribute('data-pointed', '');
  hold(() => about.scrollIntoView({ block: 'center', inline: 'nearest' }));
}

/** The link that leads nowhere, or the card of the picture that is not there: the first from a place on, else of all. */
function findTarget(target: string, from: Element | undefined): Element | undefined {
  const dead = [...(doc()?.querySelectorAll('a.to-dead, .missing-picture') ?? [])].filter((element) => {
    if (element.matches('.missing-picture')) {
      return element.querySelector('.card-detail')?.getAttribute('data-text') === shortened(target);
    }
    const action = findAction(element)?.action;
    return action?.kind === 'link' && action.link.kind === 'dead' && action.link.target === target;
  });
  const isBefore = (element: Element) =>
    from && from.compareDocumentPosition(element) === Node.DOCUMENT_POSITION_PRECEDING;
  return dead.find((element) => !isBefore(element)) ?? dead[0];
}

/** A folded `<details>` would hide what is being gone to. */
function openAround(element: Element): void {
  for (
    let folded = element.closest('details:not([open])');
    folded;
    folded = folded.parentElement?.closest('details:not([open])') ?? null
  ) {
    folded.setAttribute('open', '');
  }
}

export function markedKind() {
  return marks.kind;
}

/** Puts the marks of these hits in the place of all that were there. */
export function markHits(hits: readonly Hit[], kind: MarkKind): void {
  marks.clear();
  marks = new Marks(hits, kind);
  marks.show(shownAt);
  onLayout();
}

/** Tells of every change to what `hitPositions` gives, until the next one asks. */
export function watchLayout(listener: () => void): () => void {
  onLayout = listener;
  return () => {
    if (onLayout === listener) {
      onLayout = () => {};
    }
  };
}

/** Where in the whole height of the post each hit stands, from 0 to 1; a folded one where its fold is. None before it is whole. */
export function hitPositions(): readonly number[] {
  const window = view();
  // Without marks there is nothing to lay out for.
  const height = marks.hits.length > 0 && shown?.isWhole ? (doc()?.documentElement.scrollHeight ?? 0) : 0;
  if (!window || height === 0) {
    return [];
  }
  let before = 0;
  return marks.hits.map(([element]) => {
    if (!element) {
      return before;
    }
    const { top, bottom } = boxOf(element, window.innerHeight);
    before = Math.max(0, Math.min(1, ((top + bottom) / 2 + window.scrollY) / height));
    return before;
  });
}

/**
 * The box of what is seen of an element. In a long post, parts out of sight have no layout, and to ask what is in them
 * for its box makes one for each question: 10,000 of them took a minute. The part's own box is where it is meanwhile.
 */
function boxOf(element: Element, viewHeight: number): DOMRect {
  const part = element.closest('article.long > .post-body > *, .code-piece')?.getBoundingClientRect();
  if (part && (part.bottom < 0 || part.top > viewHeight)) {
    return part;
  }
  return (element.closest('details:not([open])') ?? element).getBoundingClientRect();
}

export function selectedText(): string {
  return doc()?.getSelection()?.toString() ?? '';
}

/** Gives the keyboard back to whatever had it within the post. */
export function focusFrame(): void {
  view()?.focus();
}

/** Goes to a hit, which is in this block. */
export function showHit(hit: number, block: BlockIndex): void {
  buildTo(block);
  const element = marks.setCurrent(hit);
  if (!element) {
    return;
  }
  openAround(element);
  hold(() => element.scrollIntoView({ block: 'center', inline: 'nearest' }));
}

export function focusArticle(): void {
  view()?.focus();
  doc()?.querySelector<HTMLElement>('article h1')?.focus({ preventScroll: true });
}

export function focusBlock(block: BlockIndex): void {
  buildTo(block);
  const element = shownAt(block);
  if (!element) {
    return;
  }
  view()?.focus();
  element.setAttribute('tabindex', '-1');
  (element as HTMLElement).focus({ preventScroll: true });
}

export function hasFocus(): boolean {
  return iframe !== null && document.activeElement === iframe;
}

/** The last block of a list in reading order whose top is at or above `limit`, found by halving; -1 for none. */
function lastAbove(candidates: readonly Element[], limit: number): number {
  let low = -1;
  let high = candidates.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((candidates[middle]?.getBoundingClientRect().top ?? 0) <= limit) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

/** The block at the top of the pane and how far it is scrolled past; null while there is nothing to read. */
export function readPlace(): Place | null {
  const window = view();
  if (!window || !doc()?.querySelector('article')) {
    return null;
  }
  const blocks = elementsOfBlocks();
  const present = blocks.filter((block) => block !== undefined);
  const element = present[Math.max(0, lastAbove(present, 0))];
  if (!element) {
    return { block: 0, offset: window.scrollY };
  }
  return { block: blocks.indexOf(element), offset: -element.getBoundingClientRect().top };
}

/** The first text of the post that is not scrolled out above. */
export function firstInSight(): BlockIndex {
  const headerTexts = shown?.headerTexts ?? [];
  const at = headerTexts.findIndex((text) => text.getBoundingClientRect().bottom > 0);
  return at >= 0 ? at - headerTexts.length : (readPlace()?.block ?? 0);
}

/** Which of these headings (blocks in reading order) is being read under. */
export function readHeading(headings: readonly BlockIndex[]): BlockIndex | null {
  const present = headings.filter((block) => shownAt(block) !== undefined);
  const at = lastAbove(
    present.map(shownAt).filter((block) => block !== undefined),
    headroom * 3,
  );
  return present[at] ?? null;
}

let beside = false;

/** Whether the text leaves room for contents beside it: it does so for every post, so that all begin at one place. */
export function makeRoomBeside(wanted: boolean): void {
  beside = wanted;
  doc()?.documentElement.toggleAttribute('data-beside', beside);
}

/** Of the post's text, in percent. */
export function setTextSize(percent: number): void {
  doc()?.documentElement.style.setProperty('--text-size', String(percent / 100));
}
