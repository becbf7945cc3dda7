import type { PostId } from '../../../main/library/model/ids.ts';
import type { PostPlace } from '../../../main/library/model/post.ts';

/** A post that was read, and the place in it. Null is the beginning (or the first hit). */
export interface Visit {
  readonly post: PostId;
  readonly place: PostPlace | null;
}

/** The steps of Back and Forward. `at` is the present one; -1 while nothing has been read. */
export interface History {
  readonly visits: readonly Visit[];
  readonly at: number;
}

export const emptyHistory: History = { visits: [], at: -1 };
const longest = 200;

/** Adds a visit after the present one, and drops those that Forward led to. */
export function push(history: History, visit: Visit): History {
  const visits = [...history.visits.slice(0, history.at + 1), visit].slice(-longest);
  return { visits, at: visits.length - 1 };
}

/** Sets the place of the present visit. */
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

/** Keeps the visits of a renamed post, with its new id. */
export function rename(history: History, from: PostId, to: PostId): History {
  return { ...history, visits: history.visits.map((visit) => (visit.post === from ? { ...visit, post: to } : visit)) };
}
