import type { Part } from '../../../main/library/model/parts.ts';
import { element } from './element.ts';
import type { PartContext } from './part-context.ts';
import { say } from '../../say.ts';

export function buildRemoved(part: Part & { kind: 'removed' }, { document }: PartContext): HTMLElement {
  const words = say('post.removed', { what: say(`removed.${part.what}`) });
  return element(document, 'span', { class: 'removed drawn', 'data-text': words, role: 'note', 'aria-label': words });
}
