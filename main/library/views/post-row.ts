import type { Block, PostRow } from '../model.ts';
import type { PostEntry } from '../posts/post-table.ts';
import { Marker } from '../search/find-hits.ts';
import { makeSnippet } from '../search/make-snippet.ts';
import type { SearchedWords } from '../search/search-index.ts';

const bodyFields = ['headings', 'text', 'code'] as const;

/** One row of a list. `blocks` is asked only where a query marks something in the text. */
export function postRow(
  post: PostEntry,
  words: SearchedWords,
  thumbnail: string | null,
  blocks: () => readonly Block[],
  group: PostRow['group'],
): PostRow {
  const marker = new Marker(words);
  return {
    id: post.id,
    title: post.title,
    titleMarks: marker.marks(post.title, 'title'),
    date: post.metadata.date,
    authors: post.metadata.authors,
    tags: post.metadata.tags,
    draft: post.metadata.draft,
    future: post.metadata.date.time > Date.now(),
    page: post.kind === 'page',
    excerpt: post.excerpt,
    snippet: marker.isEmpty(bodyFields) ? null : makeSnippet(blocks(), words),
    thumbnail,
    problems: post.problems.length,
    group,
  };
}
