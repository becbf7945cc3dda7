import type { HtmlAttribute, HtmlElement, HtmlNode } from './html-node.ts';

interface OpenElement {
  readonly tag: string;
  readonly children: HtmlNode[];
}

const none: readonly HtmlAttribute[] = [];

/** Elements that may hold blocks; the empty name stands for the post itself. */
const flows = new Set(['', 'blockquote', 'center', 'dd', 'details', 'div', 'figcaption', 'figure', 'li', 'section']);

function parents(tags: string, allowed: readonly string[]): readonly (readonly [string, ReadonlySet<string>])[] {
  return tags.split(' ').map((tag) => [tag, new Set(allowed)] as const);
}

/** The allowed parents of each block element. The list is narrower than HTML, so that no element ends another one. */
const parentsOf: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...parents('blockquote center details div dl figcaption figure h1 h2 h3 h4 h5 h6 hr ol p section table ul', [
    ...flows,
  ]),
  ...parents('summary', ['details']),
  ...parents('li', ['ol', 'ul']),
  ...parents('dd dt', ['dl']),
  ...parents('tbody tfoot thead', ['table']),
  ...parents('tr', ['tbody', 'tfoot', 'thead']),
  ...parents('td th', ['tr']),
]);

const inLines = new Set(
  'a abbr b big br cite code del em font i img ins kbd mark s small span strong sub sup tt u'.split(' '),
);
const tableFrames = new Set(['table', 'tbody', 'tfoot', 'thead', 'tr']);

/** Letters that HTML does not count as white space. A no-break space and a byte order mark are words in a table. */
const moreThanSpace = /[^\t\n\f\r ]/;

/**
 * Builds the tree that an HTML parser would make of the same tags. It never corrects as a parser does: if a parser
 * would, or if an element is unknown here, `isFitting` is false and the tree must not be used.
 */
export class HtmlBuilder {
  #root: HtmlNode[] = [];
  #children: HtmlNode[] = this.#root;
  #tag = '';
  readonly #outer: OpenElement[] = [];
  #links = 0;
  #sound = true;
  /** The text node at the end of the open element. More text is added to it. */
  #text: { nodeName: '#text'; value: string } | null = null;

  /** Whether a parser would leave everything where it was put. */
  get isFitting(): boolean {
    return this.#sound;
  }

  /** Whether an element is still open. */
  get isOpen(): boolean {
    return this.#outer.length > 0;
  }

  /** Returns what has been built, and starts anew. Open elements end, as at the end of a text. */
  take(): readonly HtmlNode[] {
    const built = this.#root;
    this.#root = [];
    this.#children = this.#root;
    this.#tag = '';
    this.#outer.length = 0;
    this.#links = 0;
    this.#sound = true;
    this.#text = null;
    return built;
  }

  /** Marks the tree as one that can't be built here. */
  giveUp(): void {
    this.#sound = false;
  }

  text(text: string): void {
    if (text === '') {
      return;
    }
    if (tableFrames.has(this.#tag) && moreThanSpace.test(text)) {
      this.#sound = false;
    }
    if (this.#text !== null) {
      this.#text.value += text;
      return;
    }
    this.#text = { nodeName: '#text', value: text };
    this.#children.push(this.#text);
  }

  /** Begins an element. */
  open(tag: string, attrs: readonly HtmlAttribute[] = none): void {
    const children: HtmlNode[] = [];
    this.#append(tag, attrs, children);
    this.#outer.push({ tag: this.#tag, children: this.#children });
    this.#tag = tag;
    this.#children = children;
    if (tag === 'a') {
      this.#links += 1;
    }
  }

  /** Ends the innermost open element, which must have this name. */
  close(tag: string): void {
    const outer = this.#outer.pop();
    if (outer === undefined || tag !== this.#tag) {
      this.#sound = false;
      return;
    }
    if (tag === 'a') {
      this.#links -= 1;
    }
    this.#tag = outer.tag;
    this.#children = outer.children;
    this.#text = null;
  }

  comment(data: string): void {
    this.#children.push({ nodeName: '#comment', data });
    this.#text = null;
  }

  /** Adds an element without content. */
  single(tag: string, attrs: readonly HtmlAttribute[] = none): void {
    this.#append(tag, attrs, []);
  }

  #append(tag: string, attrs: readonly HtmlAttribute[], childNodes: HtmlNode[]): void {
    if (!this.#mayStand(tag)) {
      this.#sound = false;
    }
    const element: HtmlElement = { nodeName: tag, tagName: tag, attrs, childNodes };
    this.#children.push(element);
    this.#text = null;
  }

  #mayStand(tag: string): boolean {
    if (inLines.has(tag)) {
      return !tableFrames.has(this.#tag) && (tag !== 'a' || this.#links === 0);
    }
    return parentsOf.get(tag)?.has(this.#tag) ?? false;
  }
}
