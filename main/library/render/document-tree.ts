import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html as dom, parseFragment } from 'parse5';
import type { Link, Part } from '../model.ts';
import { droppedElements, embeddedElements, isBlockElement, removedElements, shownAttributes, shownElement } from './allow-list.ts';
import type { MarkdownHtml } from './markdown.ts';
import { isTableFrame, nests } from './nesting.ts';

/** Where a picture's reference leads. `data` pictures carry themselves. */
export type PictureTarget =
  | { readonly kind: 'local' | 'data'; readonly url: string }
  | { readonly kind: 'web'; readonly url: string }
  | { readonly kind: 'missing' };

/** A reference that a template call or a wiki link makes, as against an address (`{{< ref "about.md" >}}`, `[[About]]`). */
export interface LinkForm {
  readonly form: LinkFormName;
  /** As the author wrote it, quotes taken off. */
  readonly target: string;
}

/**
 * `ref`: Hugo's, relative to the page or by name anywhere. `content`: a path from the content root. `post-url`: the name
 * of a Jekyll post. `source`: the path of a Hexo post without its extension. `asset`: a file beside the post or in its
 * own folder. `site`: a path from the opened folder. `wiki`: Obsidian's shortest unique path or a name, with `#Heading`.
 * `name`: a post by its name. `address`: taken as a plain link. `list`: `tag:sql`, `author:ada`.
 */
export type LinkFormName = 'ref' | 'content' | 'post-url' | 'source' | 'asset' | 'site' | 'wiki' | 'name' | 'address' | 'list';

/** Finds what a post refers to. Asked for every reference in reading order, each as written. */
export interface References {
  link(target: string | LinkForm): Link;
  picture(target: string | LinkForm): PictureTarget;
}

interface Placed {
  /** Counted from 1; null where the source does not tell. */
  readonly line: number | null;
}

export interface TextNode {
  readonly type: 'text';
  readonly text: string;
}

export interface ElementNode extends Placed {
  readonly type: 'element';
  readonly tag: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly TreeNode[];
  /** The number of the link that this element is; null for all that are none. */
  readonly link: number | null;
  readonly id: string;
  /** Holds a block element or a part, so that its text is more than one run. */
  readonly broken: boolean;
}

/** Something that is not text: what the window builds, or a picture of the folder. */
export interface PartNode extends Placed {
  readonly type: 'part';
  readonly content:
    | Exclude<Part, { kind: 'code' | 'web-picture' | 'missing-picture' }>
    | { readonly kind: 'code'; readonly text: string; readonly language: string }
    | {
        readonly kind: 'picture';
        readonly target: PictureTarget;
        readonly src: string;
        readonly alt: string;
        readonly attributes: readonly (readonly [string, string])[];
      };
}

export type TreeNode = TextNode | ElementNode | PartNode;

export interface DocumentTree {
  readonly children: readonly TreeNode[];
  readonly links: readonly Link[];
  /** The post has more than is in the tree. */
  readonly cut: boolean;
}

/** In elements: what is nested deeper keeps its text and parts and loses its elements. */
const deepest = 200;
const mostNodes = 50_000;

// A post is parsed as the content of a body, as it is in the window; without it a stray `<td>` would count as a cell.
const body = defaultTreeAdapter.createElement('body', dom.NS.HTML, []);

type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
type HtmlElement = DefaultTreeAdapterTypes.Element;

/**
 * Parses a post's HTML as a browser would and keeps what the allow-list names: a tree in which every element may be
 * shown, every link is resolved and inert, and code, pictures and what was taken out are parts.
 */
