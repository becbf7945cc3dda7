import { beforeAll, expect, it } from 'vitest';
import { dailyDates } from '../../../../../main/library/sites/generators/obsidian/obsidian-daily.ts';
import { inlineTags, uniqueTags } from '../../../../../main/library/sites/generators/obsidian/obsidian-tags.ts';
import { type PublishedSite, publishFiles, publishFixture } from '../../publish-fixture.ts';

let vault: PublishedSite;
beforeAll(async () => {
  vault = await publishFixture('obsidian');
});

it('is recognised by its settings', () => {
  expect(vault.label).toBe('Obsidian vault');
  expect(vault.why).toBe('it has a .obsidian folder');
  expect(vault.site.mounts).toEqual([
    { folder: '', at: '/' },
    { folder: 'Files/', at: '/' },
  ]);
});

it('dates daily notes by any format that names a day', () => {
  const dateBy = (format: string, path: string) => dailyDates(format)?.(path)?.text;
  // momentjs.com/docs, Display/Format.
  expect(dateBy('YYYY-MM-DD', '2024-03-05')).toBe('2024-03-05');
  expect(dateBy('YYYYMMDD', '20240305')).toBe('2024-03-05');
  expect(dateBy('YYYY/MMMM/YYYY-MMM-DD', '2023/January/2023-Jan-01')).toBe('2023-01-01');
  expect(dateBy('dddd, MMMM Do YYYY', 'Sunday, January 1st 2023')).toBe('2023-01-01');
  expect(dateBy('[Day] D.M.YYYY', 'Day 1.12.2023')).toBe('2023-12-01');
  expect(dateBy('YYYY-MM-DD', 'notes of 2024-03-05')).toBeUndefined();
  expect(dateBy('YYYY-MM-DD', '2024-02-30')).toBeUndefined();
  expect(dailyDates('gggg-[W]ww')).toBeNull();
  expect(dailyDates(`YYYY-MM-DD${'dW'.repeat(20)}`)).toBeNull();
});

it('ignores invalid or expensive expressions for excluded files', async () => {
  const settings = JSON.stringify({ userIgnoreFilters: ['/(a+)+$/', '/(/', '/b.md$/'] });
  const { posts } = await publishFiles({ '.obsidian/app.json': settings, 'a.md': 'A', 'b.md': 'B' });
  expect([...posts.values()].map(({ kind }) => kind)).toEqual(['post', 'page']);
});

it('does not repeat a heading that is equal to the file name', () => {
  expect(vault.posts.get('Garden.md')).toMatchObject({ title: 'Garden', metadata: { title: '' } });
});

it('reads the syntax that only vaults have', () => {
  expect(vault.site.dialect).toMatchObject({ wikiLinks: true, noteMarks: true, bareSizes: true });
});

it('breaks lines as they are written unless the vault is strict', async () => {
  expect(vault.site.dialect.breaks).toBe(true);
  const strict = await publishFiles({ '.obsidian/app.json': '{"strictLineBreaks": true}', 'a.md': '' });
  expect(strict.site.dialect.breaks).toBe(false);
});

it('is read even if its settings are broken, and says so', async () => {
  const broken = await publishFiles({ '.obsidian/app.json': '{', 'a.md': '' });
  expect(broken.site.notes).toHaveLength(1);
});

it('finds tags of one line after another, and none in links', () => {
  expect(inlineTags('#a, (#b) [[c#d]] http://e/#f g#h\n~~~\n#i\n~~~\n> #j\n%%\n#k\n%% #l')).toEqual([
    'a',
    'b',
    'j',
    'l',
  ]);
  expect(inlineTags('[[#Heading]] ![[#Heading|#b]] [words](#c) [#d](x)')).toEqual(['d']);
  expect(inlineTags('#🌱 #a_b-c/d #/')).toEqual(['🌱', 'a_b-c/d']);
  expect(uniqueTags(['B', 'a', 'b', 'A'])).toEqual(['B', 'a']);
});
