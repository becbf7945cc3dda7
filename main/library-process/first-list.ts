import type { OpenedView, Still } from '../../preload/contract.ts';
import { readBuildName } from '../library/cache/build-name.ts';
import { personCacheFolder, savedFolderOf } from '../library/cache/cache-folder.ts';
import { readFirstList } from '../library/cache/first-list-file.ts';
import { readStill } from '../library/cache/still-file.ts';
import type { LibraryId } from '../library/model/ids.ts';
import type { StillLook } from '../library/protocol.ts';

/**
 * The list that the window showed first in the last session. Null if none was saved. `root` must have its links
 * resolved.
 */
export function recallFirstList(library: LibraryId, root: string): OpenedView | null {
  const build = readBuildName();
  return build === '' ? null : readFirstList(savedFolderOf(personCacheFolder(), root), { library, build });
}

/** The still of the last session, if it fits this look. Null otherwise. `root` must have its links resolved. */
export function recallStill(library: LibraryId, root: string, look: StillLook): Still | null {
  const build = readBuildName();
  return build === '' ? null : readStill(savedFolderOf(personCacheFolder(), root), { library, build, look });
}
