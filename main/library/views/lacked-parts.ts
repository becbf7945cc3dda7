import type { LackedPart } from '../model/list.ts';
import type { WantedPart } from '../search/query/evaluate-query.ts';
import { withoutRange } from '../search/query/suggest-query.ts';

/** The parts of a query that a post misses, each with the query that demands it: quotation marks do that. */
export function lackedParts(query: string, parts: readonly WantedPart[], missing: number): readonly LackedPart[] {
  return parts
    .filter((_part, bit) => (missing & (1 << bit)) !== 0)
    .map((part) => ({ text: part.text, demanded: demanding(query, part) }));
}

/** The query with what demands a part, as a rule quotation marks around it; null where nothing would. */
export function demanding(query: string, { start, end, demand }: WantedPart): string | null {
  const demanded = demand === undefined ? `"${query.slice(start, end).replace(/["“”„]/g, '')}"` : demand;
  return demanded === null ? null : withoutRange(query, { start, end }, demanded);
}
