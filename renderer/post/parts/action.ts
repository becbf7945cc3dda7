import type { Link } from '../../../main/library/model/links.ts';
import type { FacetName } from '../../../main/library/model/list.ts';

/** What a click on an element of the post does. Not kept in attributes, so that no post can forge one. */
export type Action =
  | { readonly kind: 'link'; readonly link: Link }
  | { readonly kind: 'filter'; readonly facet: FacetName; readonly value: string }
  /** Opens the picture large. */
  | { readonly kind: 'picture' }
  /** Shows a post with all its formatting that was shown as plain text, however long the layout takes. */
  | { readonly kind: 'show-whole' }
  | { readonly kind: 'copy'; readonly text: string }
  /** Switches the wrapping of long lines of code. */
  | { readonly kind: 'wrap' }
  /** Switches the line numbers of code. */
  | { readonly kind: 'numbers' }
  | { readonly kind: 'web'; readonly url: string };

const actions = new WeakMap<Element, Action>();

export function setAction(element: Element, action: Action): void {
  actions.set(element, action);
}

/** The action of a clicked element, or of the innermost element around it that has one. */
export function findAction(target: EventTarget | null): { readonly action: Action; readonly element: Element } | null {
  let node = target as Node | null;
  for (; node; node = node.parentNode) {
    const action = actions.get(node as Element);
    if (action) {
      return { action, element: node as Element };
    }
  }
  return null;
}
