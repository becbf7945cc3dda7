import type { Link } from '../../model/links.ts';
import type { LinkForm, References } from '../references.ts';
import type { TemplateCall } from '../templates/template-call.ts';
import { shownAttributes, shownElement } from './allow-list.ts';
import { callNodes } from './call-nodes.ts';
import { fieldNodes, headNodes } from './field-nodes.ts';
import { embeddedNode } from './embedded-node.ts';
import { fitTree } from './fit-tree.ts';
import { asElement, attributeOf, commentIn, type HtmlElement, type HtmlNode, textIn } from '../html/html-node.ts';
import type { PictureDetails } from './known-call.ts';
import { leafNodes } from './leaf-nodes.ts';
import { mediaNode } from './media-node.ts';
import { withGalleries } from './picture-galleries.ts';
import { isTableFrame, nests } from './nesting.ts';
import { pictureNode } from './picture-node.ts';
import { TreeContext } from './tree-context.ts';
import { titleLinkNode } from './title-link-node.ts';
import { elementNode, textNode, type TreeNode } from './tree-node.ts';
import type { TreeSource } from './tree-source.ts';

export interface DocumentTree {
  readonly children: readonly TreeNode[];
  readonly links: readonly Link[];
  /** Whether the post has more nodes than the tree may hold. */
  readonly isFull: boolean;
  /** Whether a block is nested too deep in lists and quotations and is shown as its source. */
  readonly isTooDeep: boolean;
}

/** The deepest nesting of elements. What is deeper keeps its text and parts and loses its elements. */
const deepest = 200;

/**
 * Reads a post's HTML as a browser would, and keeps what the allow-list names. In the tree, every element is allowed,
 * and every link is resolved and inert. Known template calls have their meaning. Code, pictures and removed content are
 * parts.
 */
export function documentTree(source: TreeSource, references: References): DocumentTree {
  const context = new TreeContext(source, references);
  const { markdown, templated, fields } = source;
  const surroundings = {
    link: (target: string | LinkForm, inside: readonly TreeNode[]) =>
      elementNode('a', inside, { link: context.link(target) }),
    picture: (src: string, details: PictureDetails) => pictureNode(context, src, details),
  };
  const beginning = headNodes(fields, surroundings);
  const kept = new TreeReader(context).read(markdown.nodes(templated.text, templated.lineOf), 0);
  context.cursor.moveTo(null);
  const ending = fieldNodes(fields, surroundings);
  const { codeBlocks, formulas, wikiLinks } = markdown.asides;
  const isPlain =
    templated.calls.length + formulas.length + wikiLinks.length + beginning.length + ending.length === 0 &&
    !codeBlocks.some(({ title }) => title !== '');
  return {
    children: withGalleries(isPlain ? kept : fitTree([...beginning, ...kept, ...ending])),
    links: context.links,
    isFull: context.cursor.hasMore,
    isTooDeep: markdown.isTooDeep,
  };
}

const none: readonly TreeNode[] = [];

/** What stands in these is shown letter by letter. */
const codeTags: ReadonlySet<string> = new Set(['code', 'kbd', 'samp', 'pre']);

/** Reads HTML into nodes in the order of the text. */
class TreeReader {
  readonly #context: TreeContext;

  constructor(context: TreeContext) {
    this.#context = context;
  }

  read(nodes: readonly HtmlNode[], depth: number): TreeNode[] {
    return this.#children(nodes, [], depth);
  }

