import type { EmbeddedForm, Part } from '../../model/parts.ts';
import type { PictureTarget } from '../references.ts';
import { isBlockElement } from './allow-list.ts';

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

/** A text of another file: what its link says, and how it is to be shown. */
export interface EmbeddedDetails {
  readonly words: string;
  readonly wanted: EmbeddedForm;
}

/** Something that is not text: what the window builds, or a picture of the folder. */
export interface PartNode extends Placed {
  readonly type: 'part';
  readonly content:
    | Extract<Part, { kind: 'removed' }>
    | { readonly kind: 'code'; readonly text: string; readonly language: string }
    | { readonly kind: 'diagram'; readonly text: string }
    | { readonly kind: 'math'; readonly source: string; readonly display: boolean }
    | { readonly kind: 'contents' }
    | { readonly kind: 'title-link'; readonly link: number | null; readonly words: string }
    | ({ readonly kind: 'embedded'; readonly link: number } & EmbeddedDetails)
    | { readonly kind: 'shortcode'; readonly label: string; readonly source: string }
    | { readonly kind: 'embed'; readonly what: string; readonly url: string | null; readonly title: string }
    | {
        readonly kind: 'picture';
        readonly target: PictureTarget;
        readonly src: string;
        readonly alt: string;
        readonly attributes: readonly (readonly [string, string])[];
      };
}

export type TreeNode = TextNode | ElementNode | PartNode;

/** Whether a node ends a run of text: what stands on lines of its own, a part, or an element that holds either. */
export function breaksText(node: TreeNode): boolean {
  return node.type === 'part' || (node.type === 'element' && (isBlockElement(node.tag) || node.broken));
}

/** A film may stand in a paragraph, as what is shown for one that is missing does: the blocks are the same. */
function standingAlone(tag: string): boolean {
  return isBlockElement(tag) && tag !== 'video' && tag !== 'audio';
}

/** Whether a node is more than a paragraph may hold. */
export function standsAlone(node: TreeNode): boolean {
  if (node.type === 'text') {
    return false;
  }
  if (node.type === 'element') {
    return standingAlone(node.tag) || (node.broken && node.children.some(standsAlone));
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

/** The text of nodes without that of their parts. */
export function textOfTree(nodes: readonly TreeNode[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.text : node.type === 'element' ? textOfTree(node.children) : ''))
    .join('');
}

export interface ElementDetails {
  readonly classes?: string;
  readonly attributes?: readonly (readonly [name: string, value: string])[];
  readonly link?: number | null;
  readonly id?: string;
  readonly line?: number | null;
}

/** Makes an element of what may be shown; what a call of a template means is put together with it. */
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
    broken: children.some(breaksText),
    line,
  };
}

export function textNode(text: string): TextNode {
  return { type: 'text', text };
}
