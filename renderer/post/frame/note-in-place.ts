import { findAction, setAction } from '../parts/action.ts';
import { element } from '../parts/element.ts';

/** The notes that are open, by the references that opened them. */
const open = new WeakMap<Element, Element>();

/** What a note is put below: the smallest part of the text that stands by itself. */
const around = 'p, li, dd, dt, td, th, blockquote, figcaption, h2, h3, h4, h5, h6';

/**
 * Opens the note that a reference leads to below the paragraph of the reference, or closes it again; false where `target`
 * is in no footnote. It is a copy: the notes at the end stay, and so does what is found in them.
 */
export function toggleNote(reference: Element, target: Element | undefined): boolean {
  const note = target?.closest('.footnote-item, .footnotes > li');
  if (!note || !reference.closest('sup, .footnote-ref') || note.contains(reference)) {
    return false;
  }
  const before = open.get(reference);
  if (before?.isConnected) {
    before.remove();
    reference.setAttribute('aria-expanded', 'false');
    return true;
  }
  const { ownerDocument: document } = reference;
  const copy = element(document, 'aside', { class: 'note-in-place', role: 'note' }, copyOf(note));
  const place = reference.closest(around);
  if (place?.matches('p, h2, h3, h4, h5, h6, blockquote')) {
    place.after(copy);
  } else {
    (place ?? reference.parentElement)?.append(copy);
  }
  open.set(reference, copy);
  reference.setAttribute('aria-expanded', 'true');
  return true;
}

/** What stands in a note, without the way back to its reference; links do what they do there. */
function copyOf(note: Element): DocumentFragment {
  const fragment = note.ownerDocument.createDocumentFragment();
  const copies = [...note.childNodes].map((child) => {
    const copy = child.cloneNode(true);
    if (child instanceof Object && child.nodeType === 1) {
      copyActions(child as Element, copy as Element);
    }
    return copy;
  });
  fragment.append(...copies);
  for (const back of fragment.querySelectorAll('.footnote-backref')) {
    back.remove();
  }
  for (const block of fragment.querySelectorAll('[data-block]')) {
    block.removeAttribute('data-block');
  }
  return fragment;
}

function copyActions(from: Element, to: Element): void {
  const [sources, copies] = [from, to].map((root) => [root, ...root.querySelectorAll('*')]);
  for (const [at, source] of (sources ?? []).entries()) {
    const found = findAction(source);
    const copy = copies?.[at];
    if (found?.element === source && copy) {
      setAction(copy, found.action);
    }
  }
}
