import type { LackedPart } from '../model/list.ts';
import type { WantedPart } from '../search/query/evaluate-query.ts';
import { withoutRange } from '../search/query/suggest-query.ts';

/** The parts of a query that a post lacks. Each comes with the query that demands it by quotation marks. */
export function lackedParts(query: string, parts: readonly WantedPart[], missing: number): readonly LackedPart[] {
  return parts
    .filter((_part, bit) => (missing & (1 << bit)) !== 0)
    .map((part) => ({ text: part.text, demanded: demanding(query, part) }));
}

/** The query in which a part is demanded, mostly by quotation marks. Null if nothing would demand it. */
export function demanding(query: string, { start, end, demand }: WantedPart): string | null {
  const demanded = demand === undefined ? `"${query.slice(start, end).replace(/["“”„]/g, '')}"` : demand;
  return demanded === null ? null : withoutRange(query, { start, end }, demanded);
}
