import { mediaKind } from '../../scan/media-kind.ts';
import type { WikiLink } from '../markdown/wiki-links.ts';
import { attributeOf, type HtmlElement } from '../html/html-node.ts';
import { embeddedNode } from './embedded-node.ts';
import { mediaNode } from './media-node.ts';
import { pictureNode } from './picture-node.ts';
import type { TreeContext } from './tree-context.ts';
import { elementNode, textNode, type TreeNode } from './tree-node.ts';

/** A wiki link, or the picture, film, sound or note that it embeds. */
export function wikiLinkNode(context: TreeContext, element: HtmlElement, link: WikiLink): TreeNode {
  const form = { form: 'wiki', target: link.target } as const;
  const kind = link.embedded === 'picture' ? mediaKind(link.target.replace(/#.*$/, '')) : null;
  if (kind !== null) {
    return mediaNode(context, kind, [form], '');
  }
  if (link.embedded === 'picture') {
    const [width, height] = [attributeOf(element, 'width'), attributeOf(element, 'height')];
    return pictureNode(context, form, { alt: link.words, width, height });
  }
  if (link.embedded === 'note') {
    return embeddedNode(context, form, { words: link.words, wanted: { kind: 'note' } });
  }
  return elementNode('a', [textNode(link.words)], { link: context.link(form), line: context.cursor.line });
}
