import type { Link } from '../../../main/library/model/links.ts';
import { lightbox } from '../../lightbox/lightbox-store.ts';
import { explainLink } from '../frame/explain-link.ts';
import { collectPictures, leadsToPicture } from '../frame/pictures.ts';
import { findAction } from '../parts/action.ts';
import { copyCode } from './copy-code.ts';
import { fragmentBlock } from './fragment-block.ts';
import type { PostServices } from './post-services.ts';
import type { PostLinks } from './post-links.ts';
import type { Reader } from './reader.ts';
import type { Session } from './session.ts';

/** Handles what a person does in the post's frame, which has no scripts of its own. */
export class FrameEvents {
  readonly #services: PostServices;
  readonly #reader: Reader;
  readonly #links: PostLinks;
  readonly #session: Session;
  /** Whether the current heading will be looked up before the next frame. */
  #isDue = false;

  constructor(services: PostServices, reader: Reader, links: PostLinks, session: Session) {
    this.#services = services;
    this.#reader = reader;
    this.#links = links;
    this.#session = session;
  }

  listen(document: Document): void {
    document.addEventListener('click', (event) => this.#onClick(event));
    document.addEventListener('auxclick', (event) => {
      // A middle click would open the link's address, `#`, in a new window.
      if (event.button === 1 && isOnLink(event.target)) {
        event.preventDefault();
      }
    });
    document.addEventListener('keydown', (event) => this.#onKeyDown(event));
    document.addEventListener('focusin', (event) => this.#onFocus(event));
    document.addEventListener('focusout', () => this.#services.store.setState({ explained: null }));
    document.addEventListener('contextmenu', (event) => this.#onContextMenu(event, document));
    document.addEventListener('dragstart', (event) => event.preventDefault());
    document.addEventListener('scroll', () => this.#onScroll(), { passive: true });
  }

  #onClick(event: MouseEvent): void {
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
          this.#showLarge(element);
        } else if (!this.#openNote(element, action.link)) {
          this.#links.follow(action.link);
        }
        break;
      case 'picture':
        this.#showLarge(element);
        break;
      case 'filter':
        this.#links.filter(action.facet, action.value);
        break;
      case 'web':
        this.#links.openWeb(action.url);
        break;
      case 'wrap':
        toggleForm(element, 'wraps');
        break;
      case 'numbers':
        toggleForm(element, 'numbered');
        break;
      case 'show-whole':
        void this.#reader.showWhole();
        break;
      case 'copy':
        void copyCode(action.text, element);
    }
  }

  /** Opens the footnote that a link leads to, below the link; false where the link leads to something else. */
  #openNote(element: Element, link: Link): boolean {
    const { store, frame } = this.#services;
    const { post } = store.getState();
    const block = post && link.kind === 'anchor' ? fragmentBlock(post, link.fragment) : null;
    return block !== null && frame.toggleNote(element, block);
  }

  /** Opens a picture in the lightbox, along with the other pictures of the post. */
  #showLarge(element: Element): void {
    const { pictures, at } = collectPictures(element.ownerDocument, this.#services.library.id, element);
    if (at >= 0) {
      lightbox.show(pictures, at, element as HTMLElement);
    }
  }

  /** Opens a focused picture by Enter. It is not a link, so the browser does not do that. */
  #onKeyDown(event: KeyboardEvent): void {
    const element = event.target as Element | null;
    const isPicture = element !== null && findAction(element)?.action.kind === 'picture';
    const isBare = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isPicture && (event.key === 'Enter' || event.key === ' ') && isBare) {
      event.preventDefault();
      this.#showLarge(element);
    }
  }

  /** Explains a focused link below the post. With the pointer, a tooltip explains it, which the keyboard can't open. */
  #onFocus({ target }: FocusEvent): void {
    const element = target as Element | null;
    const action = element?.matches('a:focus-visible') ? findAction(element)?.action : undefined;
    const words = action?.kind === 'link' ? explainLink(action.link) : action?.kind === 'web' ? action.url : '';
    this.#services.store.setState({ explained: words || null });
  }

  #onContextMenu(event: MouseEvent, document: Document): void {
    event.preventDefault();
    const action = findAction(event.target)?.action;
    const url =
      action?.kind === 'web'
        ? action.url
        : action?.kind === 'link' && action.link.kind === 'web'
          ? action.link.url
          : null;
    this.#links.openMenu(document.getSelection()?.toString() ?? '', url);
  }

  #onScroll(): void {
    this.#session.writeSoon();
    if (this.#isDue) {
      return;
    }
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      this.#followHeading();
    });
  }

  #followHeading(): void {
    const { store, frame } = this.#services;
    const { post, heading } = store.getState();
    if (!post || post.contents.length === 0) {
      return;
    }
    const now = frame.readHeading(post.contents.map(({ block }) => block));
    if (now !== heading) {
      store.setState({ heading: now });
    }
  }
}

function isOnLink(target: EventTarget | null): boolean {
  return (target as Element | null)?.closest?.('a') != null;
}

function toggleForm(button: Element, form: 'wraps' | 'numbered'): void {
  const isOn = button.closest('figure')?.classList.toggle(form) ?? false;
  button.setAttribute('aria-pressed', String(isOn));
}
