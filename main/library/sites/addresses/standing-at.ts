import type { SourcePost } from '../generator.ts';

/** A post as if its file stood at another path. Its heading is still looked for only when it is asked for. */
export function standingAt(post: SourcePost, path: string): SourcePost {
  if (path === post.path) {
    return post;
  }
  const { fields, hasHeader, quotedKeys, metadata, body } = post;
  return {
    path,
    fields,
    hasHeader,
    quotedKeys,
    metadata,
    body,
    get heading() {
      return post.heading;
    },
  };
}