  #children(list: readonly HtmlNode[], above: readonly string[], depth: number): TreeNode[] {
    const { cursor, marks } = this.#context;
    const { hasCalls } = this.#context.calls;
    const kept: TreeNode[] = [];
    for (const child of list) {
      if (cursor.isFull()) {
        break;
      }
      const element = asElement(child);
      if (element !== null) {
        for (const node of leafNodes(this.#context, element) ?? this.#container(element, above, depth)) {
          kept.push(node);
        }
        continue;
      }
      const marked = textIn(child);
      if (marked !== null) {
        const text = marks.removed(marked);
        if (hasCalls) {
          kept.push(...this.#words(text, depth, above));
        } else {
          kept.push(this.#text(text, above));
        }
      } else {
        cursor.followComment(commentIn(child) ?? '');
      }
    }
    return kept;
  }

  /** A text with the nodes of its template calls. */
  #words(text: string, depth: number, above: readonly string[]): readonly TreeNode[] {
    return this.#context.calls
      .split(text)
      .flatMap((piece) => (typeof piece === 'string' ? [this.#text(piece, above)] : this.#call(piece, depth)));
  }

  #text(text: string, above: readonly string[]): TreeNode {
    return above.some((tag) => codeTags.has(tag)) ? textNode(text) : this.#context.source.words(text);
  }

  #call(call: TemplateCall, depth: number): readonly TreeNode[] {
    const context = this.#context;
    const { calls, cursor, source } = context;
    if (cursor.isFull()) {
      return [];
    }
    const value = call.kind === 'literal' || call.kind === 'output' ? calls.value(call) : null;
    if (typeof value === 'string') {
      return [textNode(value)];
    }
    cursor.moveTo(call.line);
    // The inner text of a call begins behind its opening tag.
    const atCall = <Node>(make: () => Node): Node => {
      cursor.moveTo(call.line);
      return make();
    };
    return callNodes(call, source, {
      link: (target, inside) => atCall(() => elementNode('a', inside, { link: context.link(target), line: call.line })),
      titleLink: (target) => atCall(() => titleLinkNode(context, target)),
      embedded: (target, details) => atCall(() => embeddedNode(context, target, details)),
      picture: (src, details) => atCall(() => pictureNode(context, src, details)),
      media: (tag, sources, title) => atCall(() => mediaNode(context, tag, sources, title)),
      address: (text) => calls.reference(text),
      plain: (text) => calls.plain(text),
      restored: (text) => calls.restored(text),
      read: (nodes) => (cursor.isFull() ? [] : this.read(nodes, depth + 3)),
    });
  }

  #container(element: HtmlElement, above: readonly string[], depth: number): readonly TreeNode[] {
    if (depth >= deepest) {
      return this.#flattened(element, depth);
    }
    const { calls, cursor } = this.#context;
    const tag = shownElement(element.tagName);
    // At this depth, a table could not keep its cells, and their text would be moved in front of the table.
    const shown = tag !== null && nests(tag, above) && !(tag === 'table' && depth > deepest - 5) ? tag : null;
    const { line } = cursor;
    const href = shown === 'a' ? attributeOf(element, 'href') : '';
    const link = href === '' ? null : this.#context.link(calls.reference(href));
    const inside = this.#children(element.childNodes, shown === null ? above : [...above, shown], depth + 1);
    if (shown === null) {
      return inside;
    }
    const id = attributeOf(element, 'id') || (shown === 'a' ? attributeOf(element, 'name') : '');
    const parts = isTableFrame(shown) ? inside.filter(({ type }) => type === 'part') : none;
    const own = parts.length === 0 ? inside : inside.filter(({ type }) => type !== 'part');
    const kept = shownAttributes(shown, element.attrs, element.tagName);
    const attributes = calls.hasCalls ? kept.map(([name, value]) => [name, calls.plain(value)] as const) : kept;
    const node = elementNode(shown, own, { attributes, link, id: calls.plain(id), line });
    return parts.length === 0 ? [node] : [...parts, node];
  }

  /**
   * The text and parts of nodes that are nested too deep, without elements. A loop, because recursion over 50,000
   * levels overflows the stack.
   */
  #flattened(element: HtmlElement, depth: number): readonly TreeNode[] {
    const kept: TreeNode[] = [];
    const pending: HtmlNode[] = [element];
    for (let node = pending.pop(); node !== undefined && !this.#context.cursor.isFull(); node = pending.pop()) {
      const text = textIn(node);
      if (text !== null) {
        kept.push(...this.#words(text, depth, []));
      }
      const inner = asElement(node);
      if (inner === null) {
        continue;
      }
      const found = leafNodes(this.#context, inner);
      if (found) {
        kept.push(...found);
      } else {
        for (let at = inner.childNodes.length - 1; at >= 0; at -= 1) {
          pending.push(inner.childNodes[at] as HtmlNode);
        }
      }
    }
    return kept;
  }
}
