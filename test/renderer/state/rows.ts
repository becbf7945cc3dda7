import type { PostId, PostRow } from '../../../main/library/model.ts';

/** A row that says nothing but its own id. */
export function rowOf(id: string): PostRow {
  return {
    id: id as PostId,
    title: id,
    titleMarks: [],
    date: null,
    authors: [],
    tags: [],
    draft: false,
    future: false,
    page: false,
    excerpt: '',
    snippet: null,
    thumbnail: null,
    problems: 0,
    lacks: [],
  };
}
