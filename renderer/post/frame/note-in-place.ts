import { findAction, setAction } from '../parts/action.ts';
import { element } from '../parts/element.ts';

/** The open notes, by the references that opened them. */
const open = new WeakMap<Element, Element>();

/** Selector of the elements below which a note is opened. */
const noteParents = 'p, li, dd, dt, td, th, blockquote, figcaption, h2, h3, h4, h5, h6';

/** Whether a link looks like a reference to a footnote. */
export function isNoteReference(reference: Element): boolean {
  return reference.closest('sup, .footnote-ref') !== null;
}

/**
 * Opens a footnote below the paragraph that refers to it, or closes it again. Returns false where `target` is not in a
 * footnote. The opened note is a copy: the notes at the end stay, with the hits that are marked in them.
 */
export function toggleNote(reference: Element, target: Element | undefined): boolean {
  const note = target?.closest('.footnote-item, .footnotes > li');
  if (!note || !isNoteReference(reference) || note.contains(reference)) {
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
  const place = reference.closest(noteParents);
  if (place?.matches('p, h2, h3, h4, h5, h6, blockquote')) {
    place.after(copy);
  } else {
    (place ?? reference.parentElement)?.append(copy);
  }
  open.set(reference, copy);
  reference.setAttribute('aria-expanded', 'true');
  return true;
}

/** A copy of a note's content, with working links, and without the link back to the reference. */
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
