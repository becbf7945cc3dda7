import { expect, it } from 'vitest';
import { parseQuery } from '../../../../main/library/search/query/parse-query.ts';
import { longestQuery } from '../../../../main/library/search/query/parse-terms.ts';
import { stepGrowth } from '../../../step-growth.ts';
import { queryPieces } from './query-pieces.ts';

it('a query of any kind is read in proportion to its length', () => {
  const read = (length: number): void => {
    for (let times = 0; times < 20; times += 1) {
      for (const piece of queryPieces) {
        parseQuery(piece.repeat(length).slice(0, length));
      }
    }
  };
  expect(stepGrowth(read, longestQuery / 4)).toBeLessThan(5);
});
