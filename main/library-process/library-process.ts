import { setFlagsFromString } from 'node:v8';
import { readBuildName } from '../library/cache/build-name.ts';
import { Library } from '../library/library.ts';
import { findMeans } from '../library/library-means.ts';
import { CallFailure, type CallName, type FromLibrary, type ToLibrary } from '../library/protocol.ts';

// Nothing here makes code out of text, and nothing in a post shall. (The process takes no such flag when it is forked.)
setFlagsFromString('--disallow-code-generation-from-strings');

/** In milliseconds: the rows of the list, and what else the window asks at its start, come first. */
const pauseBeforePreparing = 300;

/**
 * The library process: one folder's posts, apart from the window. It holds a `Library` and passes messages on; the
 * main process starts it again if it dies.
 */
class LibraryProcess {
  readonly #port: Electron.ParentPort;
  #library: Library | null = null;
  #isPrepared = false;

  constructor(port: Electron.ParentPort) {
    this.#port = port;
    port.on('message', ({ data }) => this.#receive(data as ToLibrary));
  }

  #receive(message: ToLibrary): void {
    switch (message.type) {
      case 'open':
        this.#library ??= new Library({
          library: message.library,
          root: message.root,
          poison: message.poison,
          corrections: message.corrections,
          watch: true,
          build: readBuildName(),
          emit: (event) => this.#send({ type: 'event', event }),
          working: (post) => this.#send({ type: 'working', post }),
          making: (posts) => this.#send({ type: 'making', posts }),
          means: findMeans({ root: message.root, cache: true, careful: message.careful }),
        });
        break;
      case 'call':
        void this.#answer(message);
        break;
      case 'correct':
        this.#library?.correct(message.corrections);
        break;
      case 'attend':
        this.#library?.attend();
        break;
      case 'cancel':
        this.#library?.cancel();
        break;
      case 'reload':
        this.#library?.reload();
        break;
      case 'ping':
        this.#send({ type: 'pong' });
        break;
    }
  }

  async #answer({ id, name, args }: Extract<ToLibrary, { type: 'call' }>): Promise<void> {
    try {
      if (!this.#library) {
        throw new CallFailure('no-library', 'failure.no-folder');
      }
      const value = await this.#library.call(name as CallName, args as never);
      this.#send({ type: 'reply', id, outcome: { ok: true, value } });
      if (name.startsWith('view.')) {
        this.#prepareSoon();
      }
    } catch (error) {
      const { code, told: message } = error instanceof CallFailure ? error : new CallFailure('failed', 'failure.fault');
      if (code === 'failed') {
        console.error(`${name}:`, error);
      }
      this.#send({ type: 'reply', id, outcome: { ok: false, code, message } });
    }
  }

  /** The list is out: now there is time to load what a click on it needs. */
  #prepareSoon(): void {
    if (!this.#isPrepared) {
      this.#isPrepared = true;
      setTimeout(() => void this.#library?.prepare(), pauseBeforePreparing);
    }
  }

  #send(message: FromLibrary): void {
    this.#port.postMessage(message);
  }
}

new LibraryProcess(process.parentPort);
