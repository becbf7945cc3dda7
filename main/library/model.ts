import type { Told } from '../../preload/texts/texts.ts';

/**
 * The words that every part of Offprint shares: what a post, a block, a view and a hit are.
 * Types only, no Node, no DOM: the window imports them as types.
 */

declare const brand: unique symbol;

/** Names one opened folder. Random, kept by the app; the same each time that folder is opened. */
export type LibraryId = string & { readonly [brand]: 'LibraryId' };

/** Names one post: a hash of the library's id and the bytes of its relative path, the same after a restart. */
export type PostId = string & { readonly [brand]: 'PostId' };

/** Names a file of the folder that is not a post (a picture, a PDF), made the way a `PostId` is. */
export type FileId = string & { readonly [brand]: 'FileId' };

/** Names one open view; a new one for each `view.open`. */
export type ViewId = string & { readonly [brand]: 'ViewId' };

/**
 * Counts the blocks of one post from 0, in reading order. Below 0 are the texts above the body, -1 the last of them:
 * title, authors, categories, tags, the name of its series, the caption of its cover.
 */
export type BlockIndex = number;

/** When a post was written, as far as is known. */
export interface PostDate {
  /** As written: `2011-10-07` or `2012-05-24T09:40:00+02:00`; a zone only where the post gives one. */
  readonly text: string;
  /** Milliseconds since 1970, a bare date counting as midnight UTC: for sorting, never for showing. */
  readonly time: number;
  readonly source: 'front-matter' | 'path' | 'file';
}

/** Something wrong with a post that did not stop it from being shown. */
export interface Problem {
  readonly kind: 'front-matter' | 'date' | 'encoding' | 'too-large' | 'too-deep' | 'too-slow' | 'fault' | 'unreadable';
  /** What is wrong and what was done instead. */
  readonly message: Told;
  /** Counted from 1; null where the problem has no place. */
  readonly line: number | null;
}

export type BlockKind = 'prose' | 'heading' | 'code' | 'table' | 'caption' | 'alt' | 'shortcode' | 'math';

/** One piece of a post's text: the unit of index, snippets, marks and contents. */
export interface Block {
  readonly index: BlockIndex;
  readonly kind: BlockKind;
  /** The headings above it, outermost first; a heading's own text is not part of its path. */
  readonly headings: readonly string[];
  /** In the post's file, counted from 1; the nearest line known where a block's own is not. */
  readonly line: number;
  /** Exactly the text that the window shows for it (an `alt` block: the picture's alternative text and title; a `math` block: its TeX). */
  readonly text: string;
}

/** A half-open range of UTF-16 units in a block's text. */
export interface Hit {
  readonly block: BlockIndex;
  readonly start: number;
  readonly end: number;
}

/** A few words of a post around its best hits. */
export interface Snippet {
  readonly text: string;
  /** Half-open ranges in `text`, in order, not overlapping. */
  readonly marks: readonly (readonly [start: number, end: number])[];
  /** The headings above the place, outermost first. */
  readonly headings: readonly string[];
  /** What it was cut from: code is shown as code. */
  readonly kind: BlockKind;
}

/** A picture of the folder, by the address that the window may load. */
export interface Picture {
  readonly url: string;
  readonly alt: string;
}

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
  /** How many pages a search finds besides `total`, where only posts are shown. */
  readonly pagesBeside: number;
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

/** A heading of a post, for its contents. */
export interface ContentsEntry {
  readonly block: BlockIndex;
  readonly text: string;
  /** 1 for the post's own top level, whatever level its author began with. */
  readonly depth: number;
}

