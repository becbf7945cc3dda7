import type { PostRow } from '../model.ts';
import type { PostEntry } from '../posts/post-table.ts';
import type { PostReader } from '../posts/post-reader.ts';
import { Marker } from '../search/find-hits.ts';
import { makeSnippet } from '../search/make-snippet.ts';
import type { SearchedWords } from '../search/search-index.ts';

const bodyFields = ['headings', 'text', 'code'] as const;

/** One row of a list. A post that can't be read any more has no snippet. */
export async function postRow(
  post: PostEntry,
  words: SearchedWords,
  thumbnail: string | null,
  reader: PostReader,
  group: PostRow['group'],
): Promise<PostRow> {
  const marker = new Marker(words);
  const whole = marker.isEmpty(bodyFields) ? null : await reader.read(post).catch(() => null);
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
    snippet: whole && makeSnippet(whole.document.blocks, words),
    thumbnail,
    problems: post.problems.length,
    group,
  };
}
