import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWholeLibrary } from '../open-library.ts';
import { fixtureNames, fixturesWith } from '../sites/expected-posts.ts';
import { fixtures } from '../sites/publish-fixture.ts';

interface ExpectedLink {
  readonly path: string;
  readonly target: string;
  readonly kind: string;
  readonly to: string | null;
}

const withLinks = fixturesWith('expected-links.json');

describe.each(withLinks)('links of the %s fixture', (name) => {
  it('lead where the generator would take them', async () => {
    const folder = join(fixtures, name);
    const expected = JSON.parse(readFileSync(join(folder, 'expected-links.json'), 'utf8')) as readonly ExpectedLink[];
    const { library } = await openWholeLibrary(folder);
    const references = await library.references();
    const found = expected.map(({ path, target }) => {
      const reference = references.find((row) => row.path === path && row.target === target);
      return { path, target, kind: reference?.kind ?? 'not seen', to: reference?.to ?? null };
    });
    expect(found).toEqual(expected.map(({ path, target, kind, to }) => ({ path, target, kind, to })));
  });
});

it('has links to expect of every fixture but one, which is about addresses alone', () => {
  expect(fixtureNames().filter((name) => !withLinks.includes(name))).toEqual(['pelican-paths']);
});
