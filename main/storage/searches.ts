import path from 'node:path';
import { z } from 'zod';
import { type Searches, searches } from '../../preload/contract.ts';
import type { LibraryId } from '../library/model.ts';
import { openStoredFile } from './stored-file.ts';

const none: Searches = { recent: [], saved: [] };

// Broken searches of one folder must not cost the others theirs.
const stored = z.object({ libraries: z.record(z.string(), searches.catch({ recent: [], saved: [] })).catch({}) });

/** What was searched for in each folder, and what of it is to stay, in `searches.json`. */
export interface StoredSearches {
  read(library: LibraryId): Searches;
  write(library: LibraryId, searches: Searches): void;
  flush(): void;
}

export function openSearches(folder: string, onProblem: (message: string) => void): StoredSearches {
  const file = openStoredFile({ file: path.join(folder, 'searches.json'), schema: stored, onProblem });
  return {
    read: (library) => {
      const { libraries } = file.read();
      return Object.hasOwn(libraries, library) ? (libraries[library] ?? none) : none;
    },
    write: (library, next) => file.write({ libraries: { ...file.read().libraries, [library]: next } }),
    flush: () => file.flush(),
  };
}
