import { type DefaultTreeAdapterMap, defaultTreeAdapter, html as dom, InsertionMode } from 'parse5';
import { asElement, attributeOf, type HtmlNode } from './html-node.ts';
import { markReferences, type AuthorHtml, referringStretches } from './reference-places.ts';
import { PostParser } from './post-parser.ts';

// A post is parsed as the content of a body, as in the window. Without a context, a stray `<td>` would become a cell.
const body = defaultTreeAdapter.createElement('body', dom.NS.HTML, []);

/**
 * Parses a post's HTML as a browser would, except for the rule of `PostParser`. In raw HTML of the author, elements
 * that refer to something get their line.
 */
export function parseHtml(html: string, stretches: readonly AuthorHtml[] = []): readonly HtmlNode[] {
  const referring = referringStretches(stretches);
  const parser = PostParser.getFragmentParser<DefaultTreeAdapterMap>(body, optionsFor(referring));
  parser.tokenizer.write(html, true);
  const nodes = parser.getFragment().childNodes as readonly HtmlNode[];
  markReferences(nodes, referring);
  return nodes;
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
  const parser = PostParser.getFragmentParser<DefaultTreeAdapterMap>(body, optionsFor(referring));
  // The element behind the piece is the last child of the body only if nothing is open there.
  parser.tokenizer.write(`${html}<wbr data-${nonce}="end">`, true);
  const nodes = parser.getFragment().childNodes as HtmlNode[];
  const last = nodes.at(-1);
  const end = last === undefined ? null : asElement(last);
  const isClosed =
    end !== null &&
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
