/** A post's HTML as a tree of plain objects. parse5 makes it of HTML, and Offprint makes it of Markdown directly. */
export type HtmlNode = HtmlElement | HtmlText | HtmlComment | { readonly nodeName: '#documentType' };

export interface HtmlElement {
  readonly nodeName: string;
  readonly tagName: string;
  readonly attrs: readonly HtmlAttribute[];
  readonly childNodes: readonly HtmlNode[];
}

export interface HtmlAttribute {
  readonly name: string;
  readonly value: string;
}

export interface HtmlText {
  readonly nodeName: '#text';
  readonly value: string;
}

export interface HtmlComment {
  readonly nodeName: '#comment';
  readonly data: string;
}

/** The node as an element; null for texts, comments and document types. */
export function asElement(node: HtmlNode): HtmlElement | null {
  return 'tagName' in node ? node : null;
}

/** The characters of a text node; null for every other node. */
export function textIn(node: HtmlNode): string | null {
  return node.nodeName === '#text' ? (node as HtmlText).value : null;
}

/** The words of a comment; null for every other node. */
export function commentIn(node: HtmlNode): string | null {
  return node.nodeName === '#comment' ? (node as HtmlComment).data : null;
}

/** The value of an attribute; empty if the element does not have it. */
export function attributeOf({ attrs }: HtmlElement, name: string): string {
  for (const attribute of attrs) {
    if (attribute.name === name) {
      return attribute.value;
    }
  }
  return '';
}

/** All text in an element, its descendants included. */
export function textOfElement(element: HtmlElement): string {
  return element.childNodes
    .map((child) => textIn(child) ?? ('childNodes' in child ? textOfElement(child) : ''))
    .join('');
}

/** Whether there is any text in an element. A loop, because elements may be nested very deep. */
export function hasWords(element: HtmlElement): boolean {
  const pending: HtmlNode[] = [element];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (/\S/.test(textIn(node) ?? '')) {
      return true;
    }
    for (const child of asElement(node)?.childNodes ?? []) {
      pending.push(child);
    }
  }
  return false;
}
