import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWholeLibrary } from '../open-library.ts';

interface ExpectedLink {
  readonly path: string;
  readonly target: string;
  readonly kind: string;
  readonly to: string | null;
}

const sites = join(import.meta.dirname, '../../fixtures/sites');
const names = readdirSync(sites).flatMap((name) => [name, `${name}/ghost`, `${name}/wordpress`]);
const withLinks = names.filter((name) => existsSync(join(sites, name, 'expected-links.json')));

describe.each(withLinks)('links of the %s fixture', (name) => {
  it('lead where the generator would take them', async () => {
    const folder = join(sites, name);
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

it('has a fixture to look at', () => {
  expect(withLinks.length).toBeGreaterThan(0);
});
