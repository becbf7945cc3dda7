import type { Block } from '../model/blocks.ts';
import type { PostRow } from '../model/list.ts';
import type { PostEntry } from '../posts/post-table.ts';
import { Marker } from '../search/find-hits.ts';
import { makeSnippet } from '../search/make-snippet.ts';
import type { SearchedWords } from '../search/clauses.ts';

const bodyFields = ['headings', 'text', 'code'] as const;

/** Makes the rows of one list. The marks of a query are prepared once for all rows. */
export class RowMaker {
  readonly #words: SearchedWords;
  readonly #marker: Marker;
  /** Whether rows have snippets. Only snippets need the blocks of a post. */
  readonly needsBlocks: boolean;

  constructor(words: SearchedWords) {
    this.#words = words;
    this.#marker = new Marker(words);
    this.needsBlocks = !this.#marker.isEmpty(bodyFields);
  }

  /** Makes one row. `blocks` is null if it is not needed, and for a post that can no longer be read. */
  row(
    post: PostEntry,
    blocks: readonly Block[] | null,
    { thumbnail, lacks }: Pick<PostRow, 'thumbnail' | 'lacks'>,
  ): PostRow {
    const snippet = blocks && makeSnippet(blocks, this.#words, this.#marker);
    return {
      id: post.id,
      title: post.title,
      titleMarks: this.#marker.marks(post.title, 'title'),
      date: post.metadata.date,
      authors: post.metadata.authors,
      tags: post.metadata.tags,
      draft: post.metadata.draft,
      future: post.metadata.date.time > Date.now(),
      page: post.kind === 'page',
      excerpt: snippet ? '' : post.excerpt,
      snippet,
      thumbnail,
      problems: post.problems.length,
      lacks,
    };
  }
}
