import path from 'node:path';
import type { OpenedView } from '../../../preload/contract.ts';
import type { LibraryId } from '../model/ids.ts';
import { readCheckedJson, writeCheckedJson } from '../storage/checked-json.ts';

/** The list that a window shows first, as it was when it was kept. */
export interface KeptList {
  /** Ids of posts are those of one library. */
  readonly library: LibraryId;
  /** Names the build of the app that made it: another one may make rows of another form. */
  readonly build: string;
  readonly list: OpenedView;
}

/** Its name in the folder of saved records. */
export const firstListName = 'first-list';

/** Reads what was kept of a library by the same build; null where that is nothing. */
export function readFirstList(savedFolder: string, of: Pick<KeptList, 'library' | 'build'>): OpenedView | null {
  try {
    const kept = readCheckedJson(path.join(savedFolder, firstListName)) as KeptList;
    return kept.build === of.build && kept.library === of.library ? kept.list : null;
  } catch {
    // Where nothing was kept, or it is damaged, the list is there a little later.
    return null;
  }
}

/** Throws what the file system throws. */
export function writeFirstList(savedFolder: string, kept: KeptList): void {
  writeCheckedJson(path.join(savedFolder, firstListName), kept);
}
