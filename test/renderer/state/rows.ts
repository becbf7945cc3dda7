import type { PostId } from '../../../main/library/model/ids.ts';
import type { PostRow } from '../../../main/library/model/list.ts';

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
