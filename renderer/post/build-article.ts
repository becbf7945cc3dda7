import type { BlockIndex, Link, ShownPost } from '../../main/library/model.ts';
import { setAction } from './action.ts';
import { buildHeader } from './build-header.ts';
import type { DiagramSource } from './diagrams.ts';
import { element } from './element.ts';
import { explainLink } from './explain-link.ts';
import { buildPart } from './parts/build-part.ts';
import { leadsToPicture, makeZoomable } from './pictures.ts';
import { sanitize } from './sanitize.ts';

export interface BuiltArticle {
  readonly article: HTMLElement;
  /** The element that shows each block, by its index; a block that is not shown has none. */
  readonly blocks: readonly (Element | undefined)[];
  /** The same of the texts above the body, whose blocks count up to -1. */
  readonly headerTexts: readonly Element[];
  /** What is to be drawn, and where. */
  readonly diagrams: readonly DiagramSource[];
}

// Above this a post's far parts are laid out only when they come near; below it the exact height is worth more.
const longHtml = 300_000;

/** A post's article in the frame's document: sanitized first, then its numbered places filled with what is ours. */
export function buildArticle(document: Document, post: ShownPost): BuiltArticle {
  const attribute = `data-${post.nonce}`;
  const fragment = sanitize(post.html, attribute);
  for (const media of fragment.querySelectorAll('img, audio, video')) {
    if (media.nodeName === 'IMG') {
      media.setAttribute('loading', 'lazy');
    } else {
      media.setAttribute('preload', 'metadata');
    }
    if (media.nodeName !== 'IMG') {
      media.setAttribute('controls', '');
    }
  }
  document.adoptNode(fragment);

  const blocks: (Element | undefined)[] = [];
  const diagrams: DiagramSource[] = [];
  const showBlock = (block: BlockIndex, shown: Element) => {
    shown.setAttribute('data-block', String(block));
    blocks[block] = shown;
  };
  const context = { document, showBlock };

  for (const placed of [...fragment.querySelectorAll(`[${attribute}]`)]) {
    const words = placed.getAttribute(attribute)?.split(' ') ?? [];
    placed.removeAttribute(attribute);
    for (const word of words) {
      const number = Number(word.slice(1));
      if (word.startsWith('b')) {
        showBlock(number, placed);
      }
      const link = word.startsWith('l') ? post.links[number] : undefined;
      if (link) {
        showLink(placed, link);
      }
      const part = word.startsWith('p') ? post.parts[number] : undefined;
      if (!part) {
        continue;
      }
      const built = buildPart(part, context);
      placed.replaceWith(built);
      if (part.kind === 'diagram') {
        diagrams.push({ shown: built, text: part.text });
      }
    }
  }

  const article = element(document, 'article', {
    lang: post.lang || null,
    dir: 'auto',
    class: post.html.length > longHtml ? 'long' : null,
  });
  // Filled before it joins the article: under `dir="auto"` each of 11,000 paragraphs was looked at again, 800 ms in all.
  const body = element(document, 'div', { class: 'post-body' });
  body.append(fragment);
  const { header, texts } = buildHeader(document, post);
  article.append(header, body);
  wrapTables(document, article);
  makeZoomable(article);
  return { article, blocks, headerTexts: texts, diagrams };
}

function showLink(anchor: Element, link: Link): void {
  setAction(anchor, { kind: 'link', link });
  // The address only makes it a link for the keyboard; where it leads is known to the window alone.
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

/** A table wider than the text scrolls by itself, by keyboard too. */
function wrapTables(document: Document, article: HTMLElement): void {
  for (const table of article.querySelectorAll('table')) {
    if (table.parentElement?.closest('table')) {
      continue;
    }
    const scroller = element(document, 'div', {
      class: 'table-scroller',
      tabindex: 0,
      role: 'region',
      'aria-label': 'Table',
    });
    table.replaceWith(scroller);
    scroller.append(table);
  }
}
