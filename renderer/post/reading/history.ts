import type { PostId } from '../../../main/library/model/ids.ts';
import type { PostPlace } from '../../../main/library/model/post.ts';

/** One thing read: a post and where in it; a null place is its beginning (or its first hit). */
export interface Visit {
  readonly post: PostId;
  readonly place: PostPlace | null;
}

/** What Back and Forward walk through. `at` is -1 while nothing has been read. */
export interface History {
  readonly visits: readonly Visit[];
  readonly at: number;
}

export const emptyHistory: History = { visits: [], at: -1 };
const longest = 200;

/** Adds a visit after the present one; what Forward led to is gone. */
export function push(history: History, visit: Visit): History {
  const visits = [...history.visits.slice(0, history.at + 1), visit].slice(-longest);
  return { visits, at: visits.length - 1 };
}

/** Remembers how far the present visit has been read. */
export function keepPlace(history: History, place: PostPlace | null): History {
  return {
    ...history,
    visits: history.visits.map((visit, index) => (index === history.at ? { ...visit, place } : visit)),
  };
}

/** The history one step away, or null where it ends. */
export function step(history: History, direction: 1 | -1): History | null {
  const at = history.at + direction;
  return at >= 0 && at < history.visits.length ? { ...history, at } : null;
}

export function present(history: History): Visit | null {
  return history.visits[history.at] ?? null;
}

/** A post was renamed: its visits stay. */
export function rename(history: History, from: PostId, to: PostId): History {
  return { ...history, visits: history.visits.map((visit) => (visit.post === from ? { ...visit, post: to } : visit)) };
}