/** Where a link of a post leads. `how` names the rule that found it (`alias`), for explaining. */
export type Link =
  | {
      readonly kind: 'post';
      readonly post: PostId;
      readonly title: string;
      readonly fragment: string;
      readonly how: string;
    }
  | { readonly kind: 'anchor'; readonly fragment: string }
  /** `picture`: a picture as it is, one that is drawn first (SVG), or null for any other file. */
  | {
      readonly kind: 'file';
      readonly file: FileId;
      readonly name: string;
      readonly picture: 'ready' | 'drawn' | null;
      readonly how: string;
    }
  /** A list that the site makes (`/tags/sql/`): the values to filter by, or none for a list of everything. */
  | {
      readonly kind: 'list';
      readonly url: string;
      readonly facet: FacetName | null;
      readonly value: string;
      readonly how: string;
    }
  /** An address outside of the folder. `program` is what opens it where a browser does not (`Obsidian`); else null. */
  | { readonly kind: 'web'; readonly url: string; readonly program: Told | null }
  /** A page of the site whose source has a form that Offprint does not read (`about.rst`, `index.tsx`). */
  | { readonly kind: 'unread'; readonly file: FileId; readonly name: string; readonly how: string }
  /** Only a template tells the address (`{{ release.url }}`), and templates are not run. */
  | { readonly kind: 'computed'; readonly target: string }
  | { readonly kind: 'dead'; readonly target: string; readonly why: Told };

/** What a link or a picture of a post leads to. A file that is a picture is one, be it shown or linked. */
export type ReferenceKind = Link['kind'] | 'picture';

/**
 * What the window builds itself, in place of a placeholder in a post's HTML.
 * Only the core makes them, so no post can forge one.
 */
export type Part =
  | {
      readonly kind: 'code';
      readonly block: BlockIndex;
      /** As the author wrote it, trimmed; empty where none was given. */
      readonly language: string;
      /** In order; joined they are the block's text. `scope` is a highlight.js class list or empty. */
      readonly tokens: readonly (readonly [scope: string, text: string])[];
    }
  /** `alt` of pictures: what they say in words, exactly their block's text. */
  | { readonly kind: 'web-picture'; readonly block: BlockIndex | null; readonly url: string; readonly alt: string }
  | {
      readonly kind: 'missing-picture';
      readonly block: BlockIndex | null;
      readonly target: string;
      readonly alt: string;
    }
  /** Something of another site; `what` names it for a person (`YouTube video`), its title is the block's text. */
  | {
      readonly kind: 'embed';
      readonly what: string;
      readonly url: string | null;
      readonly title: string;
      readonly block: BlockIndex | null;
    }
  /** A formula; `tree` is its MathML, null where its TeX could not be read. */
  | {
      readonly kind: 'math';
      readonly block: BlockIndex;
      readonly source: string;
      readonly display: boolean;
      readonly tree: MathNode | null;
    }
  /** Source text that a diagram is drawn from. */
  | { readonly kind: 'diagram'; readonly block: BlockIndex; readonly language: 'mermaid'; readonly text: string }
  /** The post's contents, where its author wants them. An entry's fragment is one of the post's anchors, or empty. */
  | {
      readonly kind: 'contents';
      readonly entries: readonly { readonly text: string; readonly depth: number; readonly fragment: string }[];
    }
  /** The text of another post or file that the author shows here. It is in no block: it changes without this post. */
  | {
      readonly kind: 'embedded';
      readonly link: Link;
      /** What the link says where nothing is shown. */
      readonly words: string;
      readonly wanted: EmbeddedForm;
      /** Null where it leads to no text that could be shown. */
      readonly shown: EmbeddedText | null;
    }
  /** The call of a template that is not known: name and arguments, and the whole of it for copying. */
  | { readonly kind: 'shortcode'; readonly block: BlockIndex; readonly label: string; readonly source: string }
  | { readonly kind: 'removed'; readonly what: string }
  /** A note: what is beside it, or follows it, would take too long to lay out, and is shown as plain text. */
  | { readonly kind: 'simplified' };

/** How an embedded text is shown: as a note (the part behind `#` of its link), or lines of a file as code, counted from 1. */
export type EmbeddedForm =
  | { readonly kind: 'note' }
  | { readonly kind: 'code'; readonly language: string; readonly from: number; readonly to: number };

/** Another post's text within a post, with a nonce of its own: its numbers are of its own parts and links. */
export interface EmbeddedText extends Pick<ShownPost, 'html' | 'nonce' | 'parts' | 'links' | 'lang'> {
  /** There is more of it than is shown. */
  readonly cut: boolean;
}

/** An element of a formula: MathML that lays out, nothing that links, loads or runs. */
export interface MathNode {
  readonly tag: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly (MathNode | string)[];
}

