import { z } from 'zod';
import type { Hit } from '../main/library/model/blocks.ts';
import type { HealthReport } from '../main/library/model/health.ts';
import type { FileId, LibraryId, PostId, ViewId } from '../main/library/model/ids.ts';
import type { LibraryInfo, LibraryStatus } from '../main/library/model/library.ts';
import type { Facets, PostRow, ViewState } from '../main/library/model/list.ts';
import type { PostPlace } from '../main/library/model/post.ts';
import type { Completion, QueryExplanation, QuerySuggestion } from '../main/library/model/query.ts';
import type { ShownPost } from '../main/library/model/shown-post.ts';
import type { SiteCorrections, SiteFacts } from '../main/library/model/site.ts';
import type { commandKeys } from './constants/command-keys.ts';
import {
  longestAddress,
  longestCopy,
  longestSelection,
  longestText,
  mostFacetValues,
  mostPictures,
  mostPostMarks,
  mostRecentSearches,
  mostSavedSearches,
  postMarkLength,
} from './constants/limits.ts';
import { languages } from './texts/languages.ts';
import { defaultSettings, paneWidths, rowKinds, textSizes, themes } from './constants/settings.ts';
import type { Told } from './texts/texts.ts';

/**
 * Every request and event that crosses between the window and the main process. A request's arguments are parsed
 * here at run time (main/requests/ipc.ts); its reply's type is the phantom `reply`. The window and the preload import types only,
 * and the limits from `constants/`.
 */

const id = z.string().regex(/^[\w-]{8,64}$/);
const libraryId = id as unknown as z.ZodType<LibraryId>;
const postId = id as unknown as z.ZodType<PostId>;
const fileId = id as unknown as z.ZodType<FileId>;
const viewId = id as unknown as z.ZodType<ViewId>;
const count = z.number().int().min(0).max(10_000_000);
const text = z.string().max(longestText);
const facetLimit = z.number().int().min(1).max(mostFacetValues);
const values = z.array(z.string().max(500)).max(200).readonly();

const filters = z.strictObject({
  year: values,
  tag: values,
  author: values,
  category: values,
  drafts: z.enum(['shown', 'hidden', 'only']),
  kind: z.enum(['posts', 'pages', 'all']),
});

const sort = z.enum(['relevance', 'newest', 'oldest', 'title', 'year']);
const viewQuery = z.strictObject({ text, filters, sort });

const place = z.strictObject({ block: count, offset: z.number().min(-1e7).max(1e7) });

/** See `SiteCorrections` in the model. */
export const siteCorrections = z.strictObject({
  generator: z.string().max(40).optional(),
  site: z.string().max(1_000).optional(),
  contentRoot: z.string().max(1_000).optional(),
  staticRoots: z.array(z.string().max(1_000)).max(50).readonly().optional(),
  addresses: z.array(z.string().max(1_000)).max(50).readonly().optional(),
});

const settings = z.strictObject({
  theme: z.enum(themes),
  /** Of the list: with first words and picture, or title and date alone. */
  rows: z.enum(rowKinds),
  /** That of the window, its menus and dialogs. */
  language: z.enum(['system', ...languages]),
  /** Of the post's text, in percent. */
  textSize: z
    .number()
    .int()
    .min(Math.min(...textSizes))
    .max(Math.max(...textSizes)),
  /** Of the panes, in CSS pixels. Filters of width 0 are hidden. */
  filtersWidth: z.number().int().min(0).max(paneWidths.filters.max),
  listWidth: z.number().int().min(paneWidths.list.min).max(paneWidths.list.max),
});

/** The same as they are read from a file: what is absent or does not fit is as at first, and costs nothing else. */
export const storedSettings = z.object({
  theme: settings.shape.theme.catch(defaultSettings.theme),
  rows: settings.shape.rows.catch(defaultSettings.rows),
  language: settings.shape.language.catch(defaultSettings.language),
  textSize: settings.shape.textSize.catch(defaultSettings.textSize),
  filtersWidth: settings.shape.filtersWidth.catch(defaultSettings.filtersWidth),
  listWidth: settings.shape.listWidth.catch(defaultSettings.listWidth),
});

