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

it('gives no note an address that it does not ask for', () => {
  // obsidian-help, Obsidian Publish/Permalinks: a note's own address.
  expect(Object.entries(vault.urls).filter(([, url]) => url !== null)).toEqual([
    ['Plants/Tomato sauce.md', '/recipes/sauce'],
  ]);
});

it('sets templates and excluded files aside', () => {
  // obsidian-help, Plugins/Templates, Plugins/Daily notes and Settings (Files and links, Excluded files).
  expect([...vault.posts].filter(([, { kind }]) => kind === 'page').map(([path]) => path)).toEqual([
    'Forms/Meeting.md',
    'Private/Diary.md',
    'Start/Day.md',
    'Templates/Weekly.md',
    'Work/Old/Log.md',
  ]);
});

it('dates daily notes by the format of the vault', () => {
  expect(vault.posts.get('Journal/2024/05-03-2024.md')?.date).toBe('2024-03-05');
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

it('passes over expressions among excluded files that could take long or are none', async () => {
  const settings = JSON.stringify({ userIgnoreFilters: ['/(a+)+$/', '/(/', '/b.md$/'] });
  const { posts } = await publishFiles({ '.obsidian/app.json': settings, 'a.md': 'A', 'b.md': 'B' });
  expect([...posts.values()].map(({ kind }) => kind)).toEqual(['post', 'page']);
});

it('calls a note what its file is called', () => {
  expect(vault.posts.get('Daily/2024-03-01.md')).toMatchObject({ title: '2024-03-01', date: '2024-03-01' });
  expect(vault.posts.get('Plants/Beans.md')?.title).toBe('Beans');
  expect(vault.posts.get('Plants/Tomato.md')?.title).toBe('Tomatoes of this summer');
  // The heading says the same: then it is the title, and is not shown a second time.
  expect(vault.posts.get('Garden.md')).toMatchObject({ title: 'Garden', metadata: { title: '' } });
});

it('takes aliases for names, not for addresses', () => {
  // obsidian-help, Linking notes and files/Aliases.
  expect(vault.posts.get('Garden.md')).toMatchObject({
    names: ['The plot', 'Allotment'],
    aliases: [],
    date: '2023-04-02',
  });
  expect(vault.posts.get('Plants/Tomato.md')?.names).toEqual(['Love apple']);
});

it('gathers tags of properties and text, without those in code and comments', () => {
  // obsidian-help, Editing and formatting/Tags: not numbers alone, not case-sensitive, `/` nests.
  expect(vault.posts.get('Garden.md')?.metadata.tags).toEqual(['garden', 'Outdoors/Back', 'hot']);
  expect(vault.posts.get('Plants/Tomato.md')?.metadata.tags).toEqual(['water/rain']);
  expect(vault.posts.get('Plants/Beans.md')?.metadata.tags).toEqual(['日記', 'y1984']);
  expect(vault.posts.get('Plants/Tomato sauce.md')?.metadata.tags).toEqual(['kitchen', 'slow']);
});

it('reads what only notes of a vault have', () => {
  expect(vault.site.dialect).toMatchObject({ wikiLinks: true, noteMarks: true, bareSizes: true });
});

it('breaks lines as they are written unless the vault is strict', async () => {
  expect(vault.site.dialect.breaks).toBe(true);
  const strict = await publishFiles({ '.obsidian/app.json': '{"strictLineBreaks": true}', 'a.md': '' });
  expect(strict.site.dialect.breaks).toBe(false);
});

it('reads on when its settings are broken, and says so', async () => {
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
