import type { CodeLines, EmbeddedForm, EmbedKind, Part } from '../../model/parts.ts';
import type { PictureTarget } from '../references.ts';
import { isBlockElement } from './allow-list.ts';

interface Placed {
  /** Counted from 1; null if it is unknown. */
  readonly line: number | null;
}

export interface TextNode {
  readonly type: 'text';
  readonly text: string;
  /** The text as it is in the file, if it is shown with emojis for their names. */
  readonly written?: string;
}

export interface ElementNode extends Placed {
  readonly type: 'element';
  readonly tag: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly TreeNode[];
  /** The number of the link that this element is; null for an element that is not a link. */
  readonly link: number | null;
  readonly id: string;
  /** True if it contains a block element or a part, so that its text is more than one run. */
  readonly hasSeveralRuns: boolean;
}

/** A text from another file: the link's words and how the text is shown. */
export interface EmbeddedDetails {
  readonly words: string;
  readonly wanted: EmbeddedForm;
}

/** Content other than text: a part that the window builds, or a picture of the folder. */
export interface PartNode extends Placed {
  readonly type: 'part';
  readonly content:
    | Extract<Part, { kind: 'removed' }>
    | { readonly kind: 'code'; readonly text: string; readonly language: string; readonly lines: CodeLines }
    | { readonly kind: 'diagram'; readonly text: string }
    | { readonly kind: 'math'; readonly source: string; readonly display: boolean }
    | { readonly kind: 'contents' }
    | { readonly kind: 'title-link'; readonly link: number | null; readonly words: string }
    | ({ readonly kind: 'embedded'; readonly link: number } & EmbeddedDetails)
    | { readonly kind: 'shortcode'; readonly label: string; readonly source: string }
    | { readonly kind: 'embed'; readonly what: EmbedKind; readonly url: string | null; readonly title: string }
    | {
        readonly kind: 'picture';
        readonly target: PictureTarget;
        readonly src: string;
        readonly alt: string;
        readonly attributes: readonly (readonly [string, string])[];
      };
}

export type TreeNode = TextNode | ElementNode | PartNode;

/** Whether a node ends a run of text: a block element, a part, or an element that contains one of them. */
export function breaksText(node: TreeNode): boolean {
  return node.type === 'part' || (node.type === 'element' && (isBlockElement(node.tag) || node.hasSeveralRuns));
}

/** Whether a paragraph must not hold an element. It may hold films and sounds. */
function standingAlone(tag: string): boolean {
  return isBlockElement(tag) && tag !== 'video' && tag !== 'audio';
}

/** Whether a paragraph must not hold a node. */
export function standsAlone(node: TreeNode): boolean {
  if (node.type === 'text') {
    return false;
  }
  if (node.type === 'element') {
    return standingAlone(node.tag) || (node.hasSeveralRuns && node.children.some(standsAlone));
  }
  const { content } = node;
  return (
    content.kind === 'code' ||
    content.kind === 'diagram' ||
    content.kind === 'contents' ||
    content.kind === 'embedded' ||
    (content.kind === 'math' && content.display)
  );
}

/** The text of nodes, without the text of their parts. */
export function textOfTree(nodes: readonly TreeNode[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.text : node.type === 'element' ? textOfTree(node.children) : ''))
    .join('');
}

/** The same text as it is in the file, with the names of emojis. Generators make the ids of headings from it. */
export function writtenText(nodes: readonly TreeNode[]): string {
  return nodes
    .map((node) =>
      node.type === 'text' ? (node.written ?? node.text) : node.type === 'element' ? writtenText(node.children) : '',
    )
    .join('');
}

export interface ElementDetails {
  readonly classes?: string;
  readonly attributes?: readonly (readonly [name: string, value: string])[];
  readonly link?: number | null;
  readonly id?: string;
  readonly line?: number | null;
}

/** Makes an element of allowed content. The content of a template call is joined with it. */
export function elementNode(
  tag: string,
  children: readonly TreeNode[],
  { classes = '', attributes = [], link = null, id = '', line = null }: ElementDetails = {},
): ElementNode {
  return {
    type: 'element',
    tag,
    attributes: classes === '' ? attributes : [['class', classes], ...attributes],
    children,
    link,
    id,
    hasSeveralRuns: children.some(breaksText),
    line,
  };
}

export function textNode(text: string): TextNode {
  return { type: 'text', text };
}