/** Which posts a search found: how many, and the first characters of the id of each, of not too many. */
const seenPosts = z.strictObject({ total: count, posts: z.string().max(mostPostMarks * postMarkLength) });
export type SeenPosts = z.infer<typeof seenPosts>;

const savedSearch = z.strictObject({
  text,
  filters,
  /** Searches that were kept before they had an order of their own stand in that of relevance. */
  sort: sort.default('relevance'),
  /** What it found when the person last looked. */
  seen: seenPosts,
});
export type SavedSearch = z.infer<typeof savedSearch>;

/** What a person looked for in a folder: lately, newest first, and what they want to look for again. */
export const searches = z.strictObject({
  recent: z.array(text).max(mostRecentSearches).readonly(),
  saved: z.array(savedSearch).max(mostSavedSearches).readonly(),
});
export type Searches = z.infer<typeof searches>;

/** What a person has set; kept by the app, never in the folder. */
export type Settings = z.infer<typeof settings>;

/** What a person was doing in a library when it was last open. */
export interface Session {
  readonly post: PostId | null;
  readonly place: PostPlace | null;
}

/** A folder opened before. `folder` is its path shortened for showing; `missing` when it is gone. */
export interface RecentLibrary extends LibraryInfo {
  readonly folder: string;
  readonly missing: boolean;
}

/** A view that has just been opened, and what the window shows of it first: all made of one search. */
export interface OpenedView {
  readonly state: ViewState;
  /** The rows that were asked for, as far as there are so many. */
  readonly rows: readonly PostRow[];
  readonly facets: Facets;
  /** What the query was understood to ask for. */
  readonly explanation: QueryExplanation;
  /** What the word in front of the cursor may become; of a plain word only the field that it may name. */
  readonly completions: readonly Completion[];
}

/** A library that has just been opened: what is known of it, and where the person left off. */
export interface OpenedLibrary extends LibraryInfo {
  readonly session: Session;
  readonly status: LibraryStatus;
  /** What the person said of it in place of what was detected. */
  readonly corrections: SiteCorrections;
  /**
   * The list of `firstQuery` as it was in the last session, to be shown until it is opened anew; null where none was kept.
   * Its view is open nowhere.
   */
  readonly firstList: OpenedView | null;
}

interface Request<
  Args extends z.ZodType = z.ZodType,
  Reply = unknown,
  By extends 'shell' | 'library' = 'shell' | 'library',
> {
  readonly args: Args;
  /** Who answers: the main process itself, or the library process. */
  readonly by: By;
  readonly reply?: Reply;
}

function byShell<Reply>() {
  return <Args extends z.ZodType>(args: Args): Request<Args, Reply, 'shell'> => ({ args, by: 'shell' });
}

function byLibrary<Reply>() {
  return <Args extends z.ZodType>(args: Args): Request<Args, Reply, 'library'> => ({ args, by: 'library' });
}

const nothing = z.undefined();

