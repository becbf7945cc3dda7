import type { Part } from '../../../main/library/model/parts.ts';
import { element } from './element.ts';
import type { PartContext } from './part-context.ts';
import { say } from '../../say.ts';

/** Another note, or lines of a file, within the post: its name opens it. Where nothing of it can be shown, a link to it. */
export function buildEmbedded(part: Part & { kind: 'embedded' }, context: PartContext): HTMLElement {
  const { document, showLink, buildText } = context;
  const { link, shown, wanted } = part;
  const name = nameOf(part);
  const open = element(document, 'a', { class: 'embedded-open' }, name);
  showLink(open, link);
  if (!shown) {
    return element(document, 'p', { class: 'embedded-link' }, open);
  }
  const rest = shown.cut ? element(document, 'p', { class: 'embedded-rest' }, say('post.embedded-rest')) : null;
  const label = say(wanted.kind === 'code' ? 'post.embedded-code' : 'post.embedded-note', { name });
  return element(
    document,
    'section',
    { class: `embedded ${wanted.kind}`, 'aria-label': label },
    element(document, 'div', { class: 'embedded-bar' }, open),
    buildText(shown),
    rest,
  );
}

/** Of a part of the post itself, the words behind `#`. */
function nameOf({ link, words }: Part & { kind: 'embedded' }): string {
  return link.kind === 'post' && link.title !== '' ? link.title : words;
}
