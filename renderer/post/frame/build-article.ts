import type { Link } from '../../../main/library/model/links.ts';
import type { EmbeddedText } from '../../../main/library/model/parts.ts';
import type { ShownPost } from '../../../main/library/model/shown-post.ts';
import { setAction } from '../parts/action.ts';
import { buildHeader } from './build-header.ts';
import type { DiagramSource } from './diagrams.ts';
import { type PictureToDraw, takeDrawings } from './drawings.ts';
import { element } from '../parts/element.ts';
import { markEndlessWords } from './endless-words.ts';
import { explainLink } from './explain-link.ts';
import { htmlPieces } from './html-pieces.ts';
import { buildPart } from '../parts/build-part.ts';
import type { PartContext } from '../parts/part-context.ts';
import { leadsToPicture, makeZoomable } from './pictures.ts';
import { directParagraphs } from './paragraph-directions.ts';
import { breakHeadings } from './heading-breaks.ts';
import { sanitize } from './sanitize.ts';
import { TableWatch } from './tables.ts';
import { textDirection } from './text-direction.ts';
import { say } from '../../say.ts';

type NumberedText = Pick<ShownPost, 'nonce' | 'parts' | 'links'>;
type ShowBlock = PartContext['showBlock'];

/** In a post of more pieces, far pieces are laid out only when they come near. In a shorter one the exact height matters more. */
const manyPieces = 6;

/**
 * Builds a post's article in the frame's document. The HTML is sanitized first, then its numbered placeholders are
 * replaced by elements of ours. A long post is built piece by piece; the constructor builds the first one.
 */
export class ArticleBuilder {
  readonly article: HTMLElement;
  /** The elements of the texts above the body. Their blocks have negative numbers, the last one -1. */
  readonly headerTexts: readonly Element[];
  readonly #document: Document;
  readonly #post: ShownPost;
  readonly #pieces: readonly string[];
  readonly #tables = new TableWatch();
  readonly #direction: 'ltr' | 'rtl';
  /** How many pieces are built. */
  #built = 0;
  readonly #body: HTMLElement;
  readonly #blocks: (Element | undefined)[] = [];
  #diagrams: DiagramSource[] = [];
  #pictures: PictureToDraw[] = [];
  #images: HTMLImageElement[] = [];

  /** `beginning` is what `sanitizeBeginning` made of the post. */
  constructor(document: Document, post: ShownPost, beginning = sanitizeBeginning(post)) {
    this.#document = document;
    this.#post = post;
    this.#pieces = htmlPieces(post);
    this.#body = element(document, 'div', { class: 'post-body' });
    const { header, texts } = buildHeader(document, post);
    this.#noteDrawings(header, this.#showBlock);
    this.headerTexts = texts;
    // `dir` is set by us. With `dir="auto"` our own date line decided, and Chromium looked at each of 11,000 paragraphs again.
    this.#direction = textDirection(post);
    this.#build(beginning);
    this.article = element(document, 'article', { lang: post.lang || null, dir: this.#direction }, header, this.#body);
    makeZoomable(header);
  }

  /** The element of each block, by the block's number; undefined where a block is not shown, or not built yet. */
  get blocks(): readonly (Element | undefined)[] {
    return this.#blocks;
  }

  get isWhole(): boolean {
    return this.#built >= this.#pieces.length;
  }

  get pictureFacts(): ShownPost['pictures'] {
    return this.#post.pictures;
  }

  /** The diagrams to draw in the pieces that were built since the last call. */
  takeDiagrams(): readonly DiagramSource[] {
    const taken = this.#diagrams;
    this.#diagrams = [];
    return taken;
  }

  /** The pictures to draw in the pieces that were built since the last call. */
  takePictures(): readonly PictureToDraw[] {
    const taken = this.#pictures;
    this.#pictures = [];
    return taken;
  }

  /** All pictures in the pieces that were built since the last call. */
  takeImages(): readonly HTMLImageElement[] {
    const taken = this.#images;
    this.#images = [];
    return taken;
  }

  /** Builds the next piece. */
  buildNext(): void {
    this.#build(sanitizePiece(this.#pieces[this.#built], this.#post));
  }

  /** Builds the next piece of its sanitized HTML. */
  #build(sanitized: DocumentFragment): void {
    const fragment = this.#content(sanitized, this.#post, this.#showBlock);
    this.#built += 1;
    wrapTables(this.#document, fragment);
    markEndlessWords(fragment);
    directParagraphs(fragment, this.#direction);
    breakHeadings(fragment);
    this.#tables.watch(fragment);
    makeZoomable(fragment);
    const { lastElementChild: before } = this.#body;
    markRulesBeforeNotes(fragment, before?.matches('.stretch') ? before.lastElementChild : before);
    this.#body.append(this.#pieces.length > manyPieces ? this.#stretch(fragment) : fragment);
  }

  /** A box around a piece of a long post, which is laid out when it comes near. A box per paragraph would cost too much. */
  #stretch(fragment: DocumentFragment): HTMLElement {
    const { childElementCount } = fragment;
    const isHeaded = fragment.firstElementChild?.matches('h2, h3, h4, h5, h6, hr');
    const stretch = element(this.#document, 'div', { class: isHeaded ? 'stretch headed' : 'stretch' }, fragment);
    stretch.style.setProperty('--parts', String(childElementCount));
    return stretch;
  }

  /** Fills the numbered placeholders of the post, or of an embedded one, in its sanitized HTML. Returns the same nodes. */
  #content(fragment: DocumentFragment, post: NumberedText, showBlock: ShowBlock): DocumentFragment {
    const attribute = attributeOf(post);
    for (const media of fragment.querySelectorAll('img, audio, video')) {
      if (media.nodeName === 'IMG') {
        media.setAttribute('loading', 'lazy');
      } else {
        media.setAttribute('preload', 'metadata');
        media.setAttribute('controls', '');
      }
    }
    this.#noteDrawings(fragment, showBlock);
    this.#document.adoptNode(fragment);
    for (const placed of [...fragment.querySelectorAll(`[${attribute}]`)]) {
      this.#fill(placed, attribute, post, showBlock);
    }
    return fragment;
  }

  #embedded(text: EmbeddedText): HTMLElement {
    const content = this.#content(sanitizePiece(text.html, text), text, inNoBlock);
    const direction = textDirection({ ...text, title: '' });
    directParagraphs(content, direction);
    return element(this.#document, 'div', { class: 'embedded-text', lang: text.lang || null, dir: direction }, content);
  }

  readonly #showBlock: ShowBlock = (block, shown) => {
    shown.setAttribute('data-block', String(block));
    this.#blocks[block] = shown;
  };

  /** To be called before `part` joins a document, which would load the pictures. */
  #noteDrawings(part: ParentNode, showBlock: ShowBlock): void {
    this.#images.push(...part.querySelectorAll('img'));
    this.#pictures.push(...takeDrawings(part).map((image) => ({ image, showBlock })));
  }

