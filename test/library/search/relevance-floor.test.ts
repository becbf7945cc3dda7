import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { scoreAnswers } from '../../bench/score.mjs';
import { withLibrary } from '../open-library.ts';
import { writeRelevanceArchive } from './relevance-archive.ts';

describe('the ranking', () => {
  let junk = -1;
  let kinds: ReadonlyMap<string, { readonly mrr: number }> = new Map();

  beforeAll(async () => {
    const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'offprint-test-'));
    const queries = writeRelevanceArchive(folder);
    await withLibrary(folder, (library) => {
      const answers = queries.map(({ kind, query }) => {
        // Only for this kind the words of links are searched. Elsewhere, the post with the link would be the answer.
        const without = kind === 'links to it' ? [] : (['link-words'] as const);
        return library.search(query, { without }).map(({ file }) => file.path);
      });
      junk = library.search('cart knoxelmaribud ').length;
      kinds = scoreAnswers(queries, answers);
    });
    rmSync(folder, { recursive: true });
  });

  it.each([
    'a word of the title',
    'the whole title',
    'most of the title',
    'a tag',
    'a heading',
    'one heading',
    'the text',
    'code',
    'an address in it',
    'its file',
    'nearness',
    'order',
    'order in the title',
    'order in a heading',
    'the typed form',
    'the head',
    'all of the head',
    'what it is called',
    'all the words',
    'what is missing',
    'the words of a link',
    'links to it',
  ])('ranks the post first that has %s', (kind) => {
    expect(kinds.get(kind)?.mrr).toBeGreaterThan(0.95);
  });

  it('lists nothing for a common word together with a word that no post has', () => {
    expect(junk).toBe(0);
  });
});
