import type { LibraryStatus, ViewState } from '../../main/library/model.ts';
import { countOf, formatCount } from './format.ts';

interface StatusSource {
  readonly status: LibraryStatus;
  /** What is in the view that is shown, pages among it; null before there is one. */
  readonly shown: Pick<ViewState, 'total' | 'full' | 'pages'> | null;
  /** Posts of the library, also while a restarted library process lists them again. */
  readonly posts: number;
  readonly text: string;
  /** Whether filters leave something out. */
  readonly filtering: boolean;
}

/** One line: how many posts, of how many, how many pages, and what is going on. */
export function statusText({ status, shown, posts, text, filtering }: StatusSource): string {
  const query = text.trim();
  const narrowed = query !== '' || filtering;
  const shownPosts = shown ? shown.total - shown.pages : posts;
  const shownPages = narrowed ? (shown?.pages ?? 0) : Math.max(status.pages, shown?.pages ?? 0);
  const ofPosts =
    narrowed && shown
      ? `${formatCount(shownPosts)} of ${countOf(Math.max(posts, shownPosts), 'post')}`
      : countOf(shownPosts, 'post');
  const count = shownPages > 0 ? `${ofPosts}, ${countOf(shownPages, 'page')}` : ofPosts;
  const subject = query === '' ? count : `${count} for “${query}”`;
  const whole =
    shown && query !== '' && shown.full < shown.total
      ? [`${shown.full === 0 ? 'none' : formatCount(shown.full)} with all the words`]
      : [];
  return [subject, ...whole, ...goingOn(status)].join(' · ');
}

function goingOn(status: LibraryStatus): readonly string[] {
  const { phase, found, searchable } = status;
  const unread = Object.entries(status.unread).filter(([, count]) => count > 0);
  const notRead = unread.map(
    ([extension, count]) => `${formatCount(count)} .${extension} ${count === 1 ? 'file' : 'files'}`,
  );
  const rest = notRead.length > 0 ? [`${notRead.join(', ')} not read`] : [];
  switch (phase) {
    case 'scanning':
      return ['looking through the folder'];
    case 'indexing':
      return [`reading ${formatCount(searchable)} of ${formatCount(found)}`];
    case 'restarting':
      return ['reading again after a fault'];
    case 'cancelled':
      return [`indexing cancelled, ${formatCount(searchable)} can be searched`, ...rest];
    case 'failed':
      return ['the folder could not be read'];
    case 'ready':
      return rest;
  }
}

/** How far the reading of the folder is, from 0 to 1; null while that can't be told. */
export function progressOf({ phase, found, searchable }: LibraryStatus): number | null {
  if (found === 0 || phase === 'scanning' || phase === 'restarting') {
    return null;
  }
  return Math.min(1, searchable / found);
}