/** One post as it crosses to the window. */
export interface ShownPost {
  readonly id: PostId;
  readonly title: string;
  readonly date: PostDate | null;
  readonly updated: PostDate | null;
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly draft: boolean;
  /** A BCP 47 tag, the post's or else the site's; empty where neither gives one. */
  readonly lang: string;
  /** Its address is empty where the text shows the picture: then only its caption stands above. */
  readonly cover: (Picture & { readonly caption: string }) | null;
  /**
   * Not yet sanitized for the window. Elements carry `data-<nonce>` whose space-separated words are `b<n>` (this
   * element shows block n), `p<n>` (put part n in its place) and `l<n>` (this element is link n).
   */
  readonly html: string;
  /** Where a long `html` may be cut into pieces that are whole, in order: every 60,000 units or so. */
  readonly seams: readonly number[];
  /** Random for each rendering: letters and digits, lower case. */
  readonly nonce: string;
  readonly parts: readonly Part[];
  readonly links: readonly Link[];
  readonly contents: readonly ContentsEntry[];
  /** The line in the file of each block, by its index. */
  readonly blockLines: readonly number[];
  /** Fragment names (heading ids, footnotes, ids in raw HTML) and the block to scroll to. */
  readonly anchors: readonly (readonly [name: string, block: BlockIndex])[];
  readonly problems: readonly Problem[];
  /** In reading order, not overlapping; empty without a query. */
  readonly hits: readonly Hit[];
  /** Changes when the file's content changes. */
  readonly fingerprint: string;
  readonly future: boolean;
  readonly page: boolean;
  readonly series: PostSeries | null;
  /** For a person who wants to know where it comes from. */
  readonly facts: PostFacts;
}

/** A post's place among the posts of its series, in their order. */
export interface PostSeries {
  readonly name: string;
  /** Counted from 1. */
  readonly position: number;
  readonly total: number;
  readonly previous: { readonly post: PostId; readonly title: string } | null;
  readonly next: { readonly post: PostId; readonly title: string } | null;
}

/** Where a post comes from and where it was published. */
export interface PostFacts {
  /** Relative to the folder. */
  readonly path: string;
  /** As its generator publishes it; null where it has no address. */
  readonly url: string | null;
  /** The whole web address, where the site's is known. */
  readonly webAddress: string | null;
  readonly aliases: readonly string[];
  /** The front matter, a key and its value as text a row, in the order of the file. */
  readonly frontMatter: readonly (readonly [key: string, value: string])[];
  /** Each of its links within the folder with the rule that found it: `alias`, `own-domain`, `relative-to-alias`. */
  readonly links: readonly { readonly target: string; readonly to: string; readonly how: string }[];
}

export type IndexPhase = 'scanning' | 'indexing' | 'ready' | 'cancelled' | 'failed' | 'restarting';

/** How far a library is. Counts only grow within one phase. */
export interface LibraryStatus {
  readonly library: LibraryId;
  readonly phase: IndexPhase;
  /** Posts listed so far, pages apart. */
  readonly posts: number;
  /** Pages (about, archives) listed so far. */
  readonly pages: number;
  /** Posts whose text can be searched. */
  readonly searchable: number;
  /** Post files found by the scan. */
  readonly found: number;
  /** Files of formats that Offprint does not read, by extension without the dot. */
  readonly unread: Readonly<Record<string, number>>;
  /** What went wrong, with a next step; null while all is well. */
  readonly message: Told | null;
}

/** An opened folder, as the window knows it: a name, never a path. */
export interface LibraryInfo {
  readonly id: LibraryId;
  readonly name: string;
}

/** Where a person was in a post: a block at the top of the pane and how far it was scrolled past, in CSS pixels. */
export interface Place {
  readonly block: BlockIndex;
  readonly offset: number;
}

export type HealthKind =
  | 'unread-post'
  | 'unlisted-folder'
  | 'missing-picture'
  | 'dead-link'
  | 'dead-anchor'
  | 'large-picture'
  | 'address-clash'
  | 'alias-clash'
  | 'front-matter'
  | 'no-date'
  | 'misspelt-key'
  | 'tag-variants'
  | 'duplicate';

