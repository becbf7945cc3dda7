import type { Part } from '../../../main/library/model/parts.ts';
import { buildCard } from './card.ts';
import type { PartContext } from './part-context.ts';
import { say } from '../../say.ts';

export function buildMissingPicture(part: Part & { kind: 'missing-picture' }, context: PartContext): HTMLElement {
  const { block, alt, target } = part;
  return buildCard(
    { className: 'missing-picture', block, alt, title: say('post.picture-missing'), detail: target, url: null },
    context,
  );
}
