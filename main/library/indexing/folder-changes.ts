import type { PostEntry, PostTable } from '../posts/post-table.ts';
import type { ScannedPost } from '../scan/scan-folder.ts';
import type { PostId } from '../model/ids.ts';

/** A post file with the id that follows from its path. */
export interface FoundPost {
  readonly id: PostId;
  readonly file: ScannedPost;
}

/** How a folder differs from what is known about it. */
export interface FolderChanges {
  /** New and changed files, in the order of the scan. */
  readonly toRead: readonly FoundPost[];
  readonly removed: readonly PostEntry[];
}

function isSame(a: ScannedPost, b: ScannedPost): boolean {
  return a.size === b.size && a.modified === b.modified && a.identity === b.identity;
}

/**
 * Compares a scan with what is known. `nonPosts` are files that turned out not to be posts; they are read again only if
 * they change. The posts of `retried` are read again in any case.
 */
export function folderChanges(
  found: readonly FoundPost[],
  posts: Pick<PostTable, 'get' | 'all'>,
  nonPosts: ReadonlyMap<PostId, { readonly file: ScannedPost }>,
  retried: ReadonlySet<PostId>,
): FolderChanges {
  const present = new Set<PostId>();
  const toRead = found.filter(({ id, file }) => {
    present.add(id);
    const before = posts.get(id)?.file ?? nonPosts.get(id)?.file;
    return before === undefined || retried.has(id) || !isSame(before, file);
  });
  return { toRead, removed: [...posts.all()].filter(({ id }) => !present.has(id)) };
}

/**
 * The posts that were renamed. A removed post and a new one are the same if they are one file, or if only they have the
 * same content. `fingerprint` gives the content of a known post, `read` that of a new file.
 */
export async function findMoves(
  changes: FolderChanges,
  isKnown: (id: PostId) => boolean,
  fingerprint: (id: PostId) => string | undefined,
  read: (file: ScannedPost) => Promise<string>,
): Promise<readonly { readonly from: PostId; readonly to: PostId }[]> {
  const moves: { from: PostId; to: PostId }[] = [];
  const added = changes.toRead.filter(({ id }) => !isKnown(id));
  if (added.length === 0 || changes.removed.length === 0) {
    return moves;
  }
  const byIdentity = new Map(changes.removed.map((entry) => [`${entry.file.identity} ${entry.file.size}`, entry.id]));
  const byContent = new Map<string, PostId | null>();
  for (const { id } of changes.removed) {
    const content = fingerprint(id);
    if (content) {
      byContent.set(content, byContent.has(content) ? null : id);
    }
  }
  const taken = new Set<PostId>();
  for (const { id, file } of added) {
    const sameFile = byIdentity.get(`${file.identity} ${file.size}`);
    const from = sameFile ?? byContent.get(await read(file));
    if (!from || taken.has(from)) {
      continue;
    }
    taken.add(from);
    moves.push({ from, to: id });
  }
  return moves;
}
