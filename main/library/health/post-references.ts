import type { Archive } from '../archive.ts';
import { fileForPicture, resolvePicture } from '../links/resolve-picture.ts';
import { resolveLink } from '../links/resolve-link.ts';
import type { SiteMap } from '../links/site-map.ts';
import type { Link } from '../model.ts';
import type { PostEntry } from '../posts/post-table.ts';
import type { RecordedReference } from '../records/post-record.ts';
import { writtenAs } from '../records/reference-recorder.ts';
import { pictureName } from '../scan/media-kind.ts';

export type ReferenceKind = 'post' | 'file' | 'picture' | 'list' | 'web' | 'anchor' | 'dead';

/** A link or picture of a post and where it leads. */
export interface PostReference {
  /** Of the post's file, counted from 1. */
  readonly line: number;
  /** As written. */
  readonly target: string;
  readonly kind: ReferenceKind;
  /** A file's path for post, file and picture (a fragment kept), an address for list and web, a fragment for anchor; null for dead. */
  readonly to: string | null;
  /** The rule that found it. */
  readonly how: string;
  /** A picture that is shown, as against a link. */
  readonly shown: boolean;
}

/** All links and pictures of a post in reading order, from its record. A picture that carries itself refers to nothing. */
export function postReferences(
  archive: Archive,
  map: SiteMap,
  entry: PostEntry,
  references: readonly RecordedReference[],
): readonly PostReference[] {
  const from = entry.file.path;
  const found: PostReference[] = [];
  let isFilmFound = false;
  for (const { target, line, shown, alternative } of references) {
    const written = writtenAs(target);
    if (!shown) {
      found.push({ line, target: written, ...destination(archive, resolveLink(map, from, target)), shown });
      continue;
    }
    // Of several files of one film, those behind the first that is there are not asked for.
    if (alternative && isFilmFound) {
      continue;
    }
    const picture = resolvePicture(map, from, target, () => '');
    isFilmFound = picture.kind === 'local';
    if (picture.kind === 'local') {
      const file = fileForPicture(map, from, target);
      found.push({ line, target: written, kind: 'picture', to: file?.path ?? null, how: 'file', shown });
    } else if (picture.kind === 'web') {
      found.push({ line, target: written, kind: 'web', to: picture.url, how: 'web', shown });
    } else if (picture.kind === 'missing') {
      found.push({ line, target: written, kind: 'dead', to: null, how: 'none', shown });
    }
  }
  return found;
}

function destination(archive: Archive, link: Link): Pick<PostReference, 'kind' | 'to' | 'how'> {
  const fragment = 'fragment' in link && link.fragment !== '' ? `#${link.fragment}` : '';
  switch (link.kind) {
    case 'post':
      return { kind: 'post', to: `${archive.posts.get(link.post)?.file.path ?? ''}${fragment}`, how: link.how };
    case 'file': {
      const path = archive.files.get(link.file)?.path ?? '';
      return { kind: pictureName.test(path) ? 'picture' : 'file', to: path, how: link.how };
    }
    case 'list':
      return { kind: 'list', to: link.url, how: link.how };
    case 'web':
      return { kind: 'web', to: link.url, how: 'web' };
    case 'anchor':
      return { kind: 'anchor', to: fragment === '' ? '#' : fragment, how: 'anchor' };
    case 'dead':
      return { kind: 'dead', to: null, how: 'none' };
  }
}
