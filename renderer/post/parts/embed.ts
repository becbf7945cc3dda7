import type { Part } from '../../../main/library/model/parts.ts';
import { say } from '../../say.ts';
import { buildCard, hostOf } from './card.ts';
import type { PartContext } from './part-context.ts';

/** A card in place of embedded content of another site. Nothing of it is loaded; a click opens it in the browser. */
export function buildEmbed(part: Part & { kind: 'embed' }, context: PartContext): HTMLElement {
  const { what, url, title, block } = part;
  return buildCard(
    { className: 'embed', block, alt: title, title: say(`embed.${what}`), detail: url ? hostOf(url) : '', url },
    context,
  );
}
