import type { Snippet } from './blocks.ts';
import type { PostId, ViewId } from './ids.ts';
import type { PostDate } from './post.ts';

/** Words of a query that a post does not have. */
export interface LackedPart {
  readonly text: string;
  /** The query that demands them; null where no quotation marks do that. */
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
  /** Its date is yet to come. */
  readonly future: boolean;
  readonly page: boolean;
  /** The first words of the post, as plain text; empty where it has none, and where its snippet is shown. */
  readonly excerpt: string;
  /** Present where a query matched the text; shown in place of the excerpt. */
  readonly snippet: Snippet | null;
  readonly thumbnail: string | null;
  readonly problems: number;
  /** What of the query the post does not have; empty where it has everything. */
  readonly lacks: readonly LackedPart[];
}

export type FacetName = 'year' | 'tag' | 'author' | 'category';

/** The values wanted of each facet: a post must have one of them in every facet that names any. */
export interface Filters {
  readonly year: readonly string[];
  readonly tag: readonly string[];
  readonly author: readonly string[];
  readonly category: readonly string[];
  readonly drafts: 'shown' | 'hidden' | 'only';
  /** `posts`: pages too as soon as there is a query. */
  readonly kind: 'posts' | 'pages' | 'all';
}

/** By date what is undated comes last. `year`: grouped by year, newest first, in each by relevance. */
export type SortOrder = 'relevance' | 'newest' | 'oldest' | 'title' | 'year';

/** What a list is of. With an empty `text`, `relevance` means newest first. */
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
  /** How many of `total` have all that the query asks for: these come first, whatever the order. */
  readonly full: number;
  /** How many of `total` are pages. */
  readonly pages: number;
  /** How many a search finds besides `total`: pages where only posts are shown, posts where only pages are. */
  readonly foundBeside: number;
  /** Of a list by date, in its order: each goes on to where the next one begins. Empty for other lists. */
  readonly groups: readonly ViewGroup[];
}

/** Rows that stand under one heading. */
export interface ViewGroup {
  /** A year (`2024`), a month (`2024-05`), or empty for what is undated. */
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
  /** Most frequent first (years: newest first), wanted values always among them. */
  readonly values: readonly FacetValue[];
  /** How many values there are in all. */
  readonly total: number;
}

export interface Facets extends Readonly<Record<FacetName, Facet>> {
  readonly drafts: number;
}