export const requests = {
  /** Asks the person for a folder and opens it; null when they cancel. */
  'library.choose': byShell<OpenedLibrary | null>()(nothing),
  /** Opens a folder by its path. Only the preload sends it, for a dropped folder; the page can't. */
  'library.open-path': byShell<OpenedLibrary>()(z.strictObject({ path: z.string().min(1).max(32_768) })),
  'library.open-recent': byShell<OpenedLibrary>()(z.strictObject({ library: libraryId })),
  /** The library that is open, or null: asked when the window starts. */
  'library.current': byShell<OpenedLibrary | null>()(nothing),
  /** Newest first. */
  'library.recent': byShell<readonly RecentLibrary[]>()(nothing),
  'library.forget': byShell<null>()(z.strictObject({ library: libraryId })),
  /** Scans the folder afresh. */
  'library.reload': byShell<null>()(z.strictObject({ library: libraryId })),
  /** Stops indexing; what was read stays usable. */
  'library.cancel': byShell<null>()(z.strictObject({ library: libraryId })),
  'settings.read': byShell<Settings>()(nothing),
  'settings.write': byShell<Settings>()(settings.partial()),
  /** Kept by the app for each folder, never in it. */
  'searches.read': byShell<Searches>()(z.strictObject({ library: libraryId })),
  'searches.write': byShell<null>()(z.strictObject({ library: libraryId, searches })),
  /** What the person says of the folder in place of what was detected; kept, and the folder is read again. */
  'site.correct': byShell<null>()(z.strictObject({ library: libraryId, corrections: siteCorrections })),
  /** Asks the person where to put a text (a report as CSV) and writes it there; false when they cancel. Never into the folder itself. */
  'text.save': byShell<boolean>()(
    z.strictObject({ library: libraryId, name: z.string().min(1).max(100), text: z.string().max(50_000_000) }),
  ),
  /** Puts a text on the clipboard: code, a path, an address. The page itself has no leave to. */
  'text.copy': byShell<null>()(z.strictObject({ text: z.string().max(longestCopy) })),
  /** Remembers what is being read, for the next start. */
  'session.write': byShell<null>()(
    z.strictObject({ library: libraryId, post: postId.nullable(), place: place.nullable() }),
  ),
  /** Shows the context menu of a post (in the list or open). `link` is the web address under the pointer. */
  'post.menu': byShell<null>()(
    z.strictObject({
      library: libraryId,
      post: postId,
      selection: z.string().max(longestSelection),
      link: z.string().max(longestAddress).nullable(),
    }),
  ),
  /** Opens a web address in the browser, after its scheme is checked and the person agreed. */
  'web.open': byShell<null>()(z.strictObject({ url: z.string().max(longestAddress) })),
  /** Opens a file of the folder with the system's program for it. */
  'file.open': byShell<null>()(z.strictObject({ library: libraryId, file: fileId })),
  /** The bytes of an SVG file of the folder, for the frame that draws them. */
  'drawing.read': byShell<Uint8Array>()(z.strictObject({ library: libraryId, file: fileId })),

  /**
   * Opens a view in place of the window's earlier one, whose pending requests then fail with `cancelled`. All that a
   * letter in the search field changes on the screen comes in this one reply.
   */
  'view.open': byLibrary<OpenedView>()(
    z.strictObject({
      library: libraryId,
      query: viewQuery,
      /** The rows in sight (half-open, at most `mostRows`). */
      from: count,
      to: count,
      /** At most so many values of each facet. */
      facets: facetLimit,
      /** Where the cursor stands in the text that is being typed; null where nothing is to be completed. */
      cursor: count.nullable(),
    }),
  ),
  /** Rows `from` to `to` (half-open, at most `mostRows`) of exactly that revision; fails with `stale` for any other. */
  'view.rows': byLibrary<readonly PostRow[]>()(
    z.strictObject({ library: libraryId, viewId, revision: count, from: count, to: count }),
  ),
  /** Where a post stands in that revision, counted from 0; null when it is not in the view. */
  'view.locate': byLibrary<number | null>()(
    z.strictObject({ library: libraryId, viewId, revision: count, post: postId }),
  ),
  /** At most `limit` values of each facet. */
  'view.facets': byLibrary<Facets>()(z.strictObject({ library: libraryId, viewId, limit: facetLimit })),
  /** Which posts a query finds now, without opening a view: to tell which of them are new. */
  'query.posts': byLibrary<SeenPosts>()(z.strictObject({ library: libraryId, query: viewQuery })),
  /** One post, with the hits of `text` (may be empty); `whole` lays out all of it, however long that takes. */
  'post.read': byLibrary<ShownPost>()(
    z.strictObject({ library: libraryId, post: postId, text, whole: z.boolean().optional() }),
  ),
  /** The post is likely to be read next: it is made ready once nothing else is asked. */
  'post.prepare': byLibrary<null>()(z.strictObject({ library: libraryId, post: postId })),
  /** Whether a post that was read with this nonce would be the same now: its links, its pictures and its series. */
  'post.is-current': byLibrary<boolean>()(
    z.strictObject({ library: libraryId, post: postId, nonce: z.string().max(100) }),
  ),
  /** What the folder was taken for; null while that is not known. */
  /** Those of the files that are pictures with something transparent in them. */
  'pictures.see-through': byLibrary<readonly FileId[]>()(
    z.strictObject({ library: libraryId, files: z.array(fileId).max(mostPictures).readonly() }),
  ),
  'site.read': byLibrary<SiteFacts | null>()(z.strictObject({ library: libraryId })),
  /** Begins a check of the whole archive, or tells how far it is: ask again until it has rows. */
  'health.read': byLibrary<HealthReport>()(z.strictObject({ library: libraryId })),
  /** What the word in front of the cursor may become, best first; every field where the query is empty. */
  'query.complete': byLibrary<readonly Completion[]>()(z.strictObject({ library: libraryId, text, cursor: count })),
  /** What to ask in place of a query that finds nothing; empty for one that finds something. */
  'query.suggest': byLibrary<readonly QuerySuggestion[]>()(z.strictObject({ library: libraryId, query: viewQuery })),
  /** The hits of another `text` in a post that is open, in reading order. */
  'post.hits': byLibrary<readonly Hit[]>()(z.strictObject({ library: libraryId, post: postId, text })),
  /** Where a post has this very text, whatever its case and accents, in reading order: finding in the post, not in the archive. */
  'post.find-text': byLibrary<readonly Hit[]>()(z.strictObject({ library: libraryId, post: postId, text })),
} as const satisfies Record<string, Request>;

