import type { LinkForm } from '../references.ts';
import { embedNode } from './embed-node.ts';
import { attributeOf, type HtmlElement } from '../html/html-node.ts';
import type { TreeContext } from './tree-context.ts';
import { elementNode, type TreeNode } from './tree-node.ts';

/** Film or sound: a player for the first source that is a file of the folder, otherwise a card. */
export function mediaNode(
  context: TreeContext,
  tag: 'video' | 'audio',
  sources: readonly (string | LinkForm)[],
  title: string,
  id = '',
): TreeNode {
  for (const [at, src] of sources.entries()) {
    const target = context.picture(src, at > 0);
    if (target.kind !== 'local') {
      continue;
    }
    const attributes = [['src', target.url] as const, ['controls', ''] as const, ['preload', 'metadata'] as const];
    return elementNode(tag, [], { attributes, id, line: context.cursor.line });
  }
  const first = sources[0] ?? '';
  const src = typeof first === 'string' ? first : first.target;
  // A player shows no title. So a file that may be in the folder has none here: blocks are the same wherever it leads.
  return embedNode(context, tag, src, /^(?:https?:)?\/\//i.test(src) ? title : '');
}

/** The same for a `video` or `audio` of the post's HTML, with the sources in it. */
export function mediaElementNode(context: TreeContext, element: HtmlElement, tag: 'video' | 'audio'): TreeNode {
  const inside = element.childNodes.flatMap((child) =>
    child.nodeName === 'source' && 'attrs' in child ? [attributeOf(child, 'src')] : [],
  );
  const sources = [attributeOf(element, 'src'), ...inside].filter(Boolean).map((src) => context.calls.reference(src));
  return mediaNode(context, tag, sources, attributeOf(element, 'title'), attributeOf(element, 'id'));
}
