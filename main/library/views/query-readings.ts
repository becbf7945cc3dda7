import type { QueryReading } from '../model.ts';
import type { WordReading } from '../search/search-index.ts';
import { demanding } from './lacked-parts.ts';

/** More words than this are not listed: any of them may be meant. */
const mostTaken = 3;

/** Says how words were taken that no post has as they are written. */
export function queryReadings(query: string, readings: readonly WordReading[]): readonly QueryReading[] {
  return readings.map(({ part, taken }) => {
    if (taken.length === 0) {
      return { text: `No post has “${part.text}”: it was left out.`, exact: null };
    }
    const words = taken.slice(0, mostTaken).map((word) => `“${word}”`);
    return { text: `Showing ${words.join(' or ')} for “${part.text}”.`, exact: demanding(query, part) };
  });
}