export type RequestName = keyof typeof requests;
export type RequestArgs<Name extends RequestName> = z.infer<(typeof requests)[Name]['args']>;
export type RequestReply<Name extends RequestName> = NonNullable<(typeof requests)[Name]['reply']> | NullReply<Name>;
type NullReply<Name extends RequestName> = null extends (typeof requests)[Name]['reply'] ? null : never;

/** The names that the library process answers. */
export type LibraryRequestName = {
  [Name in RequestName]: (typeof requests)[Name]['by'] extends 'library' ? Name : never;
}[RequestName];

export type FailureCode =
  | 'bad-request'
  | 'stale'
  | 'cancelled'
  | 'restarted'
  | 'no-library'
  | 'gone'
  | 'unreadable'
  | 'refused'
  | 'failed';

/** How every reply crosses: failures are values, since `ipcRenderer.invoke` loses an error's code. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: FailureCode; readonly message: Told };

/** What a person asked for through the menu or its keys, for the window to do. */
export type Command = keyof typeof commandKeys;

/** What main tells the window without being asked. */
export interface Events {
  'library-opened': OpenedLibrary;
  /** Throttled to about ten a second. */
  'library-status': LibraryStatus;
  /** Throttled; only for the window's latest view. */
  'view-changed': ViewState;
  /** The file of this post changed; null content means it is gone. */
  'post-changed': { readonly library: LibraryId; readonly post: PostId; readonly fingerprint: string | null };
  /** A post was renamed: what is known of `from` is now `to`. */
  'post-moved': { readonly library: LibraryId; readonly from: PostId; readonly to: PostId };
  'settings-changed': Settings;
  command: Command;
  /** Show this post (from the command line or a second start), with this query in the search box if not null. */
  'show-post': { readonly library: LibraryId; readonly post: PostId | null; readonly text: string | null };
  /** Something failed outside a request. */
  notice: { readonly message: Told };
}

export type EventName = keyof Events;
