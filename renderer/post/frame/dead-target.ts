import { shortened } from '../../controls/format.ts';
import { findAction } from '../parts/action.ts';

/** The dead link, or the card of the missing picture, with this `target`: the first one in or after `from`, or else of all. */
export function findDeadTarget(document: Document, target: string, from: Element | undefined): Element | undefined {
  const dead = [...document.querySelectorAll('a.to-dead, .missing-picture')].filter((element) => {
    if (element.matches('.missing-picture')) {
      return element.querySelector('.card-detail')?.getAttribute('data-text') === shortened(target);
    }
    const action = findAction(element)?.action;
    return action?.kind === 'link' && action.link.kind === 'dead' && action.link.target === target;
  });
  const isBefore = (element: Element) =>
    from && from.compareDocumentPosition(element) === Node.DOCUMENT_POSITION_PRECEDING;
  return dead.find((element) => !isBefore(element)) ?? dead[0];
}
