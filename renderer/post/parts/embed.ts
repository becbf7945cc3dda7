import type { Part } from '../../../main/library/model.ts';
import { buildCard, hostOf } from './card.ts';
import type { PartContext } from './part-context.ts';

export function buildEmbed(part: Part & { kind: 'embed' }, context: PartContext): HTMLElement {
  const { what, url } = part;
  return buildCard(
    {
      className: 'embed',
      block: null,
      alt: '',
      title: what === 'iframe' ? 'Embedded page' : what,
      detail: url ? hostOf(url) : '',
      url,
    },
    context,
  );
}
