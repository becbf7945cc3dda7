import { type DefaultTreeAdapterMap, defaultTreeAdapter, html as dom, InsertionMode } from 'parse5';
import { asElement, attributeOf, type HtmlNode } from './html-node.ts';
import { markReferences, type OwnHtml, referringStretches } from './reference-places.ts';
import { PostParser } from './post-parser.ts';

// A post is parsed as the content of a body, as it is in the window; without it a stray `<td>` would count as a cell.
const body = defaultTreeAdapter.createElement('body', dom.NS.HTML, []);

/** Parses a post's HTML as a browser would, but for what `PostParser` says, and marks the lines of what refers in the stretches that its author wrote. */
export function parseHtml(html: string, stretches: readonly OwnHtml[] = []): readonly HtmlNode[] {
  const own = referringStretches(stretches);
  const parser = PostParser.getFragmentParser<DefaultTreeAdapterMap>(body, optionsFor(own));
  parser.tokenizer.write(html, true);
  const nodes = parser.getFragment().childNodes as readonly HtmlNode[];
  markReferences(nodes, own);
  return nodes;
}

/** Places are asked for only where something wants them. */
function optionsFor(own: readonly OwnHtml[]): { readonly sourceCodeLocationInfo: boolean } {
  return { sourceCodeLocationInfo: own.length > 0 };
}

/**
 * The same for a piece of a post's HTML, if what follows the piece does not depend on it: no element, tag, comment or
 * formatting of it stays open. Null where it does. `nonce` is a word that the piece does not hold.
 */
export function parseClosedHtml(
  html: string,
  nonce: string,
  stretches: readonly OwnHtml[] = [],
): readonly HtmlNode[] | null {
  const own = referringStretches(stretches);
  const parser = PostParser.getFragmentParser<DefaultTreeAdapterMap>(body, optionsFor(own));
  // An element behind the piece is only the last child of the body if nothing is open there.
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
  markReferences(piece, own);
  return piece;
}
