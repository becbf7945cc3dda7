import type { OpenedView } from '../../preload/contract.ts';
import { readBuildName } from '../library/cache/build-name.ts';
import { personCacheFolder, savedFolderOf } from '../library/cache/cache-folder.ts';
import { readFirstList } from '../library/cache/first-list-file.ts';
import type { LibraryId } from '../library/model/ids.ts';

/**
 * The list that the window showed first in the last session. Null if none was saved. `root` must have its links
 * resolved.
 */
export function recallFirstList(library: LibraryId, root: string): OpenedView | null {
  const build = readBuildName();
  return build === '' ? null : readFirstList(savedFolderOf(personCacheFolder(), root), { library, build });
}
