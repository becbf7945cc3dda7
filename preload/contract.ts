import { z } from 'zod';
import type { Hit } from '../main/library/model/blocks.ts';
import type { HealthReport } from '../main/library/model/health.ts';
import type { PictureFacts } from '../main/library/model/picture-facts.ts';
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
  longestStill,
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
 * Every request and event that crosses between the window and the main process. The arguments of a request are parsed
 * with these schemas at run time (main/requests/ipc.ts). The type of its reply is the field `reply`, which has no
 * value. The window and the preload import only types from here, and the limits from `constants/`.
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
  /** How much a row of the list shows: first words and picture, or only title and date. */
  rows: z.enum(rowKinds),
  /** The language of the window, its menus and its dialogs. */
  language: z.enum(['system', ...languages]),
  /** The size of a post's text, in percent. */
  textSize: z
    .number()
    .int()
    .min(Math.min(...textSizes))
    .max(Math.max(...textSizes)),
  /** The widths of the panes, in CSS pixels. A width of 0 hides the filters. */
  filtersWidth: z.number().int().min(0).max(paneWidths.filters.max),
  listWidth: z.number().int().min(paneWidths.list.min).max(paneWidths.list.max),
});

/**
 * The schema of saved settings. A field that is absent or invalid gets its default, and the others keep their values.
 */
export const storedSettings = z.object({
  theme: settings.shape.theme.catch(defaultSettings.theme),
  rows: settings.shape.rows.catch(defaultSettings.rows),
  language: settings.shape.language.catch(defaultSettings.language),
  textSize: settings.shape.textSize.catch(defaultSettings.textSize),
  filtersWidth: settings.shape.filtersWidth.catch(defaultSettings.filtersWidth),
  listWidth: settings.shape.listWidth.catch(defaultSettings.listWidth),
});

/** The posts that a search found: their number, and the first characters of the id of each, up to a limit. */
const seenPosts = z.strictObject({ total: count, posts: z.string().max(mostPostMarks * postMarkLength) });
export type SeenPosts = z.infer<typeof seenPosts>;

const savedSearch = z.strictObject({
  text,
  filters,
  /** Searches that were saved before they had a sort order use relevance. */
  sort: sort.default('relevance'),
  /** What the search found when the person last looked at it. */
  seen: seenPosts,
});
export type SavedSearch = z.infer<typeof savedSearch>;

/** A person's searches in a folder: the recent ones, newest first, and the saved ones. */
export const searches = z.strictObject({
  recent: z.array(text).max(mostRecentSearches).readonly(),
  saved: z.array(savedSearch).max(mostSavedSearches).readonly(),
});
export type Searches = z.infer<typeof searches>;

/** A person's settings. The app saves them, never in the folder. */
export type Settings = z.infer<typeof settings>;

/** What a person was reading when the library was last open. */
export interface Session {
  readonly post: PostId | null;
  readonly place: PostPlace | null;
}

/**
 * A folder that was opened before. `folder` is its path, shortened for showing. `missing` is true if it does not exist
 * now.
 */
export interface RecentLibrary extends LibraryInfo {
  readonly folder: string;
  readonly missing: boolean;
}

/** A view that was just opened, with its first content. All of it comes from one search. */
export interface OpenedView {
  readonly state: ViewState;
  /** The requested rows, or fewer if there are fewer. */
  readonly rows: readonly PostRow[];
  readonly facets: Facets;
  /** How the query was understood. */
  readonly explanation: QueryExplanation;
  /** Completions for the word before the cursor. For a plain word, only the fields that it may be the start of. */
  readonly completions: readonly Completion[];
}

/** A library that was just opened, with the person's last place in it. */
export interface OpenedLibrary extends LibraryInfo {
  readonly session: Session;
  readonly status: LibraryStatus;
  /** The person's corrections of what was detected. */
  readonly corrections: SiteCorrections;
  /**
   * The list of `firstQuery` from the last session, to be shown until it is opened again. Null if none was saved. Its
   * view is not open, so it can't be asked for rows.
   */
  readonly firstList: OpenedView | null;
}

/** The window without its scripts. The page is served with it, so that the list is painted before they run. */
const still = z.strictObject({
  /** The elements of the page, without styles of their own. */
  html: z.string().max(longestStill),
  /** Those styles. */
  css: z.string().max(longestStill),
  /** The paths of the fonts that its words need, below the page's address. */
  fonts: z.array(z.string().max(200)).max(20).readonly(),
});
export type Still = z.infer<typeof still>;

