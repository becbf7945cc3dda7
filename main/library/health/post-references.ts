import type { Archive } from '../archive.ts';
import { resolveLink } from '../links/resolve-link.ts';
import { pictureLink } from '../links/resolve-picture.ts';
import type { SiteMap } from '../links/site-map.ts';
import type { PostId } from '../model/ids.ts';
import type { Link, ReferenceKind } from '../model/links.ts';
import type { PostEntry } from '../posts/post-table.ts';
import type { RecordedReference } from '../records/post-record.ts';
import { writtenAs } from '../render/references.ts';
import { pictureName } from '../scan/media-kind.ts';
import type { Told } from '../../../preload/texts/texts.ts';

/** A link or picture of a post and where it leads. */
export interface PostReference {
  /** Of the post's file, counted from 1. */
  readonly line: number;
  /** As written. */
  readonly target: string;
  readonly kind: ReferenceKind;
  /**
   * For post, file, unread and picture a file's path (the fragment is kept); for list and web an address; for anchor a
   * fragment; null for computed and dead.
   */
  readonly to: string | null;
  /** The rule that found the target; for a web reference, the program other than a browser that opens it. */
  readonly how: string;
  /** True for a picture that is shown, false for a link. */
  readonly shown: boolean;
  /** The anchor that the reference names, in this post or another; null for every other reference. */
  readonly place: { readonly post: PostId; readonly fragment: string } | null;
}

/** All links and pictures of a post in reading order, from its record. A `data:` picture is not a reference. */
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
    // A film has several source files. Those behind the first that exists are not reported.
    if (shown && alternative && isFilmFound) {
      continue;
    }
    const link = shown ? pictureLink(map, from, target) : resolveLink(map, from, target);
    if (shown) {
      isFilmFound = link?.kind === 'file';
    }
    if (link !== null) {
      found.push({
        line,
        target: writtenAs(target),
        ...destination(archive, link, shown),
        shown,
        place: placeOf(link, entry),
      });
    }
  }
  return found;
}

function placeOf(link: Link, { id }: PostEntry): PostReference['place'] {
  if (link.kind === 'anchor') {
    return { post: id, fragment: link.fragment };
  }
  return link.kind === 'post' && link.fragment !== '' ? { post: link.post, fragment: link.fragment } : null;
}

function destination(archive: Archive, link: Link, shown: boolean): Pick<PostReference, 'kind' | 'to' | 'how'> {
  const fragment = 'fragment' in link && link.fragment !== '' ? `#${link.fragment}` : '';
  switch (link.kind) {
    case 'post':
      return { kind: 'post', to: `${archive.posts.get(link.post)?.file.path ?? ''}${fragment}`, how: link.how };
    case 'unread':
      return { kind: 'unread', to: archive.file(link.file)?.path ?? '', how: link.how };
    case 'file': {
      const path = archive.file(link.file)?.path ?? '';
      const isPicture = shown || pictureName.test(path);
      return { kind: isPicture ? 'picture' : 'file', to: path, how: shown ? 'file' : link.how };
    }
    case 'list':
      return { kind: 'list', to: link.url, how: link.how };
    case 'web':
      return { kind: 'web', to: link.url, how: link.program === null ? 'web' : `wants ${nameOfProgram(link.program)}` };
    case 'anchor':
      return { kind: 'anchor', to: fragment === '' ? '#' : fragment, how: 'anchor' };
    case 'computed':
      return { kind: 'computed', to: null, how: 'template' };
    case 'dead':
      return { kind: 'dead', to: null, how: 'none' };
  }
}

/**
 * The program for a reference, in a form for scripts that read the list of links: `Obsidian`, `mail`, `weather-app`.
 */
function nameOfProgram({ code, values = {} }: Told): string {
  return String(values['name'] ?? values['scheme'] ?? code.replace('program.', ''));
}
