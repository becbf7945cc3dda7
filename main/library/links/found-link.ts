import type { Link } from '../model/links.ts';
import { pictureKind } from '../scan/media-kind.ts';
import { decodeAddress, nameOf } from '../sites/addresses/site-address.ts';
import type { MappedFile, MappedPost } from './mapped-post.ts';
import type { SiteMap } from './site-map.ts';

/** A post that a reference means, and the rule that found it. */
export interface FoundPost {
  readonly post: MappedPost;
  readonly how: string;
}

/** The path of an address, and the decoded part behind its `#`. The query is dropped. */
export function partsOf(href: string): { readonly path: string; readonly fragment: string } {
  const [, path = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?#?(.*)$/s.exec(href) ?? [];
  return { path, fragment: decodeAddress(fragment) };
}

export function toPost({ post, how }: FoundPost, fragment: string): Link {
  return {
    kind: 'post',
    post: post.id,
    title: post.title,
    fragment,
    how,
  };
}

/** A link to a file. It is `unread` if the file is a page in a format that Offprint does not read. */
export function toFile(map: SiteMap, { file, how }: { readonly file: MappedFile; readonly how: string }): Link {
  const link = { file: file.id, name: nameOf(file.path), how };
  return map.isUnreadPage(file)
    ? { kind: 'unread', ...link }
    : { kind: 'file', ...link, picture: pictureKind(link.name) };
}

/** A link to a web address, which a browser opens. */
export function toWeb(url: string): Link {
  return { kind: 'web', url, program: null };
}