/** Something in an archive that its author would want to mend. */
export interface HealthRow {
  readonly kind: HealthKind;
  /** Null where it is about a folder. */
  readonly post: PostId | null;
  /** Relative to the folder. */
  readonly path: string;
  /** Counted from 1; null where the problem is the whole post's. */
  readonly line: number | null;
  /** The reference, address, key or tag that it is about; may be empty. */
  readonly target: string;
  /** What is wrong. */
  readonly message: Told;
}

/** How far a check of the archive is, or what it found. */
export interface HealthReport {
  readonly done: number;
  readonly total: number;
  /** By kind and then path and line; null while the check is under way. */
  readonly rows: readonly HealthRow[] | null;
}

/** What a person says of a folder in place of what was detected. Left out: as detected. */
export interface SiteCorrections {
  readonly generator?: string | undefined;
  /** The folder that is read as the site, relative to the opened one; empty for that one. */
  readonly site?: string | undefined;
  /** Relative to the folder; empty for the folder itself. */
  readonly contentRoot?: string | undefined;
  readonly staticRoots?: readonly string[] | undefined;
  /** Full web addresses, the main one first. */
  readonly addresses?: readonly string[] | undefined;
}

/** What Offprint took a folder for, and why. */
export interface SiteFacts {
  readonly generator: string;
  /** `Hugo`. */
  readonly label: string;
  /** The rest of a sentence: `it has hugo.toml`. */
  readonly why: Told;
  /** The folder that is read as the site, with a slash at its end; empty for the opened one. */
  readonly place: string;
  /** The sites that lie one or two folders down, by their folders. */
  readonly nested: readonly { readonly place: string; readonly label: string }[];
  readonly title: string;
  /** Relative to the folder; empty for the folder itself. */
  readonly contentRoots: readonly string[];
  readonly staticRoots: readonly string[];
  readonly addresses: readonly string[];
  readonly basePath: string;
  readonly language: string;
  readonly timeZone: string;
  /** What of the configuration could not be read, or of the corrections not be followed. */
  readonly notes: readonly Told[];
  /** What holds where a person says nothing. */
  readonly detected: Pick<SiteFacts, 'contentRoots' | 'staticRoots' | 'addresses'>;
  /** What can be chosen instead. */
  readonly generators: readonly { readonly id: string; readonly label: string }[];
}

/** A half-open range of UTF-16 units in the text of a query. */
export interface QueryRange {
  readonly start: number;
  readonly end: number;
}

/** A part of a query that is more than plain words, for showing and removing it: cut its range out of the text. */
export interface QueryChip extends QueryRange {
  readonly kind: 'phrase' | 'field' | 'filter' | 'scope' | 'excluded' | 'choice' | 'group' | 'option' | 'unfinished';
  readonly label: Told;
  /** What the part may mean too: a few words for it, and what to write in its place. */
  readonly other?: { readonly label: Told; readonly text: string };
}

/** How a word was taken that posts do not have as it is written. */
export interface QueryReading {
  /** `Showing “serializable” for “serialisable”.` */
  readonly text: Told;
  /** The query that asks for exactly what is written; null where that would find nothing either. */
  readonly exact: string | null;
}

export interface QueryExplanation {
  /** In the order of the text. */
  readonly readings: readonly QueryReading[];
  /** One line: `“vacuum” in the title, by Ada, 2010–2014`; null where nothing is asked for. */
  readonly explanation: Told | null;
  /** In the order of the text, not overlapping. */
  readonly chips: readonly QueryChip[];
}

/** What can stand in place of a range of a query's text. */
export interface Completion extends QueryRange {
  /** The whole of what would stand there: `tag:postgres`. */
  readonly label: string;
  /** What it is for, or how many posts have it. */
  readonly detail: Told | null;
  readonly insert: string;
}

/** Another query in place of one that finds nothing. */
export interface QuerySuggestion {
  /** `filters`: the same text without the filters beside it. */
  readonly kind: 'spelling' | 'loosen' | 'drop' | 'filters';
  /** `without year:2010`. */
  readonly label: Told;
  readonly text: string;
  /** How many posts it finds: at least one. */
  readonly total: number;
}
