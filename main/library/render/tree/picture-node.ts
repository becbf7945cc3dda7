import { mediaKind } from '../../scan/media-kind.ts';
import type { LinkForm } from '../references.ts';
import { attributeOf, type HtmlElement } from '../html/html-node.ts';
import type { PictureDetails } from './known-call.ts';
import { mediaNode } from './media-node.ts';
import type { TreeContext } from './tree-context.ts';
import type { PartNode, TreeNode } from './tree-node.ts';

/** A picture. A size that is not in pixels is dropped. */
export function pictureNode(context: TreeContext, src: string | LinkForm, details: PictureDetails = {}): PartNode {
  const size = (['width', 'height'] as const)
    .map((name) => [name, /^\s*(\d{1,5})(?:px)?\s*$/.exec(details[name] ?? '')?.[1] ?? ''] as const)
    .filter(([, value]) => value !== '');
  const title = (details.title ?? '').slice(0, 500);
  const attributes = title === '' ? size : [...size, ['title', title] as const];
  const alt = (details.alt ?? '').slice(0, 2_000);
  const written = typeof src === 'string' ? src : src.target;
  return {
    type: 'part',
    content: { kind: 'picture', target: context.picture(src), src: written, alt, attributes },
    line: context.cursor.line,
  };
}

/** The node for an `img`: a picture, or a film or sound if its address names one. */
export function imageNode(context: TreeContext, element: HtmlElement): TreeNode {
  const { calls } = context;
  const src = calls.reference(attributeOf(element, 'src').trim() || attributeOf(element, 'data-src').trim());
  const alt = context.source.words(calls.plain(attributeOf(element, 'alt'))).text;
  // `![](film.mp4)`: a browser can't show that as a picture.
  const kind = mediaKind(typeof src === 'string' ? src : src.target);
  if (kind !== null) {
    return mediaNode(context, kind, [src], '');
  }
  return pictureNode(context, src, {
    alt,
    title: calls.plain(attributeOf(element, 'title')),
    width: attributeOf(element, 'width'),
    height: attributeOf(element, 'height'),
  });
}
