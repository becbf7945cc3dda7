import { droppedElements, embeddedElements, removedElements, shownElement } from './allow-list.ts';
import { asideNodes } from './aside-nodes.ts';
import { inlineCodeNode, preformattedNode } from './code-nodes.ts';
import { embedNode } from './embed-node.ts';
import { attributeOf, hasWords, type HtmlElement } from '../html/html-node.ts';
import { mediaElementNode } from './media-node.ts';
import { imageNode } from './picture-node.ts';
import type { TreeContext } from './tree-context.ts';
import type { TreeNode } from './tree-node.ts';

/** The nodes for an element whose content is not part of the post's text flow; null for any other element. */
export function leafNodes(context: TreeContext, element: HtmlElement): readonly TreeNode[] | null {
  return asideNodesOf(context, element) ?? externalNodes(context, element) ?? codeNodes(context, element);
}

const onlyLine = /^n\d+$/;

/** The nodes for something that Markdown kept aside, by the words of its element. Most elements have none. */
function asideNodesOf(context: TreeContext, element: HtmlElement): readonly TreeNode[] | null {
  const marks = attributeOf(element, context.nonceAttribute);
  if (marks === '') {
    return null;
  }
  if (onlyLine.test(marks)) {
    context.cursor.moveTo(Number(marks.slice(1)));
    return null;
  }
  const words = marks.split(' ');
  context.cursor.followWords(words);
  return asideNodes(context, element, words);
}

const external = new Set([
  ...['img', 'image', 'video', 'audio', 'script'],
  ...embeddedElements,
  ...Object.keys(removedElements),
  ...droppedElements,
]);

/** Pictures, films and cards, and notes for content that is not shown. */
function externalNodes(context: TreeContext, element: HtmlElement): readonly TreeNode[] | null {
  const tag = element.tagName;
  if (!external.has(tag)) {
    return null;
  }
  if (tag === 'img' || tag === 'image') {
    return [imageNode(context, element)];
  }
  if (embeddedElements.has(tag)) {
    const src = attributeOf(element, tag === 'object' ? 'data' : 'src');
    return [embedNode(context, tag, src, attributeOf(element, 'title'))];
  }
  if (tag === 'video' || tag === 'audio') {
    return [mediaElementNode(context, element, tag)];
  }
  const script = tag === 'script' ? attributeOf(element, 'src').replace(/^\/\//, 'https://') : '';
  if (/^https:\/\/gist\.github\.com\//.test(script)) {
    return [embedNode(context, 'script', script.replace(/\.js(?=$|\?)/, ''), '')];
  }
  const removed = Object.hasOwn(removedElements, tag) ? removedElements[tag] : undefined;
  if (removed === 'hidden-text' && !hasWords(element)) {
    return [];
  }
  if (removed) {
    return [{ type: 'part', content: { kind: 'removed', what: removed }, line: context.cursor.line }];
  }
  return droppedElements.has(tag) ? [] : null;
}

function codeNodes(context: TreeContext, element: HtmlElement): readonly TreeNode[] | null {
  const tag = element.tagName;
  const node =
    shownElement(tag) === 'pre'
      ? preformattedNode(context, element)
      : tag === 'code'
        ? inlineCodeNode(context, element)
        : null;
  return node === null ? null : [node];
}
