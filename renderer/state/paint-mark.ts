import { afterPaint } from './after-paint.ts';
import { Latest } from './latest.ts';

/** The performance marks that the page sets, for tests and benchmarks. */
interface Marks {
  'offprint:first-list': { readonly posts: number };
  'offprint:searchable': { readonly posts: number };
  'offprint:results': { readonly query: string; readonly total: number };
  'offprint:post': { readonly title: string };
}

const latest = new Map<string, Latest>();

/** Sets a performance mark after the next frame has been painted. It replaces an earlier mark with this name. */
export function paintMark<Name extends keyof Marks>(name: Name, detail: Marks[Name]): void {
  const latestMark = latest.get(name) ?? new Latest();
  latest.set(name, latestMark);
  const isLatest = latestMark.begin();
  afterPaint(() => {
    if (!isLatest()) {
      return;
    }
    performance.clearMarks(name);
    performance.mark(name, { detail });
  });
}
