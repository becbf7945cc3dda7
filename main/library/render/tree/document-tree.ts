import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html as dom, parseFragment } from 'parse5';
import type { FrontMatterValue } from '../../front-matter/front-matter-value.ts';
import { mediaKind } from '../../media-kind.ts';
import type { Link } from '../../model.ts';
import type { MarkdownPost } from '../markdown/markdown-post.ts';
import type { WikiLink } from '../markdown/wiki-links.ts';
import type { LinkForm, References } from '../references.ts';
import { nameOfEmbed } from '../shortcodes/web-embeds.ts';
import type { TemplatedText } from '../templates/read-templates.ts';
import { droppedElements, embeddedElements, removedElements, shownAttributes, shownElement } from './allow-list.ts';
import { callNodes } from './call-nodes.ts';
import { fieldNodes, headNodes } from './field-nodes.ts';
import { fitTree } from './fit-tree.ts';
import type { Vocabulary } from './known-call.ts';
import { isTableFrame, nests } from './nesting.ts';
import { PlacedCalls } from './placed-calls.ts';
import { elementNode, type PartNode, textNode, type TreeNode } from './tree-node.ts';

export interface DocumentTree {
  readonly children: readonly TreeNode[];
  readonly links: readonly Link[];
  /** The post has more than is in the tree. */
  readonly cut: boolean;
}

