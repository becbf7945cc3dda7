import type { QueryReading } from '../model/query.ts';
import type { WordReading } from '../search/clauses.ts';
import { demanding } from './lacked-parts.ts';
import type { Told } from '../../../preload/texts/texts.ts';

/** How many readings of a word are named at most. */
const mostTaken = 3;

/** Tells a person how the search understood words that no post has as written. */
export function queryReadings(query: string, readings: readonly WordReading[]): readonly QueryReading[] {
  return readings.map(({ part, taken }) => {
    if (taken.length === 0) {
      return { text: { code: 'reading.left-out', values: { text: part.text } }, exact: null };
    }
    const [start, ...rest] = taken.slice(0, mostTaken).map((text): Told => ({ code: 'query.words', values: { text } }));
    const words = rest.reduce<Told | undefined>(
      (first, last) => first && { code: 'query.or', values: { first, last } },
      start,
    );
    const values = { words: words ?? '', text: part.text };
    return { text: { code: 'reading.showing', values }, exact: demanding(query, part) };
  });
}
