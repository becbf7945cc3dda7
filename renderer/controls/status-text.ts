import type { LibraryStatus } from '../../main/library/model/library.ts';
import type { ViewState } from '../../main/library/model/list.ts';
import { say } from '../say.ts';

interface StatusSource {
  readonly status: LibraryStatus;
  /** Counts of the view that is shown; null before the first one. `total` includes pages. */
  readonly shown: Pick<ViewState, 'total' | 'full' | 'pages'> | null;
  /** How many posts the library has. It stays while a restarted library process lists them again. */
  readonly posts: number;
  readonly text: string;
  /** Whether filters leave something out. */
  readonly filtering: boolean;
}

/** What the status line says: counts of posts and pages, and what Offprint is doing. */
export interface StatusWords {
  /** The counts, and the query; as long as the query is. */
  readonly subject: string;
  /** How many posts have all of the words, and what Offprint is doing; empty for nothing. */
  readonly goingOn: string;
}

/** Both in one line. */
export function statusText(source: StatusSource): string {
  const { subject, goingOn } = statusWords(source);
  return joined(subject, goingOn);
}

export function statusWords({ status, shown, posts, text, filtering }: StatusSource): StatusWords {
  const query = text.trim();
  const narrowed = query !== '' || filtering;
  const shownPosts = shown ? shown.total - shown.pages : posts;
  const shownPages = narrowed ? (shown?.pages ?? 0) : Math.max(status.pages, shown?.pages ?? 0);
  const ofPosts =
    narrowed && shown
      ? say('status.posts-of', { shown: shownPosts, count: Math.max(posts, shownPosts) })
      : say('count.posts', { count: shownPosts });
  const count = shownPages > 0 ? [ofPosts, say('count.pages', { count: shownPages })].join(say('list.comma')) : ofPosts;
  const subject =
    query === '' ? count : say(hasQuotes(query) ? 'status.for-quoted' : 'status.for-query', { count, query });
  const whole = shown && query !== '' && shown.full < shown.total ? [say('status.whole', { count: shown.full })] : [];
  return { subject, goingOn: joined(...whole, ...goingOn(status)) };
}

/** A query with quotation marks is shown without a pair of its own around it. */
function hasQuotes(query: string): boolean {
  return /["“”„«»「」]/.test(query);
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

function goingOn(status: LibraryStatus): readonly string[] {
  const { phase, found, searchable } = status;
  const unread = Object.entries(status.unread).filter(([, count]) => count > 0);
  const files = unread.map(([extension, count]) => say('status.files', { extension, count })).join(say('list.comma'));
  const rest = files === '' ? [] : [say('status.not-read', { files })];
  switch (phase) {
    case 'scanning':
      return [say('status.scanning')];
    case 'indexing':
      return [say('status.reading', { done: searchable, total: found })];
    case 'restarting':
      return [say('status.restarting')];
    case 'cancelled':
      return [say('status.cancelled', { count: searchable }), ...rest];
    case 'failed':
      return [say('status.failed')];
    case 'ready':
      return rest;
  }
}

/** Progress of reading the folder, from 0 to 1; null while it is unknown. */
export function progressOf({ phase, found, searchable }: LibraryStatus): number | null {
  if (found === 0 || phase === 'scanning' || phase === 'restarting') {
    return null;
  }
  return Math.min(1, searchable / found);
}