  /** Fills a placeholder: the core has numbered the parts, links and blocks that belong there. */
  #fill(placed: Element, attribute: string, { parts, links }: NumberedText, showBlock: ShowBlock): void {
    const words = placed.getAttribute(attribute)?.split(' ') ?? [];
    placed.removeAttribute(attribute);
    for (const word of words) {
      const number = Number(word.slice(1));
      if (word.startsWith('b')) {
        showBlock(number, placed);
      }
      const link = word.startsWith('l') ? links[number] : undefined;
      if (link) {
        showLink(placed, link);
      }
      const part = word.startsWith('p') ? parts[number] : undefined;
      if (!part) {
        continue;
      }
      const built = buildPart(part, {
        document: this.#document,
        showBlock,
        showLink,
        buildText: (text) => this.#embedded(text),
      });
      placed.replaceWith(built);
      if (part.kind === 'diagram') {
        this.#diagrams.push({ shown: built, text: part.text });
      }
    }
  }
}

/** The first piece of a post, sanitized. Nothing of it has been loaded yet. */
export function sanitizeBeginning(post: ShownPost): DocumentFragment {
  return sanitizePiece(htmlPieces(post)[0], post);
}

function sanitizePiece(html: string | undefined, post: NumberedText): DocumentFragment {
  return sanitize(html ?? '', attributeOf(post));
}

/** The attribute that holds the numbers of placeholders. */
function attributeOf({ nonce }: NumberedText): string {
  return `data-${nonce}`;
}

/** For embedded texts: their blocks are not blocks of this post. */
function inNoBlock(): void {}

function showLink(anchor: Element, link: Link): void {
  setAction(anchor, { kind: 'link', link });
  // `href` only makes it focusable. Its target is kept outside of the document.
  anchor.setAttribute('href', '#');
  anchor.classList.add(`to-${link.kind}`);
  if (leadsToPicture(link)) {
    anchor.classList.add('to-picture');
  }
  const title = explainLink(link);
  if (title !== '') {
    anchor.setAttribute('title', title);
  }
}

/**
 * Adds a class to the author's own rules before footnotes. `before` is the last element of the piece before. Not by
 * `:has()` in the style sheet: it made 20,000 rules take seconds to add.
 */
function markRulesBeforeNotes(fragment: DocumentFragment, before: Element | null): void {
  const above = (element: Element) =>
    element === fragment.firstElementChild ? before : element.previousElementSibling;
  for (const notes of fragment.querySelectorAll('.footnotes')) {
    for (let rule = above(notes); rule?.nodeName === 'HR'; rule = above(rule)) {
      rule.classList.add('before-notes');
    }
  }
}

/** Wraps each table in an element that scrolls when the table is wider than the text, by keyboard too. */
function wrapTables(document: Document, fragment: DocumentFragment): void {
  for (const table of fragment.querySelectorAll('table')) {
    if (table.parentElement?.closest('table')) {
      continue;
    }
    const scroller = element(document, 'div', {
      class: 'table-scroller',
      tabindex: 0,
      role: 'region',
      'aria-label': say('post.table'),
    });
    table.replaceWith(scroller);
    scroller.append(table);
  }
}
