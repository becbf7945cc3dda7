import { afterPaint } from './after-paint.ts';

/** What the page leaves for scripts and measurements. */
interface Marks {
  'offprint:first-list': { readonly posts: number };
  'offprint:searchable': { readonly posts: number };
  'offprint:results': { readonly query: string; readonly total: number };
  'offprint:post': { readonly title: string };
}

const tickets = new Map<string, number>();

/** Sets a performance mark once the coming frame has been painted, in place of earlier ones of that name. */
export function paintMark<Name extends keyof Marks>(name: Name, detail: Marks[Name]): void {
  const ticket = (tickets.get(name) ?? 0) + 1;
  tickets.set(name, ticket);
  afterPaint(() => {
    if (tickets.get(name) !== ticket) {
      return;
    }
    performance.clearMarks(name);
    performance.mark(name, { detail });
  });
}
