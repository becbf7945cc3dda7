import path from 'node:path';
import { z } from 'zod';
import { type Searches, searches } from '../../preload/contract.ts';
import type { LibraryId } from '../library/model/ids.ts';
import { type OnProblem, openStoredFile, type StoredFile } from './stored-file.ts';

const none: Searches = { recent: [], saved: [] };

// Broken searches of one folder must not remove those of the others.
const stored = z.object({ libraries: z.record(z.string(), searches.catch({ recent: [], saved: [] })).catch({}) });

/** The recent and saved searches of each folder. Saved in `searches.json`. */
export class StoredSearches {
  readonly #file: StoredFile<z.infer<typeof stored>>;

  /** Use `openSearches`, which reads the file. */
  constructor(file: StoredFile<z.infer<typeof stored>>) {
    this.#file = file;
  }

  read(library: LibraryId): Searches {
    const { libraries } = this.#file.read();
    return Object.hasOwn(libraries, library) ? (libraries[library] ?? none) : none;
  }

  write(library: LibraryId, next: Searches): void {
    this.#file.write({ libraries: { ...this.#file.read().libraries, [library]: next } });
  }

  flush(): void {
    this.#file.flush();
  }
}

export function openSearches(folder: string, onProblem: OnProblem): StoredSearches {
  return new StoredSearches(openStoredFile({ file: path.join(folder, 'searches.json'), schema: stored, onProblem }));
}
