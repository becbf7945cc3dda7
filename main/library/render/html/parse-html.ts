import {
  type DefaultTreeAdapterMap,
  defaultTreeAdapter,
  html as dom,
  InsertionMode,
  Parser,
  parseFragment,
} from 'parse5';
import { asElement, attributeOf, type HtmlNode } from './html-node.ts';

// A post is parsed as the content of a body, as it is in the window; without it a stray `<td>` would count as a cell.
const body = defaultTreeAdapter.createElement('body', dom.NS.HTML, []);

/** Parses a post's HTML as a browser would. */
export function parseHtml(html: string): readonly HtmlNode[] {
  return parseFragment(body, html, {}).childNodes as readonly HtmlNode[];
}

/**
 * The same for a piece of a post's HTML, if what follows the piece does not depend on it: no element, tag, comment or
 * formatting of it stays open. Null where it does. `nonce` is a word that the piece does not hold.
 */
export function parseClosedHtml(html: string, nonce: string): readonly HtmlNode[] | null {
  const parser = Parser.getFragmentParser<DefaultTreeAdapterMap>(body, {});
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
  return isClosed ? nodes.slice(0, -1) : null;
}
