import type { Part } from '../../../main/library/model/parts.ts';
import { setAction } from './action.ts';
import { element } from './element.ts';
import type { PartContext } from './part-context.ts';
import { say } from '../../say.ts';

/** A table of contents inside the post, where its author put one. */
export function buildContents(part: Part & { kind: 'contents' }, { document }: PartContext): HTMLElement {
  const list = element(document, 'ul');
  for (const { text, depth, fragment } of part.entries) {
    const link = element(document, 'a', { href: '#' }, text);
    setAction(link, { kind: 'link', link: { kind: 'anchor', fragment } });
    list.append(element(document, 'li', { 'data-depth': Math.min(depth, 4) }, link));
  }
  const title = element(document, 'span', { class: 'drawn contents-title', 'data-text': say('reader.contents') });
  return element(document, 'nav', { class: 'in-post-contents', 'aria-label': say('reader.contents-of') }, title, list);
}
