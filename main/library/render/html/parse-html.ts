import { type DefaultTreeAdapterMap, defaultTreeAdapter, html as dom, InsertionMode, type ParserOptions } from 'parse5';
import { asElement, attributeOf, type HtmlNode } from './html-node.ts';
import { markReferences, type AuthorHtml, referringStretches } from './reference-places.ts';
import { PostParser } from './post-parser.ts';

// A post is parsed as the content of a body, as in the window. Without a context, a stray `<td>` would become a cell.
const body = defaultTreeAdapter.createElement('body', dom.NS.HTML, []);

/**
 * Parses a post's HTML as a browser would, except for the rules of `PostParser`. In raw HTML of the author, elements
 * that refer to something get their line. A tag or a comment that the end of the text cuts off is text.
 */
export function parseHtml(html: string, stretches: readonly AuthorHtml[] = []): readonly HtmlNode[] {
  const referring = referringStretches(stretches);
  const options = optionsFor(referring);
  const whole = parsed(html, options);
  const { nodes } = whole.cut === null ? whole : parsedAsText(html, whole.cut, options);
  markReferences(nodes, referring);
  return nodes;
}

interface ParsedHtml {
  readonly nodes: readonly HtmlNode[];
  /** The position in the HTML behind the last whole tag, if a tag or comment behind it is cut off. */
  readonly cut: number | null;
}

function parsed(html: string, options: ParserOptions<DefaultTreeAdapterMap>): ParsedHtml {
  const parser = PostParser.over(body, options);
  parser.tokenizer.write(html, true);
  const { cut } = parser;
  return {
    nodes: parser.getFragment().childNodes as readonly HtmlNode[],
    cut: cut === null ? null : Math.max(0, html.length - cut),
  };
}

const beginning = /<(?=[a-z/!?])/i;
const allBeginnings = new RegExp(beginning, 'gi');

/** Parses HTML that is cut off. First only the tag that is cut is read as text, then all tags from there on. */
function parsedAsText(html: string, cut: number, options: ParserOptions<DefaultTreeAdapterMap>): ParsedHtml {
  const sign = unusedLetter(html);
  const behind = html.slice(cut);
  const one = parsed(html.slice(0, cut) + behind.replace(beginning, sign), options);
  const { nodes } = one.cut === null ? one : parsed(html.slice(0, cut) + behind.replace(allBeginnings, sign), options);
  putBack(nodes, sign);
  return { nodes, cut: null };
}

/** A private letter that is not in the text. It takes the place of `<` without moving what follows. */
function unusedLetter(text: string): string {
  let code = 0xe000;
  while (text.includes(String.fromCharCode(code))) {
    code += 1;
  }
  return String.fromCharCode(code);
}

function putBack(nodes: readonly HtmlNode[], sign: string): void {
  const pending = [...nodes] as (HtmlNode & { value?: string; attrs?: { value: string }[] })[];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.value !== undefined) {
      node.value = node.value.replaceAll(sign, '<');
    }
    for (const attribute of node.attrs ?? []) {
      attribute.value = attribute.value.replaceAll(sign, '<');
    }
    for (const child of asElement(node)?.childNodes ?? []) {
      pending.push(child as typeof node);
    }
  }
}

/** Source positions are recorded only if something needs them. */
function optionsFor(referring: readonly AuthorHtml[]): { readonly sourceCodeLocationInfo: boolean } {
  return { sourceCodeLocationInfo: referring.length > 0 };
}

/**
 * Parses a piece of a post's HTML that does not affect what follows it. Null if an element, tag, comment or
 * formatting stays open. `nonce` must be a word that the piece does not contain.
 */
export function parseClosedHtml(
  html: string,
  nonce: string,
  stretches: readonly AuthorHtml[] = [],
): readonly HtmlNode[] | null {
  const referring = referringStretches(stretches);
  const parser = PostParser.over(body, optionsFor(referring));
  // The element behind the piece is the last child of the body only if nothing is open there.
  parser.tokenizer.write(`${html}<wbr data-${nonce}="end">`, true);
  const nodes = parser.getFragment().childNodes as HtmlNode[];
  const last = nodes.at(-1);
  const end = last === undefined ? null : asElement(last);
  const isClosed =
    end !== null &&
    !parser.hasLeftOpen &&
    // A tag that the piece leaves open takes the attribute of the element behind it.
    end.tagName === 'wbr' &&
    end.attrs.length === 1 &&
    attributeOf(end, `data-${nonce}`) === 'end' &&
    parser.insertionMode === InsertionMode.IN_BODY &&
    parser.activeFormattingElements.newest === null &&
    parser.formElement === null;
  if (!isClosed) {
    return null;
  }
  const piece = nodes.slice(0, -1);
  markReferences(piece, referring);
  return piece;
}
