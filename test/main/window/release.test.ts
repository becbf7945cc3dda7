import { beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../../build/places.mjs';
import { describeAge, readRelease } from '../../../main/window/release.ts';
import { speak } from '../../../main/speech.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

beforeAll(() => speak('en'));

describe('a release', () => {
  it('says its version, its day and the page of releases, from the file that it ships with', () => {
    const facts = { version: '1.2.0', homepage: 'https://reader.example/offprint', released: '2026-05-03' };
    expect(readRelease(temporaryFolder({ 'package.json': JSON.stringify(facts) }))).toEqual({
      version: '1.2.0',
      day: new Date('2026-05-03T00:00:00Z'),
      page: 'https://reader.example/offprint/releases',
    });
  });

  it('has no day where it runs from its source', () => {
    expect(readRelease(repository)).toMatchObject({ day: null, page: expect.stringMatching(/^https:/) });
  });

  it('names no page that a browser should not be sent to', () => {
    const facts = { version: '1.2.0', homepage: 'file:///etc' };
    expect(() => readRelease(temporaryFolder({ 'package.json': JSON.stringify(facts) }))).toThrow(/homepage/);
  });
});

it.each([
  ['2026-05-03', 'from May 3, 2026, today'],
  ['2026-05-02', 'from May 2, 2026, yesterday'],
  ['2026-04-10', 'from April 10, 2026, 23 days ago'],
  ['2026-03-20', 'from March 20, 2026, 1 month ago'],
  ['2025-11-03', 'from November 3, 2025, 5 months ago'],
  ['2023-05-02', 'from May 2, 2023, 3 years ago'],
  ['2027-05-03', 'from May 3, 2027, today'],
])('tells how old a version of %s is', (day, told) => {
  expect(describeAge({ day: new Date(day) }, new Date('2026-05-03T18:00:00Z'))).toBe(told);
});

it('gives no age to an Offprint that runs from its source', () => {
  expect(describeAge({ day: null }, new Date())).toBe('run from its source');
});

it('tells it as the language has it', async () => {
  await speak('de');
  const told = describeAge({ day: new Date('2025-11-03') }, new Date('2026-05-03T18:00:00Z'));
  await speak('en');
  expect(told).toContain('3. November 2025');
  expect(told).toContain('vor 5 Monaten');
});
