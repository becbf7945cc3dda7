import type { Part } from '../../../main/library/model/parts.ts';
import { element } from './element.ts';
import type { PartContext } from './part-context.ts';
import { say } from '../../say.ts';

/** Another note, or lines of a file, embedded in the post below a link to it. Where it can't be shown, only the link. */
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

/** The title of an embedded post, or else the words of the reference. */
function nameOf({ link, words }: Part & { kind: 'embedded' }): string {
  return link.kind === 'post' && link.title !== '' ? link.title : words;
}
