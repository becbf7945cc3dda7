import type { Archive } from '../archive.ts';
import { fileForPicture } from '../links/resolve-picture.ts';
import type { PostEntry } from '../posts/post-table.ts';
import { type PostReference, postReferences } from './post-references.ts';

/** A reference with the post that makes it. */
export interface ArchiveReference extends Omit<PostReference, 'shown' | 'place'> {
  readonly path: string;
}

/**
 * Every link and picture of every post, by path and in reading order. A post that can't be read has none. Throws
 * `DamagedData`.
 */
export function archiveReferences(archive: Archive): readonly ArchiveReference[] {
  const map = archive.siteMap;
  if (map === null) {
    return [];
  }
  const posts = [...archive.posts.all()].sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
  const rows: ArchiveReference[] = [];
  for (const entry of posts) {
    for (const { line, target, kind, to, how } of postReferences(archive, map, entry, archive.text(entry).references)) {
      rows.push({ path: entry.file.path, line, target, kind, to, how });
    }
  }
  return rows;
}

/**
 * Where an image named in front matter leads: the path of a picture of the folder, or a web address as written; null
 * for anything else.
 */
export function imageOf(archive: Archive, entry: PostEntry, reference: string): string | null {
  if (reference === '' || archive.siteMap === null) {
    return null;
  }
  const file = fileForPicture(archive.siteMap, entry.file.path, reference);
  return file?.path ?? (/^(?:https?:)?\/\//i.test(reference) ? reference : null);
}
