import type { DefaultTreeAdapterTypes } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** The node as an element; null for texts, comments and document types. */
export function asElement(node: HtmlNode): HtmlElement | null {
  return 'tagName' in node ? node : null;
}

/** The characters of a text node; null for every other node. */
export function textIn(node: HtmlNode): string | null {
  return node.nodeName === '#text' ? (node as DefaultTreeAdapterTypes.TextNode).value : null;
}

/** The words of a comment; null for every other node. */
export function commentIn(node: HtmlNode): string | null {
  return node.nodeName === '#comment' ? (node as DefaultTreeAdapterTypes.CommentNode).data : null;
}

/** The value of an attribute; empty where the element does not have it. */
export function attributeOf(element: HtmlElement, name: string): string {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? '';
}

/** All text in an element, its descendants included. */
export function textOfElement(element: HtmlElement): string {
  return element.childNodes
    .map((child) => textIn(child) ?? ('childNodes' in child ? textOfElement(child as HtmlElement) : ''))
    .join('');
}
