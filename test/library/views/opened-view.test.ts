import { afterEach, describe, expect, it, vi } from 'vitest';
import { CallFailure } from '../../../main/library/protocol.ts';
import { SearchIndex } from '../../../main/library/search/search-index.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openWholeLibrary, openWholeView, queryOf } from '../open-library.ts';
import { inEnglish } from '../../english.ts';

function folderOf(count: number): string {
  const words = 'Apples and pears, quinces and plums, and what else stands in a garden. '.repeat(20);
  return temporaryFolder(
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        `post-${at}.md`,
        `---\ntitle: Post ${at}\ndate: 2020-01-01\ntags: [tag-${at}, all]\n---\n\n${words}\n\nA medlar. ${words}\n`,
      ]),
    ),
  );
}

describe('view.open', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('answers with rows, facets and what the query means, and asks the index once', async () => {
    const { library } = await openWholeLibrary(folderOf(30));
    const search = vi.spyOn(SearchIndex.prototype, 'search');
    const { state, rows, facets, explanation, completions } = await openWholeView(library, queryOf('medlar tag:all '));
    expect(search).toHaveBeenCalledTimes(1);
    expect(state.total).toBe(30);
    expect(rows.length).toBe(12);
    expect(rows.every(({ snippet }) => snippet?.text.includes('medlar'))).toBe(true);
    expect(facets.tag.values[0]).toEqual({ value: 'all', count: 30 });
    expect(explanation.explanation && inEnglish(explanation.explanation)).toBe('“medlar”, tagged all');
    expect(completions).toEqual([]);
  });

  it('completes the word that is typed: fields, and the values of a field that is named', async () => {
    const { library } = await openWholeLibrary(folderOf(3));
    const completed = async (text: string): Promise<readonly string[]> => {
      const args = { library: library.id, query: queryOf(text), from: 0, to: 1, facets: 1, cursor: text.length };
      return (await library.call('view.open', args)).completions.map(({ label }) => label);
    };
    expect(await completed('ta')).toEqual(['tag:']);
    expect(await completed('tag-')).toEqual([]);
    expect(await completed('tag:a')).toEqual(['tag:all']);
  });

  it('sends what is in sight and no more, however many posts there are', async () => {
    const sizes: number[] = [];
    for (const count of [20, 400]) {
      const { library } = await openWholeLibrary(folderOf(count));
      const answer = await openWholeView(library, queryOf('medlar'));
      expect(answer.state.total).toBe(count);
      sizes.push(JSON.stringify(answer).length);
    }
    const [few = 0, many = 0] = sizes;
    expect(few).toBeLessThan(12 * 1_000);
    expect(many).toBeLessThan(1.1 * few);
  });

  it('searches only for the last of the letters that came while it was busy', async () => {
    const { library } = await openWholeLibrary(folderOf(5));
    const search = vi.spyOn(SearchIndex.prototype, 'search');
    const answers = await Promise.allSettled(
      ['m', 'me', 'med', 'medl'].map((text) => openWholeView(library, queryOf(text))),
    );
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.rows.length : answer.reason))).toEqual(
      [...Array.from({ length: 3 }, () => expect.any(CallFailure)), 5],
    );
    expect(search.mock.calls.map(([text]) => text)).toEqual(['medl']);
  });
});
