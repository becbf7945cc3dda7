import { useLibrary } from '../../state/library-store.ts';
import { showPictures } from '../../lightbox/lightbox-store.ts';
import { findAction } from '../parts/action.ts';
import { explainLink } from '../frame/explain-link.ts';
import * as frame from '../frame/frame.ts';
import { filterFromPost, follow, openPostMenu, openWeb } from './follow-link.ts';
import { collectPictures, leadsToPicture } from '../frame/pictures.ts';
import { useReader } from './reader-store.ts';
import { writeSession } from './session.ts';
import { say } from '../../say.ts';

/** Hears what a person does with the post in its frame, which has no scripts of its own. */
export function listenToFrame(document: Document): void {
  document.addEventListener('click', onClick);
  document.addEventListener('auxclick', (event) => {
    // A middle click would open the link's empty address in a window of its own.
    if (event.button === 1 && isOnLink(event.target)) {
      event.preventDefault();
    }
  });
  document.addEventListener('keydown', onKeyDown);
  document.addEventListener('focusin', onFocus);
  document.addEventListener('focusout', () => useReader.setState({ explained: null }));
  document.addEventListener('contextmenu', onContextMenu);
  document.addEventListener('dragstart', (event) => event.preventDefault());
  document.addEventListener('scroll', onScroll, { passive: true });
}

function isOnLink(target: EventTarget | null): boolean {
  return (target as Element | null)?.closest?.('a') != null;
}

function onClick(event: MouseEvent): void {
  if (isOnLink(event.target)) {
    event.preventDefault();
  }
  const found = findAction(event.target);
  if (!found) {
    return;
  }
  event.preventDefault();
  const { action, element } = found;
  switch (action.kind) {
    case 'link':
      if (leadsToPicture(action.link)) {
        showLarge(element);
      } else {
        follow(action.link);
      }
      break;
    case 'picture':
      showLarge(element);
      break;
    case 'filter':
      filterFromPost(action.facet, action.value);
      break;
    case 'web':
      openWeb(action.url);
      break;
    case 'copy':
      void copyText(action.text, element);
  }
}

/** Opens the picture that an element stands for, among all those of the post. */
function showLarge(element: Element): void {
  const { library } = useLibrary.getState();
  if (!library) {
    return;
  }
  const { pictures, at } = collectPictures(element.ownerDocument, library.id, element);
  if (at >= 0) {
    showPictures(pictures, at, element as HTMLElement);
  }
}

/** A picture is no link, so nothing but this makes a click of its Enter. */
function onKeyDown(event: KeyboardEvent): void {
  const element = event.target as Element | null;
  const isPicture = element !== null && findAction(element)?.action.kind === 'picture';
  if (isPicture && (event.key === 'Enter' || event.key === ' ') && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    showLarge(element);
  }
}

/** A pointer is told by the title of a link; the keyboard, which no title follows, is told below the post. */
function onFocus({ target }: FocusEvent): void {
  const element = target as Element | null;
  const action = element?.matches('a:focus-visible') ? findAction(element)?.action : undefined;
  const words = action?.kind === 'link' ? explainLink(action.link) : action?.kind === 'web' ? action.url : '';
  useReader.setState({ explained: words || null });
}

async function copyText(text: string, button: Element): Promise<void> {
  let copied = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copied = copySelected(button);
  }
  button.textContent = say(copied ? 'copy.copied' : 'copy.not-copied');
  setTimeout(() => {
    button.textContent = say('copy.copy');
  }, 1_500);
}

/** The window may have no leave to write the clipboard; copying a selection needs none. */
function copySelected(button: Element): boolean {
  const document = button.ownerDocument;
  const code = button.closest('figure')?.querySelector('code');
  const selection = document.getSelection();
  if (!code || !selection) {
    return false;
  }
  selection.selectAllChildren(code);
  const copied = document.execCommand('copy');
  selection.removeAllRanges();
  return copied;
}

function onContextMenu(event: MouseEvent): void {
  event.preventDefault();
  const document = event.currentTarget as Document;
  const action = findAction(event.target)?.action;
  const url =
    action?.kind === 'web'
      ? action.url
      : action?.kind === 'link' && action.link.kind === 'web'
        ? action.link.url
        : null;
  openPostMenu(document.getSelection()?.toString() ?? '', url);
}

let due = false;

function onScroll(): void {
  writeSession();
  if (due) {
    return;
  }
  due = true;
  requestAnimationFrame(() => {
    due = false;
    const { post, heading } = useReader.getState();
    if (!post || post.contents.length === 0) {
      return;
    }
    const now = frame.readHeading(post.contents.map(({ block }) => block));
    if (now !== heading) {
      useReader.setState({ heading: now });
    }
  });
}
