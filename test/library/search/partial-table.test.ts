import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { FoundPost } from '../../../main/library/library.ts';
import { openWholeView, queryOf, withLibrary } from '../open-library.ts';
import { inEnglish } from '../../english.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'fixtures', 'search-partial');

type TableRow = readonly [query: string, full: string, partial: string, said: string];

const rows = readFileSync(path.join(folder, 'queries.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('# '))
  .map((line) => line.split('|').map((part) => part.trim()) as unknown as TableRow);

interface Answer {
  readonly full: readonly FoundPost[];
  readonly partial: readonly FoundPost[];
  readonly said: string;
}

let answers: ReadonlyMap<string, Answer> = new Map();

beforeAll(() =>
  withLibrary(path.join(folder, 'posts'), async (library) => {
    const made = new Map<string, Answer>();
    for (const [query] of rows) {
      const { found } = library.searchLacking(query);
      const { state, explanation } = await openWholeView(library, queryOf(query));
      made.set(query, {
        full: found.slice(0, state.full),
        partial: found.slice(state.full),
        said: explanation.readings.map(({ text }) => inEnglish(text)).join(' '),
      });
    }
    answers = made;
  }),
);

/** The names of the found posts in groups like those of `wanted`, each group sorted; with lacked words if `wanted` has them. */
function inGroups(wanted: string, found: readonly FoundPost[]): readonly (readonly string[])[] {
  let from = 0;
  return [...groupsOf(wanted), []].map((group, at, all) => {
    const to = at === all.length - 1 ? found.length : from + group.length;
    const names = found.slice(from, to).map(({ entry, lacks }) => {
      const name = path.basename(entry.file.path, '.md');
      return group.includes(name) ? name : lacks.length === 0 ? name : `${name}[${lacks.join(',')}]`;
    });
    from = to;
    return names.sort();
  });
}

function groupsOf(wanted: string): readonly (readonly string[])[] {
  return wanted
    .split(/,(?![^[]*\])/)
    .map((group) => (group.match(/[^\s[]+(?:\[[^\]]*\])?/g) ?? []).sort())
    .filter((group) => group.length > 0);
}

it('has a table of sixty queries and more', () => {
  expect(rows.length).toBeGreaterThan(60);
});

it.each(rows)('answers %s with %s, then %s, and says %s', (query, full, partial, said) => {
  const answer = answers.get(query);
  expect(inGroups(full, answer?.full ?? [])).toEqual([...groupsOf(full), []]);
  expect(inGroups(partial, answer?.partial ?? [])).toEqual([...groupsOf(partial), []]);
  expect(answer?.said).toBe(said);
});