interface Request<
  Args extends z.ZodType = z.ZodType,
  Reply = unknown,
  By extends 'shell' | 'library' = 'shell' | 'library',
> {
  readonly args: Args;
  /** Which process answers: the main process, or the library process. */
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
  /** Lets the person choose a folder and opens it. Null if they cancel. */
  'library.choose': byShell<OpenedLibrary | null>()(nothing),
  /** Opens a folder by its path. Only the preload sends this, for a dropped folder; it refuses it from the page. */
  'library.open-path': byShell<OpenedLibrary>()(z.strictObject({ path: z.string().min(1).max(32_768) })),
  'library.open-recent': byShell<OpenedLibrary>()(z.strictObject({ library: libraryId })),
  /** The open library, or null. The window asks for it when it starts. */
  'library.current': byShell<OpenedLibrary | null>()(nothing),
  /** The folders that were opened before, newest first. */
  'library.recent': byShell<readonly RecentLibrary[]>()(nothing),
  'library.forget': byShell<null>()(z.strictObject({ library: libraryId })),
  /** Scans the folder again. */
  'library.reload': byShell<null>()(z.strictObject({ library: libraryId })),
  /** Stops indexing. Posts that were read stay usable. */
  'library.cancel': byShell<null>()(z.strictObject({ library: libraryId })),
  'settings.read': byShell<Settings>()(nothing),
  'settings.write': byShell<Settings>()(settings.partial()),
  /** The searches of a folder. The app saves them, never in the folder. */
  'searches.read': byShell<Searches>()(z.strictObject({ library: libraryId })),
  'searches.write': byShell<null>()(z.strictObject({ library: libraryId, searches })),
  /** Saves a person's corrections of what was detected, and reads the folder again. */
  'site.correct': byShell<null>()(z.strictObject({ library: libraryId, corrections: siteCorrections })),
  /**
   * Lets the person choose a file, and writes a text to it (a report as CSV). False if they cancel. Fails with
   * `refused` for a file inside the folder.
   */
  'text.save': byShell<boolean>()(
    z.strictObject({ library: libraryId, name: z.string().min(1).max(100), text: z.string().max(50_000_000) }),
  ),
  /** Keeps a still of the window for the next start. */
  'still.keep': byShell<null>()(z.strictObject({ library: libraryId, still })),
  /** Copies a text to the clipboard: code, a path, an address. The page itself has no permission to do so. */
  'text.copy': byShell<null>()(z.strictObject({ text: z.string().max(longestCopy) })),
  /** Saves what is being read, for the next start. */
  'session.write': byShell<null>()(
    z.strictObject({ library: libraryId, post: postId.nullable(), place: place.nullable() }),
  ),
  /** Shows the context menu of a post, in the list or in the reader. `link` is the web address under the pointer. */
  'post.menu': byShell<null>()(
    z.strictObject({
      library: libraryId,
      post: postId,
      selection: z.string().max(longestSelection),
      link: z.string().max(longestAddress).nullable(),
    }),
  ),
  /** Opens a web address in the browser, after its scheme was checked and the person agreed. */
  'web.open': byShell<null>()(z.strictObject({ url: z.string().max(longestAddress) })),
  /** Opens a file of the folder in the program that the system uses for it. */
  'file.open': byShell<null>()(z.strictObject({ library: libraryId, file: fileId })),
  /** The bytes of an SVG file in the folder, for the frame that draws it. */
  'drawing.read': byShell<Uint8Array>()(z.strictObject({ library: libraryId, file: fileId })),

  /**
   * Opens a view in place of the window's last one, whose pending requests then fail with `cancelled`. This one reply
   * has all that a letter in the search field changes on the screen.
   */
  'view.open': byLibrary<OpenedView>()(
    z.strictObject({
      library: libraryId,
      query: viewQuery,
      /** The visible rows: half-open, at most `mostRows`. */
      from: count,
      to: count,
      /** How many values of each facet are returned at most. */
      facets: facetLimit,
      /** The cursor in the text that is being typed, in UTF-16 units. Null if no completions are needed. */
      cursor: count.nullable(),
    }),
  ),
  /** Rows `from` to `to` (half-open, at most `mostRows`) of this revision. Fails with `stale` for another one. */
  'view.rows': byLibrary<readonly PostRow[]>()(
    z.strictObject({ library: libraryId, viewId, revision: count, from: count, to: count }),
  ),
  /** The index of a post in this revision, from 0. Null if it is not in the view. */
  'view.locate': byLibrary<number | null>()(
    z.strictObject({ library: libraryId, viewId, revision: count, post: postId }),
  ),
  /** At most `limit` values of each facet. */
  'view.facets': byLibrary<Facets>()(z.strictObject({ library: libraryId, viewId, limit: facetLimit })),
  /** The posts that a query finds now, without opening a view. Shows which of them are new. */
  'query.posts': byLibrary<SeenPosts>()(z.strictObject({ library: libraryId, query: viewQuery })),
  /** A post, with the hits of `text` (may be empty). `whole` builds all of it, even if its layout takes long. */
  'post.read': byLibrary<ShownPost>()(
    z.strictObject({ library: libraryId, post: postId, text, whole: z.boolean().optional() }),
  ),
  /** Prepares a post that is likely to be read next, as soon as there are no other requests. */
  'post.prepare': byLibrary<null>()(z.strictObject({ library: libraryId, post: postId })),
  /** Whether a post that was read with this nonce would be the same now, including its links, pictures and series. */
  'post.is-current': byLibrary<boolean>()(
    z.strictObject({ library: libraryId, post: postId, nonce: z.string().max(100) }),
  ),
  /** The facts of those files that are pictures: their sizes, and whether they are transparent. */
  'pictures.facts': byLibrary<readonly PictureFacts[]>()(
    z.strictObject({ library: libraryId, files: z.array(fileId).max(mostPictures).readonly() }),
  ),
  /** What the folder was taken for; null while that is not known. */
  'site.read': byLibrary<SiteFacts | null>()(z.strictObject({ library: libraryId })),
  /** Starts a check of the whole archive, or returns its progress. Ask again until it has rows. */
  'health.read': byLibrary<HealthReport>()(z.strictObject({ library: libraryId })),
  /** Completions for the word before the cursor, best first. All fields if the query is empty. */
  'query.complete': byLibrary<readonly Completion[]>()(z.strictObject({ library: libraryId, text, cursor: count })),
  /** Other queries for one that finds nothing. Empty if it finds something. */
  'query.suggest': byLibrary<readonly QuerySuggestion[]>()(z.strictObject({ library: libraryId, query: viewQuery })),
  /** The hits of another `text` in an open post, in reading order. */
  'post.hits': byLibrary<readonly Hit[]>()(z.strictObject({ library: libraryId, post: postId, text })),
  /** Where a post contains exactly this text, ignoring case and accents. In reading order. */
  'post.find-text': byLibrary<readonly Hit[]>()(z.strictObject({ library: libraryId, post: postId, text })),
} as const satisfies Record<string, Request>;

