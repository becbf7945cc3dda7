import type { Part } from '../../../main/library/model/parts.ts';
import { setAction } from './action.ts';
import { element } from './element.ts';
import type { PartContext } from './part-context.ts';
import { say } from '../../say.ts';

/** An unknown shortcode: its name and arguments, and a button that copies all of it. */
export function buildShortcode(part: Part & { kind: 'shortcode' }, { document, showBlock }: PartContext): HTMLElement {
  const label = element(document, 'span', { class: 'shortcode-label', dir: 'ltr' }, part.label);
  showBlock(part.block, label);
  const copy = element(
    document,
    'button',
    { type: 'button', class: 'copy', title: say('post.copy-call') },
    say('copy.copy'),
  );
  setAction(copy, { kind: 'copy', text: part.source });
  return element(document, 'span', { class: 'shortcode' }, label, copy);
}
