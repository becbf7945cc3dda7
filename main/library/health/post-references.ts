import type { Archive } from '../archive.ts';
import { resolveLink } from '../links/resolve-link.ts';
import { fileForPicture, resolvePicture } from '../links/resolve-picture.ts';
import type { SiteMap } from '../links/site-map.ts';
import type { Link } from '../model.ts';
import type { PostSource } from '../posts/post-reader.ts';
import type { PostEntry } from '../posts/post-table.ts';
import type { LinkForm } from '../render/references.ts';
import { ReferenceLines } from './reference-lines.ts';

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

export const pictureName = /\.(?:png|jpe?g|gif|webp|avif|bmp|svg)$/i;

/** All links and pictures of a post in reading order. */
export function postReferences(
  archive: Archive,
  map: SiteMap,
  entry: PostEntry,
  whole: PostSource,
): readonly PostReference[] {
  const { body, bodyLine } = whole.source;
  const found: PostReference[] = [];
  const lines = new ReferenceLines(body, bodyLine);
  const from = entry.file.path;
  archive.reader.show(entry, whole, {
    link: (target) => {
      const link = resolveLink(map, from, target);
      const written = textOf(target);
      found.push({ line: lines.of(written), target: written, ...destination(archive, link), shown: false });
      return link;
    },
    picture: (target) => {
      const written = textOf(target);
      const picture = resolvePicture(map, from, target, () => '');
      const line = lines.of(written);
      if (picture.kind === 'local') {
        const file = fileForPicture(map, from, target);
        found.push({ line, target: written, kind: 'picture', to: file?.path ?? null, how: 'file', shown: true });
      } else if (picture.kind === 'web') {
        found.push({ line, target: written, kind: 'web', to: picture.url, how: 'web', shown: true });
      } else if (picture.kind === 'missing') {
        found.push({ line, target: written, kind: 'dead', to: null, how: 'none', shown: true });
      }
      return picture;
    },
  });
  return found;
}

function textOf(target: string | LinkForm): string {
  return typeof target === 'string' ? target : target.target;
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
