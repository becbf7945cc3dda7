import type { Part } from '../../../main/library/model.ts';
import { buildCard } from './card.ts';
import type { PartContext } from './part-context.ts';

export function buildMissingPicture(part: Part & { kind: 'missing-picture' }, context: PartContext): HTMLElement {
  const { block, alt, target } = part;
  return buildCard(
    { className: 'missing-picture', block, alt, title: 'Picture not in this folder', detail: target, url: null },
    context,
  );
}
