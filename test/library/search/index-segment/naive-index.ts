import { recordedFields, type SearchFields } from '../../../../main/library/search/field-names.ts';
import { tokenize } from '../../../../main/library/search/tokenize.ts';

/** What an index should contain: for each word, by post, the places and the names of their fields. */
export type NaiveWords = ReadonlyMap<string, ReadonlyMap<number, readonly (readonly [place: number, field: string])[]>>;

/** The words of posts with their places, collected in the simplest way. */
export function naiveWords(posts: readonly SearchFields[]): NaiveWords {
  const words = new Map<string, Map<number, [number, string][]>>();
  for (const [number, post] of posts.entries()) {
    let place = 0;
    for (const field of recordedFields) {
      for (const text of post[field] ?? []) {
        for (const { word, spelled, compound } of tokenize(text)) {
          if (field === 'addresses' && !word.includes('_')) {
            continue;
          }
          const isRunning = !compound || field === 'addresses';
          place += isRunning ? 1 : 0;
          const at = isRunning ? place : place + 1;
          for (const each of spelled === undefined ? [word] : [word, spelled]) {
            const byPost = words.get(each) ?? new Map<number, [number, string][]>();
            const places = byPost.get(number) ?? [];
            if (places.at(-1)?.[0] !== at) {
              places.push([at, field]);
            }
            byPost.set(number, places);
            words.set(each, byPost);
          }
        }
        place += 50;
      }
      place += 1_000;
    }
  }
  return words;
}