export const documentTree = ({ html, codeBlocks }: MarkdownHtml, nonce: string, references: References): DocumentTree => {
  const links: Link[] = [];
  const ownAttribute = `data-${nonce}`;
  let nodes = 0;
  let cut = false;
  let line: number | null = null;

  const children = (list: readonly HtmlNode[], above: readonly string[], depth: number): TreeNode[] => {
    const kept: TreeNode[] = [];
    for (const child of list) {
      if (isFull()) break;
      if (child.nodeName === '#text') kept.push({ type: 'text', text: (child as DefaultTreeAdapterTypes.TextNode).value });
      else if (child.nodeName === '#comment') readMarker((child as DefaultTreeAdapterTypes.CommentNode).data);
      else if ('tagName' in child) kept.push(...(leaf(child) ?? container(child, above, depth)));
    }
    return kept;
  };

  const isFull = (): boolean => {
    if (nodes >= mostNodes) cut = true;
    nodes += 1;
    return cut;
  };

  const readMarker = (comment: string): void => {
    if (comment.startsWith(`${nonce} n`)) line = Number(comment.slice(nonce.length + 2));
  };

  /** The text and parts of what is nested too deep, without its elements; a loop, since no stack bears 50,000 of them. */
  const flattened = (source: HtmlElement): TreeNode[] => {
    const kept: TreeNode[] = [];
    const pending: HtmlNode[] = [source];
    for (let node = pending.pop(); node !== undefined && !isFull(); node = pending.pop()) {
      if (node.nodeName === '#text') kept.push({ type: 'text', text: (node as DefaultTreeAdapterTypes.TextNode).value });
      if (!('tagName' in node)) continue;
      const found = leaf(node);
      if (found) kept.push(...found);
      else for (let at = node.childNodes.length - 1; at >= 0; at -= 1) pending.push(node.childNodes[at] as HtmlNode);
    }
    return kept;
  };

  /** What an element that holds nothing of the post's own flow is shown as; null for one that does. */
  const leaf = (source: HtmlElement): TreeNode[] | null => {
    const tag = source.tagName;
    const attribute = (name: string): string => attributeOf(source, name);
    const own = attribute(ownAttribute).split(' ');
    const ownLine = own.find((word) => word.startsWith('n'));
    if (ownLine) line = Number(ownLine.slice(1));
    const code = own.find((word) => word.startsWith('c'));
    if (code) {
      const block = codeBlocks[Number(code.slice(1))];
      return block ? [{ type: 'part', content: { kind: 'code', ...block }, line }] : [];
    }
    if (tag === 'img' || tag === 'image') return [picture(attribute)];
    if (embeddedElements.has(tag)) return [embed(tag, attribute(tag === 'object' ? 'data' : 'src'))];
    if (tag === 'video' || tag === 'audio') return media(source, tag, attribute);
    const removed = Object.hasOwn(removedElements, tag) ? removedElements[tag] : undefined;
    if (removed) return [{ type: 'part', content: { kind: 'removed', what: removed }, line }];
    if (droppedElements.has(tag)) return [];
    if (shownElement(tag) === 'pre' && isPlainCode(source)) {
      const text = textOf(source).replace(/\n$/, '');
      if (text.trim() !== '') return [{ type: 'part', content: { kind: 'code', text, language: languageOf(source) }, line }];
    }
    return null;
  };

  const container = (source: HtmlElement, above: readonly string[], depth: number): TreeNode[] => {
    if (depth >= deepest) return flattened(source);
    const attribute = (name: string): string => attributeOf(source, name);
    const tag = shownElement(source.tagName);
    // A table that could not go down to its cells any more would lose its text to the place in front of it.
    const shown = tag !== null && nests(tag, above) && !(tag === 'table' && depth > deepest - 5) ? tag : null;
    const at = line;
    const isLink = shown === 'a' && attribute('href') !== '';
    const link = isLink ? links.push(references.link(attribute('href'))) - 1 : null;
    const inside = children(source.childNodes, shown === null ? above : [...above, shown], depth + 1);
    if (shown === null) return inside;
    const id = attribute('id') || (shown === 'a' ? attribute('name') : '');
    const parts = isTableFrame(shown) ? inside.filter(({ type }) => type === 'part') : [];
    const own = parts.length === 0 ? inside : inside.filter(({ type }) => type !== 'part');
    const attributes = shownAttributes(shown, source.attrs);
    const broken = own.some(breaksText);
    return [...parts, { type: 'element', tag: shown, attributes, children: own, link, id, broken, line: at }];
  };

  const picture = (attribute: (name: string) => string): PartNode => {
    const size = (['width', 'height'] as const)
      .map((name) => [name, /^\s*(\d{1,5})(?:px)?\s*$/.exec(attribute(name))?.[1] ?? ''] as const)
      .filter(([, value]) => value !== '');
    const title = attribute('title').slice(0, 500);
    const attributes = title === '' ? size : [...size, ['title', title] as const];
    const src = attribute('src').trim() || attribute('data-src').trim();
    const alt = attribute('alt').slice(0, 2_000);
    return { type: 'part', content: { kind: 'picture', target: references.picture(src), src, alt, attributes }, line };
  };

  const embed = (tag: string, src: string): PartNode => {
    const url = /^(?:https?:)?\/\//i.test(src.trim()) ? src.trim().replace(/^\/\//, 'https://') : null;
    return { type: 'part', content: { kind: 'embed', what: tag, url: url?.slice(0, 4_096) ?? null }, line };
  };

  const media = (source: HtmlElement, tag: 'video' | 'audio', attribute: (name: string) => string): TreeNode[] => {
    const sources = source.childNodes.flatMap((child) =>
      child.nodeName === 'source' && 'attrs' in child ? [child.attrs.find(({ name }) => name === 'src')?.value ?? ''] : [],
    );
    const wanted = [attribute('src'), ...sources].filter(Boolean);
    for (const src of wanted) {
      const target = references.picture(src);
      if (target.kind !== 'local') continue;
      const attributes = [['src', target.url] as const, ['controls', ''] as const, ['preload', 'metadata'] as const];
      return [{ type: 'element', tag, attributes, children: [], link: null, id: attribute('id'), broken: false, line }];
    }
    return [embed(tag, wanted[0] ?? '')];
  };

  const kept = children(parseFragment(body, html, {}).childNodes, [], 0);
  return { children: kept, links, cut };
};

/** Whether a node ends a run of text: what stands on lines of its own, a part, or an element that holds either. */
export const breaksText = (node: TreeNode): boolean =>
  node.type === 'part' || (node.type === 'element' && (isBlockElement(node.tag) || node.broken));

const attributeOf = (source: HtmlElement, name: string): string =>
  source.attrs.find((attribute) => attribute.name === name)?.value ?? '';

const isPlainCode = (source: HtmlElement, depth = 0): boolean =>
  depth < 20 &&
  source.childNodes.every(
    (child) =>
      child.nodeName === '#text' ||
      child.nodeName === '#comment' ||
      ((child.nodeName === 'code' || child.nodeName === 'span') && 'childNodes' in child && isPlainCode(child as HtmlElement, depth + 1)),
  );

const textOf = (source: HtmlElement): string =>
  source.childNodes
    .map((child) => (child.nodeName === '#text' ? (child as DefaultTreeAdapterTypes.TextNode).value : 'childNodes' in child ? textOf(child as HtmlElement) : ''))
    .join('');

const languageOf = (source: HtmlElement): string => {
  const own = source.attrs.find(({ name }) => name === 'class')?.value ?? '';
  const named = /(?:^|\s)(?:language-|lang-|brush:\s*)([\w+#.-]+)/.exec(own)?.[1];
  if (named) return named;
  const code = source.childNodes.find((child) => child.nodeName === 'code');
  return code && 'attrs' in code ? languageOf(code as HtmlElement) : '';
};
