import type { Link } from '../../../main/library/model/links.ts';
import type { FacetName } from '../../../main/library/model/list.ts';

/** What a click on an element of the post does. Kept outside of the page's attributes, so that no post can forge one. */
export type Action =
  | { readonly kind: 'link'; readonly link: Link }
  | { readonly kind: 'filter'; readonly facet: FacetName; readonly value: string }
  /** Shows it large. */
  | { readonly kind: 'picture' }
  /** Lays out all of the post, however long that takes. */
  | { readonly kind: 'show-whole' }
  | { readonly kind: 'copy'; readonly text: string }
  /** Breaks the long lines of code, or no longer. */
  | { readonly kind: 'wrap' }
  /** Numbers the lines of code, or no longer. */
  | { readonly kind: 'numbers' }
  | { readonly kind: 'web'; readonly url: string };

const actions = new WeakMap<Element, Action>();

export function setAction(element: Element, action: Action): void {
  actions.set(element, action);
}

/** The action of the innermost element around a click that has one. */
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
