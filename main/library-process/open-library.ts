import type { OpenedLibrary, Session } from '../../preload/contract.ts';
import { readTrueRoot } from '../security/contained-file.ts';
import { findFolder } from './find-folder.ts';
import type { KnownLibraries, KnownLibrary } from '../storage/known-libraries.ts';
import type { LibraryId, LibraryStatus, PostId, SiteCorrections } from '../library/model.ts';
import { CallFailure, type LibraryEvent } from '../library/protocol.ts';
import { type LibraryHost, openLibraryHost, type Patience, type StartLibraryChild } from './library-host.ts';

/** The folder that is open. */
export interface OpenLibrary {
  readonly id: LibraryId;
  readonly name: string;
  /** Absolute, as the person named it. */
  readonly root: string;
  /** With every link resolved, taken when it was opened: what its files are held against. */
  readonly trueRoot: Buffer;
  readonly host: LibraryHost;
}

/** What came of opening a path. */
export interface Opening {
  readonly opened: OpenedLibrary;
  /** The name of the post in that folder, when a post was named rather than a folder. */
  readonly post: string | null;
}

/** The one folder that can be open. Opening another ends the process of the one before. */
export interface LibraryShelf {
  current(): OpenLibrary | null;
  /** As the window is told of it; null with none open. */
  describe(): OpenedLibrary | null;
  /** The open library if it is this one; else fails with `no-library`. */
  require(id: LibraryId): OpenLibrary;
  /** Opens a folder, or the folder of a post. The folder that is open already just stays so. */
  openPath(path: string): Promise<Opening>;
  openRecent(id: LibraryId): Promise<Opening>;
  writeSession(id: LibraryId, session: Session): void;
  /** Keeps what the person says of the open folder, and has it read again. */
  correct(id: LibraryId, corrections: SiteCorrections): void;
  /** The post at a path relative to the folder; waits until the folder is listed; null when there is none. */
  findPost(library: OpenLibrary, path: string): Promise<PostId | null>;
  close(): void;
}

interface Options {
  readonly known: KnownLibraries;
  readonly start: StartLibraryChild;
  /** Events of the open library; those of one that was closed are dropped. */
  readonly onEvent: (library: OpenLibrary, event: LibraryEvent) => void;
  readonly onDeath: (sentence: string) => void;
  readonly patience?: Patience;
}

export function createLibraryShelf({ known, start, onEvent, onDeath, patience }: Options): LibraryShelf {
  let open: OpenLibrary | null = null;
  let opening = 0;
  const waiting = new Set<(status: LibraryStatus) => void>();

  const describe = (library: OpenLibrary): OpenedLibrary => ({
    id: library.id,
    name: library.name,
    session: known.find(library.id)?.session ?? { post: null, place: null },
    corrections: known.find(library.id)?.corrections ?? {},
    status: library.host.status(),
  });

  const put = ({ id, name, corrections }: KnownLibrary, root: string, trueRoot: Buffer): OpenLibrary => {
    open?.host.close();
    const library: OpenLibrary = {
      id,
      name,
      root,
      trueRoot,
      host: openLibraryHost({
        library: id,
        root,
        corrections,
        start,
        onDeath,
        ...(patience ? { patience } : {}),
        onEvent: (event) => {
          if (open !== library) {
            return;
          }
          if (event.name === 'status') {
            for (const listener of waiting) {
              listener(event.payload);
            }
          }
          onEvent(library, event);
        },
      }),
    };
    open = library;
    return library;
  };

  const openPath = async (chosen: string): Promise<Opening> => {
    opening += 1;
    const mine = opening;
    const { folder, post } = await findFolder(chosen);
    const trueRoot = await readTrueRoot(folder);
    if (mine !== opening) {
      throw new CallFailure('cancelled', 'Another folder was opened meanwhile.');
    }
    const library = known.remember(trueRoot.toString());
    const same = open !== null && open.id === library.id && open.trueRoot.equals(trueRoot);
    return { opened: describe(same && open !== null ? open : put(library, folder, trueRoot)), post };
  };

  const listed = (library: OpenLibrary): Promise<void> =>
    new Promise((resolve) => {
      const look = (status: LibraryStatus): void => {
        if (open !== library || !['scanning', 'listing', 'restarting'].includes(status.phase)) {
          waiting.delete(look);
          resolve();
        }
      };
      waiting.add(look);
      look(library.host.status());
    });

  const requireOpen = (id: LibraryId): OpenLibrary => {
    if (open === null || open.id !== id) {
      throw new CallFailure('no-library', 'This folder is not open any more.');
    }
    return open;
  };

  return {
    current: () => open,
    describe: () => (open === null ? null : describe(open)),
    require: requireOpen,
    openPath,
    openRecent: async (id) => {
      const library = known.find(id);
      if (library === null) {
        throw new CallFailure('gone', 'Offprint does not remember this folder any more. Choose it with Open Folder.');
      }
      return openPath(library.root);
    },
    writeSession: (id, session) => known.writeSession(id, session),
    correct: (id, corrections) => {
      const { host } = requireOpen(id);
      known.writeCorrections(id, corrections);
      host.correct(corrections);
    },
    findPost: async (library, path) => {
      const find = (): Promise<PostId | null> => library.host.call('post.find', { path });
      const early = await find();
      if (early !== null) {
        return early;
      }
      await listed(library);
      return open === library ? find() : null;
    },
    close: () => {
      open?.host.close();
      open = null;
    },
  };
}
