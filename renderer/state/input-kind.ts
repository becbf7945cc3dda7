/** What a person used last in the window. */
type InputKind = 'keys' | 'pointer';

/** Keys that a person also holds while using a pointer or switching windows. Alone they do not count. */
const modifiers: ReadonlySet<string> = new Set([
  'Alt',
  'AltGraph',
  'CapsLock',
  'Control',
  'Fn',
  'Meta',
  'NumLock',
  'Shift',
]);

/**
 * The kind of input in all documents of the window: a key in the post counts for the page too. The window has one. Only
 * the focused element is marked: a mark at the root would make Chromium style all of a long post again.
 */
class LatestInput {
  readonly #documents = new Set<Document>();
  // Nobody who has used no key needs a focus ring.
  #kind: InputKind = 'pointer';
  /** Whether the pointer has left the page since the last key, for the system's menus perhaps, whose clicks nobody hears. */
  #pointerAway = false;

  follow(document: Document): () => void {
    const listeners: Readonly<Record<string, (event: Event) => void>> = {
      keydown: (event) => {
        this.#pointerAway = false;
        if (!modifiers.has((event as KeyboardEvent).key)) {
          this.#set('keys');
        }
      },
      pointerdown: () => this.#set('pointer'),
      pointerover: () => {
        this.#pointerAway = false;
      },
      pointerout: (event) => {
        this.#pointerAway = (event as PointerEvent).relatedTarget === null;
      },
      focus: ({ target }) => this.#mark(target),
      blur: ({ target }) => unmark(target),
    };
    // Before other listeners, which may move the focus or stop the event.
    for (const [name, hear] of Object.entries(listeners)) {
      document.addEventListener(name, hear, { capture: true });
    }
    this.#documents.add(document);
    return () => {
      for (const [name, hear] of Object.entries(listeners)) {
        document.removeEventListener(name, hear, { capture: true });
      }
      this.#documents.delete(document);
    };
  }

  menuChosen(): void {
    if (this.#pointerAway) {
      this.#set('pointer');
    }
  }

  #set(kind: InputKind): void {
    if (kind !== this.#kind) {
      this.#kind = kind;
      for (const { activeElement } of this.#documents) {
        this.#mark(activeElement);
      }
    }
  }

  #mark(focused: EventTarget | null): void {
    if (this.#kind === 'keys') {
      unmark(focused);
    } else if (isElement(focused)) {
      focused.setAttribute('data-quiet', '');
    }
  }
}

function unmark(left: EventTarget | null): void {
  if (isElement(left)) {
    left.removeAttribute('data-quiet');
  }
}

// `instanceof` fails across frames. The document gets the focus too.
function isElement(target: EventTarget | null): target is Element {
  return target !== null && 'setAttribute' in target;
}

const latestInput = new LatestInput();

/**
 * Gives the focused element of a document `data-quiet` while a pointer was used last, until the returned function is
 * called. Style sheets draw no focus ring then. Chromium alone does not know: where a script moves the focus into a
 * frame, or out of it, it shows a ring after a click too.
 */
export function followInput(document: Document): () => void {
  return latestInput.follow(document);
}

/**
 * Says that a command came from the shell: from a menu, or from a key, which the page has heard before. It counts as a
 * click if the pointer has left the page since the last key.
 */
export function hearMenu(): void {
  latestInput.menuChosen();
}
