import type { LinkForm } from '../references.ts';
import type { TreeContext } from './tree-context.ts';
import type { PartNode } from './tree-node.ts';

/**
 * A link that shows the title of its post. That title is another post's text and may change without this post, so it is
 * in no block and is not indexed.
 */
export function titleLinkNode(context: TreeContext, target: LinkForm): PartNode {
  const link = context.link(target);
  const found = context.links[link];
  const title = found?.kind === 'post' ? found.title : '';
  return {
    type: 'part',
    content: { kind: 'title-link', link, words: title || target.target },
    line: context.cursor.line,
  };
}
