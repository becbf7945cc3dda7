import { resolveLink } from '../../../main/library/links/resolve-link.ts';
import type { MappedPost } from '../../../main/library/links/mapped-post.ts';
import { SiteMap } from '../../../main/library/links/site-map.ts';
import type { FileId, PostId } from '../../../main/library/model/ids.ts';
import type { LinkForm } from '../../../main/library/render/references.ts';
import { plain } from '../../../main/library/sites/generators/plain/plain.ts';
import type { Site } from '../../../main/library/sites/generator.ts';

/** A post of a map: its path, or all that matters of it. A post that is only a path has no address. */
export type PostOfMap = string | (Partial<MappedPost> & { readonly path: string });

/** A map of these posts and files. Each is its own id. The site is that of a plain folder, apart from `site`. */
export async function mapOf(
  site: Partial<Site>,
  posts: readonly PostOfMap[],
  files: readonly string[] = [],
): Promise<SiteMap> {
  const folder = { paths: new Set<string>(), folders: new Set<string>(), read: async () => null };
  const whole = await plain.open({ ...folder, learn: (_name, make) => make() });
  return new SiteMap(
    { ...whole, ...site },
    posts.map(mapped),
    files.map((path) => ({ id: path as FileId, path })),
  );
}

function mapped(post: PostOfMap): MappedPost {
  const fields = typeof post === 'string' ? { path: post } : post;
  return {
    id: fields.path as PostId,
    title: fields.path,
    url: null,
    aliases: [],
    names: [],
    time: 0,
    year: '2020',
    tags: [],
    categories: [],
    authors: [],
    ...fields,
  };
}

/** Where a link leads, as `kind to (how)`. A dead link is only `dead`. */
export function leadsTo(map: SiteMap, from: string, target: string | LinkForm): string {
  const link = resolveLink(map, from, target);
  switch (link.kind) {
    case 'post':
      return `post ${link.post}${link.fragment === '' ? '' : `#${link.fragment}`} (${link.how})`;
    case 'file':
    case 'unread':
      return `${link.kind} ${link.file} (${link.how})`;
    case 'list':
      return `list ${link.url} (${link.how})`;
    case 'web':
      return `web ${link.url}`;
    case 'anchor':
      return `anchor #${link.fragment}`;
    case 'computed':
      return `computed ${link.target}`;
    case 'dead':
      return 'dead';
  }
}
