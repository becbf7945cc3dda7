import type { Part } from '../../../main/library/model/parts.ts';
import { buildCard, hostOf } from './card.ts';
import type { PartContext } from './part-context.ts';
import { say } from '../../say.ts';

/** A card in place of a picture on the web, which is not loaded. A click opens it in the browser. */
export function buildWebPicture(part: Part & { kind: 'web-picture' }, context: PartContext): HTMLElement {
  const { block, alt, url } = part;
  return buildCard(
    { className: 'web-picture', block, alt, title: say('post.picture-on-web'), detail: hostOf(url), url },
    context,
  );
}
