/** What a person used last in the window. */
type InputKind = 'keys' | 'pointer';

/** Alone they say nothing: they are held while a person clicks, or switches to another window. */
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

/** The kind of input, in all documents of the window: a key in the post counts for the page too. The window has one. */
class LatestInput {
  readonly #documents = new Set<Document>();
  // Nobody who has used no key needs a focus ring.
  #kind: InputKind = 'pointer';

  follow(document: Document): () => void {
    const onKey = ({ key }: KeyboardEvent): void => {
      if (!modifiers.has(key)) {
        this.#set('keys');
      }
    };
    const onPointer = (): void => this.#set('pointer');
    // Before other listeners, which may move the focus or stop the event.
    document.addEventListener('keydown', onKey, { capture: true });
    document.addEventListener('pointerdown', onPointer, { capture: true });
    this.#documents.add(document);
    this.#show(document);
    return () => {
      document.removeEventListener('keydown', onKey, { capture: true });
      document.removeEventListener('pointerdown', onPointer, { capture: true });
      this.#documents.delete(document);
    };
  }

  #set(kind: InputKind): void {
    if (kind !== this.#kind) {
      this.#kind = kind;
      for (const document of this.#documents) {
        this.#show(document);
      }
    }
  }

  #show({ documentElement }: Document): void {
    documentElement.dataset['input'] = this.#kind;
  }
}

const latestInput = new LatestInput();

/**
 * Sets `data-input` of a document to `keys` or `pointer`: what was used last, until the returned function is called.
 * Style sheets draw focus rings only for keys. Chromium alone does not know: where a script moves the focus into a
 * frame, or out of it, it shows a ring after a click too.
 */
export function followInput(document: Document): () => void {
  return latestInput.follow(document);
}