export interface TreeSource {
  readonly templated: TemplatedText;
  readonly markdown: MarkdownPost;
  readonly nonce: string;
  readonly vocabulary: Vocabulary;
  readonly fields: ReadonlyMap<string, FrontMatterValue>;
  /** Files by the names that the post imports them under (MDX). */
  readonly imports: ReadonlyMap<string, string>;
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
 * shown, every link is resolved and inert, template calls are what they mean, and code, pictures and what was taken
 * out are parts.
 */
export const documentTree = (source: TreeSource, references: References): DocumentTree => {
  const { nonce, markdown, templated } = source;
  const { asides } = markdown;
  const calls = new PlacedCalls(templated.calls, nonce, source.vocabulary, source.fields);
  const links: Link[] = [];
  const ownAttribute = `data-${nonce}`;
  let nodes = 0;
  let cut = false;
  let line: number | null = null;

  const children = (list: readonly HtmlNode[], above: readonly string[], depth: number): TreeNode[] => {
    const kept: TreeNode[] = [];
    for (const child of list) {
      if (isFull()) break;
      if (child.nodeName === '#text') kept.push(...words((child as DefaultTreeAdapterTypes.TextNode).value, depth));
      else if (child.nodeName === '#comment') readMarker((child as DefaultTreeAdapterTypes.CommentNode).data);
      else if ('tagName' in child) kept.push(...(leaf(child) ?? container(child, above, depth)));
    }
    return kept;
  };

  /** A text, with what its template calls mean in their places. */
  const words = (text: string, depth: number): readonly TreeNode[] =>
    calls.split(text).flatMap((piece) => {
      if (typeof piece === 'string') return [textNode(piece)];
      if (isFull()) return [];
      const value = piece.kind === 'literal' || piece.kind === 'output' ? calls.value(piece) : null;
      if (typeof value === 'string') return [textNode(value)];
      line = piece.line;
      return callNodes(piece, source, {
        link: (target, inside) => elementNode('a', inside, { link: linkTo(target), line: piece.line }),
        picture: pictureNode,
        media: mediaNode,
        address: (text) => calls.reference(text),
        plain: (text) => calls.plain(text),
        restored: (text) => calls.restored(text),
        parse: (html) => (isFull() ? [] : parse(html, depth + 3)),
      });
    });

  const linkTo = (target: string | LinkForm): number => links.push(references.link(target)) - 1;

  const isFull = (): boolean => {
    if (nodes >= mostNodes) cut = true;
    nodes += 1;
    return cut;
  };

  const readMarker = (comment: string): void => {
    if (comment.startsWith(`${nonce} n`)) line = Number(comment.slice(nonce.length + 2));
  };

  /** The text and parts of what is nested too deep, without its elements; a loop, since no stack bears 50,000 of them. */
  const flattened = (element: HtmlElement, depth: number): TreeNode[] => {
    const kept: TreeNode[] = [];
    const pending: HtmlNode[] = [element];
    for (let node = pending.pop(); node !== undefined && !isFull(); node = pending.pop()) {
      if (node.nodeName === '#text') kept.push(...words((node as DefaultTreeAdapterTypes.TextNode).value, depth));
      if (!('tagName' in node)) continue;
      const found = leaf(node);
      if (found) kept.push(...found);
      else for (let at = node.childNodes.length - 1; at >= 0; at -= 1) pending.push(node.childNodes[at] as HtmlNode);
    }
    return kept;
  };

  /** What an element that holds nothing of the post's own flow is shown as; null for one that does. */
  const leaf = (element: HtmlElement): readonly TreeNode[] | null => {
    const tag = element.tagName;
    const attribute = (name: string): string => attributeOf(element, name);
    const own = attribute(ownAttribute).split(' ');
    const ownLine = own.find((word) => word.startsWith('n'));
    if (ownLine) line = Number(ownLine.slice(1));
    const aside = readAside(own, attribute);
    if (aside) return aside;
    if (tag === 'img' || tag === 'image') return [picture(attribute)];
    if (embeddedElements.has(tag))
      return [embed(tag, attribute(tag === 'object' ? 'data' : 'src'), attribute('title'))];
    if (tag === 'video' || tag === 'audio') return [media(element, tag, attribute)];
    const removed = Object.hasOwn(removedElements, tag) ? removedElements[tag] : undefined;
    const script = tag === 'script' ? attribute('src').replace(/^\/\//, 'https://') : '';
    if (/^https:\/\/gist\.github\.com\//.test(script)) return [embed('script', script.replace(/\.js(?=$|\?)/, ''), '')];
    if (removed) return [{ type: 'part', content: { kind: 'removed', what: removed }, line }];
    if (droppedElements.has(tag)) return [];
    if (shownElement(tag) === 'pre' && isPlainCode(element)) {
      const text = calls.restored(textOf(element)).replace(/\n$/, '');
      if (text.trim() !== '')
        return [{ type: 'part', content: { kind: 'code', text, language: calls.plain(languageOf(element)) }, line }];
    }
    // In code within a line calls are shown as they are written.
    if (tag === 'code' && templated.calls.length > 0 && isPlainCode(element))
      return [elementNode('code', [textNode(calls.restored(textOf(element)))])];
    return null;
  };

  /** What stood aside while the post was HTML, by the words of the element in its place. */
  const readAside = (own: readonly string[], attribute: (name: string) => string): readonly TreeNode[] | null => {
    for (const word of own) {
      const number = Number(word.slice(1));
      if (word === 't') return [{ type: 'part', content: { kind: 'contents' }, line }];
      if (word.startsWith('c')) return codeNodes(number);
      if (word.startsWith('m')) {
        const formula = asides.formulas[number];
        return formula
          ? [{ type: 'part', content: { kind: 'math', ...formula, source: calls.restored(formula.source) }, line }]
          : [];
      }
      if (word.startsWith('w')) {
        const link = asides.wikiLinks[number];
        return link ? [wikiNode(link, attribute)] : [];
      }
    }
    return null;
  };

  const codeNodes = (number: number): readonly TreeNode[] => {
    const block = asides.codeBlocks[number];
    if (!block) return [];
    const text = calls.restored(block.text);
    const language = calls.plain(block.language);
    const content =
      language.toLowerCase() === 'mermaid'
        ? ({ kind: 'diagram', text } as const)
        : ({ kind: 'code', text, language } as const);
    const code: PartNode = { type: 'part', content, line };
    if (block.title === '') return [code];
    return [
      elementNode('figure', [elementNode('figcaption', [textNode(calls.plain(block.title))]), code], {
        classes: 'figure',
        line,
      }),
    ];
  };

  const wikiNode = (link: WikiLink, attribute: (name: string) => string): TreeNode => {
    const form = { form: 'wiki', target: link.target } as const;
    const kind = link.embedded === 'picture' ? mediaKind(link.target.replace(/#.*$/, '')) : null;
    if (kind !== null) return mediaNode(kind, [form], '');
    if (link.embedded === 'picture')
      return pictureNode(form, { alt: link.words, width: attribute('width'), height: attribute('height') });
    const classes = link.embedded === 'note' ? 'embedded-note' : '';
    return elementNode('a', [textNode(link.words)], { link: linkTo(form), classes, line });
  };

  const container = (element: HtmlElement, above: readonly string[], depth: number): TreeNode[] => {
    if (depth >= deepest) return flattened(element, depth);
    const attribute = (name: string): string => attributeOf(element, name);
    const tag = shownElement(element.tagName);
    // A table that could not go down to its cells any more would lose its text to the place in front of it.
    const shown = tag !== null && nests(tag, above) && !(tag === 'table' && depth > deepest - 5) ? tag : null;
    const at = line;
    const isLink = shown === 'a' && attribute('href') !== '';
    const link = isLink ? linkTo(calls.reference(attribute('href'))) : null;
    const inside = children(element.childNodes, shown === null ? above : [...above, shown], depth + 1);
    if (shown === null) return inside;
    const id = attribute('id') || (shown === 'a' ? attribute('name') : '');
    const parts = isTableFrame(shown) ? inside.filter(({ type }) => type === 'part') : [];
    const own = parts.length === 0 ? inside : inside.filter(({ type }) => type !== 'part');
    const attributes = shownAttributes(shown, element.attrs, element.tagName).map(
      ([name, value]) => [name, calls.plain(value)] as const,
    );
    return [...parts, elementNode(shown, own, { attributes, link, id: calls.plain(id), line: at })];
  };

  const picture = (attribute: (name: string) => string): TreeNode => {
    const src = calls.reference(attribute('src').trim() || attribute('data-src').trim());
    const alt = calls.plain(attribute('alt'));
    // `![](film.mp4)`: no browser shows that as a picture.
    const kind = mediaKind(typeof src === 'string' ? src : src.target);
    if (kind !== null) return mediaNode(kind, [src], '');
    return pictureNode(src, {
      alt,
      title: calls.plain(attribute('title')),
      width: attribute('width'),
      height: attribute('height'),
    });
  };

  const pictureNode = (
    src: string | LinkForm,
    details: { readonly alt?: string; readonly title?: string; readonly width?: string; readonly height?: string } = {},
  ): PartNode => {
    const size = (['width', 'height'] as const)
      .map((name) => [name, /^\s*(\d{1,5})(?:px)?\s*$/.exec(details[name] ?? '')?.[1] ?? ''] as const)
      .filter(([, value]) => value !== '');
    const title = (details.title ?? '').slice(0, 500);
    const attributes = title === '' ? size : [...size, ['title', title] as const];
    const alt = (details.alt ?? '').slice(0, 2_000);
    const written = typeof src === 'string' ? src : src.target;
    return {
      type: 'part',
      content: { kind: 'picture', target: references.picture(src), src: written, alt, attributes },
      line,
    };
  };

  const embed = (tag: string, src: string, title: string): PartNode => {
    const address = calls.plain(src).trim();
    const url = /^(?:https?:)?\/\//i.test(address) ? address.replace(/^\/\//, 'https://').slice(0, 4_096) : null;
    const what = (url === null ? null : nameOfEmbed(url)) ?? embedNames[tag] ?? 'Embedded page';
    return { type: 'part', content: { kind: 'embed', what, url, title: calls.plain(title).slice(0, 500) }, line };
  };

  const media = (element: HtmlElement, tag: 'video' | 'audio', attribute: (name: string) => string): TreeNode => {
    const sources = element.childNodes.flatMap((child) =>
      child.nodeName === 'source' && 'attrs' in child
        ? [child.attrs.find(({ name }) => name === 'src')?.value ?? '']
        : [],
    );
    const wanted = [attribute('src'), ...sources].filter(Boolean).map((src) => calls.reference(src));
    return mediaNode(tag, wanted, attribute('title'), attribute('id'));
  };

  const mediaNode = (
    tag: 'video' | 'audio',
    wanted: readonly (string | LinkForm)[],
    title: string,
    id = '',
  ): TreeNode => {
    for (const src of wanted) {
      const target = references.picture(src);
      if (target.kind !== 'local') continue;
      const attributes = [['src', target.url] as const, ['controls', ''] as const, ['preload', 'metadata'] as const];
      return elementNode(tag, [], { attributes, id, line });
    }
    const first = wanted[0] ?? '';
    return embed(tag, typeof first === 'string' ? first : first.target, title);
  };

  const parse = (html: string, depth: number): TreeNode[] =>
    children(parseFragment(body, html, {}).childNodes, [], depth);

  const around = {
    link: (target: string | LinkForm, inside: readonly TreeNode[]) =>
      elementNode('a', inside, { link: linkTo(target) }),
    picture: pictureNode,
  };
  const beginning = headNodes(source.fields, around);
  const kept = parse(markdown.html(templated.text, templated.lineOf), 0);
  line = null;
  const ending = fieldNodes(source.fields, around);
  const { codeBlocks, formulas, wikiLinks } = asides;
  const isPlain =
    templated.calls.length + formulas.length + wikiLinks.length + beginning.length + ending.length === 0 &&
    !codeBlocks.some(({ title }) => title !== '');
  return { children: isPlain ? kept : fitTree([...beginning, ...kept, ...ending]), links, cut };
};

const embedNames: Readonly<Record<string, string>> = {
  audio: 'Sound',
  embed: 'Embedded object',
  object: 'Embedded object',
  video: 'Film',
};

const attributeOf = (source: HtmlElement, name: string): string =>
  source.attrs.find((attribute) => attribute.name === name)?.value ?? '';

const isPlainCode = (source: HtmlElement, depth = 0): boolean =>
  depth < 20 &&
  source.childNodes.every(
    (child) =>
      child.nodeName === '#text' ||
      child.nodeName === '#comment' ||
      ((child.nodeName === 'code' || child.nodeName === 'span') &&
        'childNodes' in child &&
        isPlainCode(child as HtmlElement, depth + 1)),
  );

const textOf = (source: HtmlElement): string =>
  source.childNodes
    .map((child) =>
      child.nodeName === '#text'
        ? (child as DefaultTreeAdapterTypes.TextNode).value
        : 'childNodes' in child
          ? textOf(child as HtmlElement)
          : '',
    )
    .join('');

const languageOf = (source: HtmlElement): string => {
  const own = source.attrs.find(({ name }) => name === 'class')?.value ?? '';
  const named = /(?:^|\s)(?:language-|lang-|brush:\s*)([\w+#.-]+)/.exec(own)?.[1];
  if (named) return named;
  const code = source.childNodes.find((child) => child.nodeName === 'code');
  return code && 'attrs' in code ? languageOf(code as HtmlElement) : '';
};
