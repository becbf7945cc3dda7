import path from 'node:path';
import type { OpenedView } from '../../../preload/contract.ts';
import type { LibraryId } from '../model/ids.ts';
import { readCheckedJson, writeCheckedJson } from '../storage/checked-json.ts';

/** The list that a window shows first, as it was when it was kept. */
export interface KeptList {
  /** The ids of the posts are valid in this library only. */
  readonly library: LibraryId;
  /** The build of the app that made the rows. Rows of another build may have another form. */
  readonly build: string;
  readonly list: OpenedView;
}

/** Its name in the folder of saved records. */
export const firstListName = 'first-list';

/** The list that the same build kept of a library; null if there is none. */
export function readFirstList(savedFolder: string, of: Pick<KeptList, 'library' | 'build'>): OpenedView | null {
  try {
    const kept = readCheckedJson(path.join(savedFolder, firstListName)) as KeptList;
    return kept.build === of.build && kept.library === of.library ? kept.list : null;
  } catch {
    // Without a kept list, or with a damaged one, the list appears a little later.
    return null;
  }
}

/** Throws what the file system throws. */
export function writeFirstList(savedFolder: string, kept: KeptList): void {
  writeCheckedJson(path.join(savedFolder, firstListName), kept);
}