export type RequestName = keyof typeof requests;
export type RequestArgs<Name extends RequestName> = z.infer<(typeof requests)[Name]['args']>;
export type RequestReply<Name extends RequestName> = NonNullable<(typeof requests)[Name]['reply']> | NullReply<Name>;
type NullReply<Name extends RequestName> = null extends (typeof requests)[Name]['reply'] ? null : never;

/** The names of requests that the library process answers. */
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

/** The form of every reply. Failures are values, since `ipcRenderer.invoke` loses the code of an error. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: FailureCode; readonly message: Told };

/** A command for the window, from the menu or from a key. */
export type Command = keyof typeof commandKeys;

/** The events that the main process sends to the window. */
export interface Events {
  'library-opened': OpenedLibrary;
  /** Sent about ten times a second at most. */
  'library-status': LibraryStatus;
  /** Sent only for the window's latest view, and not too often. */
  'view-changed': ViewState;
  /** The file of this post changed. A null fingerprint means that it is gone. */
  'post-changed': { readonly library: LibraryId; readonly post: PostId; readonly fingerprint: string | null };
  /** A post was renamed: `to` is the new id of `from`. */
  'post-moved': { readonly library: LibraryId; readonly from: PostId; readonly to: PostId };
  'settings-changed': Settings;
  command: Command;
  /** Asks the window to show this post. The search field gets `text`, if that is not null. */
  'show-post': { readonly library: LibraryId; readonly post: PostId | null; readonly text: string | null };
  /** Something failed outside of a request: with Offprint's own files if `isOwn`, otherwise with a folder. */
  notice: { readonly message: Told; readonly isOwn: boolean };
}

export type EventName = keyof Events;
