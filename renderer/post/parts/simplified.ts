import { setAction } from './action.ts';
import { element } from './element.ts';
import type { PartContext } from './part-context.ts';
import { say } from '../../say.ts';

/** A note that the post is shown as plain text, with a button that shows it with all its formatting. */
export function buildSimplified({ document }: PartContext): HTMLElement {
  const words = say('post.simplified');
  const label = say('post.show-whole');
  const button = element(document, 'button', {
    type: 'button',
    class: 'drawn',
    'data-text': label,
    'aria-label': label,
  });
  setAction(button, { kind: 'show-whole' });
  return element(
    document,
    'span',
    { class: 'simplified' },
    element(document, 'span', { class: 'drawn', 'data-text': words, role: 'note', 'aria-label': words }),
    button,
  );
}
