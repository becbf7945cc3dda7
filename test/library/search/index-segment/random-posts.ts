import type { SearchFields } from '../../../../main/library/search/field-names.ts';
import { everyKind, randomText } from '../random-text.ts';

const words = [
  'red',
  // In small letters, because a capital of a dead post begins a part until its segment is made again.
  'green',
  'blue',
  'posts',
  'posting',
  'pg_dump',
  'café',
  'cafe',
  "don't",
  '日本',
  'C++',
  '--force',
];
const traits = ['image', 'code', 'code:sql', 'table'];

/** Random posts. The same seed gives the same posts. */
export function randomPosts(seed: number, count: number): readonly SearchFields[] {
  const few = words.flatMap((word) => [word, ' ']);
  return Array.from({ length: count }, (_, at) => {
    const own = seed * 1_000 + at * 7;
    return {
      title: [randomText(own, few).slice(0, 20)],
      names: own % 3 === 0 ? [] : [randomText(own + 1, words)],
      headings: [randomText(own + 2, few)],
      text: [randomText(own + 3, few), randomText(own + 4, [...everyKind, ...few])],
      code: own % 2 === 0 ? [] : [randomText(own + 5, [...few, ...few, 'select', '_', '.'])],
      addresses: [`https://example.org/${randomText(own + 6, ['a', '_', 'b', '/', 'pg_dump'])}`],
      lang: 'en',
      traits: traits.filter((_trait, index) => ((own >> index) & 1) === 1),
    };
  });
}
