import type { Snippet } from './blocks.ts';
import type { PostId, ViewId } from './ids.ts';
import type { PostDate } from './post.ts';

/** Words of a query that a post does not have. */
export interface LackedPart {
  readonly text: string;
  /** The query that demands these words with quotation marks; null if there is no such query. */
  readonly demanded: string | null;
}

/** One row of the list. */
export interface PostRow {
  readonly id: PostId;
  readonly title: string;
  /** Half-open ranges of `title` that the query matched. */
  readonly titleMarks: readonly (readonly [start: number, end: number])[];
  readonly date: PostDate | null;
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  readonly draft: boolean;
  /** Whether its date is in the future. */
  readonly future: boolean;
  readonly page: boolean;
  /** The first words of the post as plain text; empty if there are none, or if the snippet is shown. */
  readonly excerpt: string;
  /** Present if a query matched the text. Shown in place of the excerpt. */
  readonly snippet: Snippet | null;
  readonly thumbnail: string | null;
  readonly problems: number;
  /** The parts of the query that the post lacks; empty if it has everything. */
  readonly lacks: readonly LackedPart[];
}

export type FacetName = 'year' | 'tag' | 'author' | 'category';

/** The wanted values of each facet. For every facet with values, a post must have one of them. */
export interface Filters {
  readonly year: readonly string[];
  readonly tag: readonly string[];
  readonly author: readonly string[];
  readonly category: readonly string[];
  readonly drafts: 'shown' | 'hidden' | 'only';
  /** `posts`: posts; once there is a query, pages as well. */
  readonly kind: 'posts' | 'pages' | 'all';
}

/** By date, undated posts come last. `year`: grouped by year, newest first, and by relevance in each year. */
export type SortOrder = 'relevance' | 'newest' | 'oldest' | 'title' | 'year';

/** What a list asks for. With an empty `text`, `relevance` means newest first. */
export interface ViewQuery {
  readonly text: string;
  readonly filters: Filters;
  readonly sort: SortOrder;
}

/** The state of a view at one moment; `rows` answers for exactly this revision. */
export interface ViewState {
  readonly viewId: ViewId;
  readonly revision: number;
  readonly total: number;
  /** How many of `total` have everything that the query asks for. They come first in every order. */
  readonly full: number;
  /** How many of `total` are pages. */
  readonly pages: number;
  /** How many more the search finds outside of `total`: pages if only posts are shown, and posts if only pages are. */
  readonly foundBeside: number;
  /** The groups of a list by date, in order. Each one ends where the next begins. Empty for other lists. */
  readonly groups: readonly ViewGroup[];
}

/** Rows that stand under one heading. */
export interface ViewGroup {
  /** A year (`2024`), a month (`2024-05`), or empty for undated posts. */
  readonly name: string;
  /** The number of its first row. */
  readonly from: number;
}

export interface FacetValue {
  readonly value: string;
  /** Posts of the view that have it, counted without this facet's own filter. */
  readonly count: number;
}

export interface Facet {
  /** The most frequent first (years: newest first). Wanted values are always included. */
  readonly values: readonly FacetValue[];
  /** How many values there are in all. */
  readonly total: number;
}

export interface Facets extends Readonly<Record<FacetName, Facet>> {
  readonly drafts: number;
}
