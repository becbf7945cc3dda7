import { setFlagsFromString } from 'node:v8';
import { giveMemoryBack } from '../give-memory-back.ts';
import { readBuildName } from '../library/cache/build-name.ts';
import { Library } from '../library/library.ts';
import { findMeans } from '../library/library-means.ts';
import type { LibraryStatus } from '../library/model/library.ts';
import { CallFailure, type CallName, type FromLibrary, type ToLibrary } from '../library/protocol.ts';
import { growYoungSpaceFor, hasManyPosts, keepYoungSpaceSmall } from './heap-memory.ts';

// No code of ours is made from text, and no post may do so. A utility process can't be given this flag when it is
// forked.
setFlagsFromString('--disallow-code-generation-from-strings');
keepYoungSpaceSmall();

/** In milliseconds. The rows of the list, and other requests at the start, come first. */
const pauseBeforePreparing = 300;
/** In milliseconds without a call. The last thread has ended by then, and nobody is typing. */
const quietBeforeCollecting = 1_000;

/**
 * The library process, which holds the posts of one folder. It passes messages to a `Library`. If it dies, the main
 * process starts another.
 */
class LibraryProcess {
  readonly #port: Electron.ParentPort;
  #library: Library | null = null;
  #isPrepared = false;
  /** Whether memory has been given back. Later changes of the folder leave little. */
  #hasGivenBack = false;
  #lastCall = 0;

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
          emit: (event) => {
            this.#send({ type: 'event', event });
            if (event.name === 'library-status') {
              this.#saveMemory(event.payload);
            }
          },
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
    this.#lastCall = performance.now();
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

  /** Called when the list was sent. Then there is time to load the code that shows a post. */
  #prepareSoon(): void {
    if (!this.#isPrepared) {
      this.#isPrepared = true;
      setTimeout(() => void this.#library?.prepare(), pauseBeforePreparing);
    }
  }

  /** Gives memory back once a folder has been read, and keeps more of it for a large one. */
  #saveMemory({ phase, found }: LibraryStatus): void {
    growYoungSpaceFor(found);
    // With many posts that would stop the process for too long, and what it frees is a small part.
    if (phase === 'ready' && !this.#hasGivenBack && !hasManyPosts(found)) {
      this.#hasGivenBack = true;
      void this.#library?.whenIdle().then(() => this.#giveBackWhenQuiet(performance.now()));
    }
  }

  #giveBackWhenQuiet(since: number): void {
    const left = Math.max(since, this.#lastCall) + quietBeforeCollecting - performance.now();
    if (left > 0) {
      setTimeout(() => this.#giveBackWhenQuiet(since), left);
    } else {
      void giveMemoryBack();
    }
  }

  #send(message: FromLibrary): void {
    this.#port.postMessage(message);
  }
}

new LibraryProcess(process.parentPort);
