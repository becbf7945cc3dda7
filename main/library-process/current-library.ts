import type { LibraryRequestName, OpenedLibrary, Session } from '../../preload/contract.ts';
import { readTrueRoot } from '../security/contained-file.ts';
import { recallFirstList } from './first-list.ts';
import { findFolder } from './find-folder.ts';
import type { KnownLibraries, KnownLibrary } from '../storage/known-libraries.ts';
import type { LibraryId, PostId } from '../library/model/ids.ts';
import type { LibraryStatus } from '../library/model/library.ts';
import type { SiteCorrections } from '../library/model/site.ts';
import { type CallArgs, CallFailure, type CallReply, type LibraryEvent } from '../library/protocol.ts';
import type { StartLibraryChild } from './library-child.ts';
import { LibraryHost, type Patience } from './library-host.ts';

/** The open folder. */
export interface OpenLibrary {
  readonly id: LibraryId;
  readonly name: string;
  /** The absolute path, as the person gave it. */
  readonly root: string;
  /** The path with all links resolved when it was opened. Files are checked against it. */
  readonly trueRoot: Buffer;
  readonly host: LibraryHost;
}

/** The result of opening a path. */
export interface Opening {
  readonly opened: OpenedLibrary;
  /** The file name of the post, if the path was that of a post. */
  readonly post: string | null;
}

interface Options {
  readonly known: KnownLibraries;
  readonly start: StartLibraryChild;
  /** Gets the events of the open library. Events of closed ones are dropped. */
  readonly onEvent: (event: LibraryEvent) => void;
  readonly onDeath: (sentence: string) => void;
  readonly patience?: Patience;
}

/** The only open folder. Opening another one ends the process of the old one. */
export class CurrentLibrary {
  readonly #options: Options;
  /** Listeners for the status of the open library. */
  readonly #waiting = new Set<(status: LibraryStatus) => void>();
  #open: OpenLibrary | null = null;
  /** Counts the requests to open a folder. Only the last one is carried out. */
  #asked = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  get(): OpenLibrary | null {
    return this.#open;
  }

  /** The open library as the window needs it. Null if none is open. */
  describe(): OpenedLibrary | null {
    return this.#open && this.#describe(this.#open);
  }

  /** The open library, if it has this id. Otherwise fails with `no-library`. */
  require(id: LibraryId): OpenLibrary {
    if (this.#open === null || this.#open.id !== id) {
      throw new CallFailure('no-library', 'failure.folder-not-open');
    }
    return this.#open;
  }

  /** Answers a request of the window about a library. */
  async call<Name extends LibraryRequestName>(name: Name, args: CallArgs<Name>): Promise<CallReply<Name>> {
    return this.require(args.library).host.call(name, args);
  }

  /** Opens a folder, or the folder of a post. If the folder is open already, it stays open. */
  async openPath(chosen: string): Promise<Opening> {
    this.#asked += 1;
    const mine = this.#asked;
    const { folder, post } = await findFolder(chosen);
    const trueRoot = await readTrueRoot(folder);
    if (mine !== this.#asked) {
      throw new CallFailure('cancelled', 'failure.another-opened');
    }
    const library = this.#options.known.remember(trueRoot.toString());
    const open = this.#open;
    const isSame = open !== null && open.id === library.id && open.trueRoot.equals(trueRoot);
    return { opened: this.#describe(isSame ? open : this.#put(library, folder, trueRoot)), post };
  }

  async openRecent(id: LibraryId): Promise<Opening> {
    const library = this.#options.known.find(id);
    if (library === null) {
      throw new CallFailure('gone', 'failure.folder-forgotten');
    }
    return this.openPath(library.root);
  }

  writeSession(id: LibraryId, session: Session): void {
    this.#options.known.writeSession(id, session);
  }

  /** Saves a person's corrections of the open folder, and reads it again. */
  correct(id: LibraryId, corrections: SiteCorrections): void {
    const { host } = this.require(id);
    this.#options.known.writeCorrections(id, corrections);
    host.correct(corrections);
  }

  /**
   * The id of the post at a path, which is relative to the folder. Waits until the folder is listed. Null if there is
   * no such post.
   */
  async findPost(library: OpenLibrary, path: string): Promise<PostId | null> {
    const early = await library.host.call('post.find', { path });
    if (early !== null) {
      return early;
    }
    await this.#listed(library);
    return this.#open === library ? library.host.call('post.find', { path }) : null;
  }

  close(): void {
    this.#open?.host.close();
    this.#open = null;
  }

  #describe(library: OpenLibrary): OpenedLibrary {
    const known = this.#options.known.find(library.id);
    return {
      id: library.id,
      // Asked again each time: the handbook's name is in the language that is spoken now.
      name: known?.name ?? library.name,
      session: known?.session ?? { post: null, place: null },
      corrections: known?.corrections ?? {},
      status: library.host.status(),
      firstList: recallFirstList(library.id, library.trueRoot.toString()),
    };
  }

  #put({ id, name, corrections }: KnownLibrary, root: string, trueRoot: Buffer): OpenLibrary {
    this.#open?.host.close();
    const { start, onDeath, patience } = this.#options;
    const library: OpenLibrary = {
      id,
      name,
      root,
      trueRoot,
      host: new LibraryHost({
        library: id,
        root,
        corrections,
        start,
        onDeath,
        ...(patience ? { patience } : {}),
        onEvent: (event) => {
          if (this.#open === library) {
            this.#pass(event);
          }
        },
      }),
    };
    this.#open = library;
    return library;
  }

  #pass(event: LibraryEvent): void {
    if (event.name === 'library-status') {
      for (const listener of this.#waiting) {
        listener(event.payload);
      }
    }
    this.#options.onEvent(event);
  }

  /** Waits until the folder is listed, or another one is opened. */
  #listed(library: OpenLibrary): Promise<void> {
    return new Promise((resolve) => {
      const look = (status: LibraryStatus): void => {
        if (this.#open !== library || !['scanning', 'indexing', 'restarting'].includes(status.phase)) {
          this.#waiting.delete(look);
          resolve();
        }
      };
      this.#waiting.add(look);
      look(library.host.status());
    });
  }
}
