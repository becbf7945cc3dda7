import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { type RecentLibrary, type Session, siteCorrections } from '../../preload/contract.ts';
import type { LibraryId, PostId } from '../library/model/ids.ts';
import type { SiteCorrections } from '../library/model/site.ts';
import { type OnProblem, openStoredFile, type StoredFile } from './stored-file.ts';
import { say } from '../speech.ts';

const place = z.object({ block: z.number().int().min(0), offset: z.number() });

const knownLibrary = z.object({
  id: z.string().regex(/^[0-9a-f]{32}$/),
  /** The true path of the folder, with links resolved. It identifies the library. */
  root: z.string().min(1),
  /**
   * Whether these are the posts that ship with the app. Their path may change: an AppImage has a new one at each start.
   */
  handbook: z.boolean().catch(false),
  /** In milliseconds since 1970. */
  lastOpened: z.number().catch(0),
  post: z.string().nullable().catch(null),
  place: place.nullable().catch(null),
  /** A person's corrections of what was detected. */
  corrections: siteCorrections.catch({}),
  /** Whether it was removed from the list of recent folders. If it is opened again, it is still the same library. */
  forgotten: z.boolean().catch(false),
});

type Known = z.infer<typeof knownLibrary>;

// A broken entry must not remove the ids of the others.
const stored = z.object({
  libraries: z
    .array(z.unknown())
    .catch([])
    .transform((entries) =>
      entries.flatMap((entry) => {
        const parsed = knownLibrary.safeParse(entry);
        return parsed.success ? [parsed.data] : [];
      }),
    ),
});

const mostShown = 20;
const mostKept = 1_000;

/** A folder that was opened before. */
export interface KnownLibrary {
  readonly id: LibraryId;
  readonly name: string;
  readonly root: string;
  /** The path, shortened for a person. */
  readonly folder: string;
  readonly session: Session;
  readonly corrections: SiteCorrections;
}

interface Options {
  /** The folder of `libraries.json`. */
  readonly folder: string;
  /** The true path of the posts that ship with the app. Null if there are none. */
  readonly handbook: string | null;
  readonly onProblem: OnProblem;
}

/** All folders that were ever opened, with their ids and the person's last place in each. Saved in `libraries.json`. */
export class KnownLibraries {
  readonly #file: StoredFile<z.infer<typeof stored>>;
  readonly #handbook: string | null;

  /** Use `openKnownLibraries`, which reads the file. */
  constructor(file: StoredFile<z.infer<typeof stored>>, handbook: string | null) {
    this.#file = file;
    this.#handbook = handbook;
  }

  /** Puts a folder first, by its true path. A known folder keeps its id and session. */
  remember(trueRoot: string): KnownLibrary {
    const before = this.#all().find((entry) => entry.root === trueRoot);
    const entry: Known = before ?? {
      id: randomBytes(16).toString('hex'),
      root: trueRoot,
      handbook: false,
      lastOpened: 0,
      post: null,
      place: null,
      corrections: {},
      forgotten: false,
    };
    const opened = { ...entry, handbook: trueRoot === this.#handbook, lastOpened: Date.now(), forgotten: false };
    const others = this.#all().filter(({ id }) => id !== entry.id);
    this.#file.write({ libraries: [opened, ...others].slice(0, mostKept) });
    return describe(opened);
  }

  find(id: LibraryId): KnownLibrary | null {
    const entry = this.#all().find((known) => known.id === id);
    return entry ? describe(entry) : null;
  }

  /** The newest come first, at most 20, without those that were removed from the list. */
  recent(): readonly KnownLibrary[] {
    return this.#all()
      .filter((entry) => !entry.forgotten)
      .slice(0, mostShown)
      .map(describe);
  }

  /** Removes a folder from the list of recent ones. If it is opened again, it is still the same library. */
  forget(id: LibraryId): void {
    this.#change(id, (entry) => ({ ...entry, forgotten: true, post: null, place: null }));
  }

  writeSession(id: LibraryId, session: Session): void {
    this.#change(id, (entry) => ({ ...entry, post: session.post, place: session.place }));
  }

  /**
   * Saves corrections. They stay even if the folder is removed from the list, since they describe the folder and not
   * its reader.
   */
  writeCorrections(id: LibraryId, corrections: SiteCorrections): void {
    this.#change(id, (entry) => ({ ...entry, corrections }));
  }

  flush(): void {
    this.#file.flush();
  }

  #all(): readonly Known[] {
    const handbook = this.#handbook;
    return this.#file
      .read()
      .libraries.map((entry) => (entry.handbook && handbook !== null ? { ...entry, root: handbook } : entry));
  }

  #change(id: LibraryId, edit: (entry: Known) => Known): void {
    const all = this.#all();
    if (all.some((entry) => entry.id === id)) {
      this.#file.write({ libraries: all.map((entry) => (entry.id === id ? edit(entry) : entry)) });
    }
  }
}

export function openKnownLibraries({ folder, handbook, onProblem }: Options): KnownLibraries {
  const file = openStoredFile({ file: path.join(folder, 'libraries.json'), schema: stored, onProblem });
  return new KnownLibraries(file, handbook);
}

/**
 * The recent folders for the window, with whether each is missing. A folder that does not answer within half a second
 * counts as missing.
 */
export async function readRecent(known: readonly KnownLibrary[]): Promise<RecentLibrary[]> {
  return Promise.all(
    known.map(async ({ id, name, root, folder }) => ({ id, name, folder, missing: !(await isThere(root)) })),
  );
}

/** A path for a person. In their home folder it begins with `~`. */
export function shortened(folder: string): string {
  const inside = path.relative(homedir(), folder);
  const outside = inside.startsWith('..') || path.isAbsolute(inside);
  return outside ? folder : inside === '' ? '~' : `~${path.sep}${inside}`;
}

async function isThere(folder: string): Promise<boolean> {
  // A network drive that is not there can take minutes to report that.
  const patience = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 500).unref());
  const look = stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  return Promise.race([look, patience]);
}

function describe(entry: Known): KnownLibrary {
  return {
    id: entry.id as LibraryId,
    name: entry.handbook ? say('library.handbook') : path.basename(entry.root) || entry.root,
    root: entry.root,
    folder: entry.handbook ? say('library.offprint-handbook') : shortened(entry.root),
    session: { post: entry.post as PostId | null, place: entry.place },
    corrections: entry.corrections,
  };
}
