import type { SourcePost } from '../generator.ts';

/** A post as if its file stood at another path. Its heading is a getter, so it is still found only when needed. */
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
