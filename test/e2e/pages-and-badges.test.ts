import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { postText, writeFiles } from '../post-files.ts';
import { eventually, launchOffprint, makeFolder, type OffprintApp, resizeWindow } from './offprint-app.ts';

describe('pages, drafts, series and spellings', () => {
  let app: OffprintApp;

  beforeEach(async () => {
    const folder = makeFolder('mixed');
    writeFiles(folder, {
      'hugo.toml': 'baseURL = "https://site.example/"\n',
      'content/post/one.md': postText('title: One\ndate: 2024-01-01\ntags: [PostgreSQL]\nseries: [Walks]'),
      'content/post/two.md': postText('title: Two\ndate: 2024-02-01\ntags: [postgresql, Sea]\nseries: [Walks]'),
      'content/post/three.md': postText(
        'title: Three\ndate: 2024-03-01\ntags: [postgre-sql, postgresql]\nseries: [Walks]\ndraft: true',
      ),
      'content/post/four.md': postText('title: Four\ndate: 2199-01-01'),
      'content/post/funf.de.md': postText('title: Fünf\ndate: 2024-04-01\nlang: de'),
      'content/about.md': postText('title: About'),
      'content/imprint.md': postText('title: Imprint'),
      'content/notes.rst': 'Notes\n=====\n\nNothing that is read.\n',
    });
    app = await launchOffprint({ folder });
    await app.whenSearchable();
  });
  afterEach(() => app.close());

  const radio = (group: string, name: string) =>
    app.page.getByRole('radiogroup', { name: group }).getByRole('radio', { name, exact: true });
  const titles = async () => (await app.visibleRows()).map((row) => row.split(' ')[0]);
  const facet = (name: RegExp) => app.page.getByRole('navigation', { name: 'Filters' }).getByRole('button', { name });

  it('counts pages apart from posts, and names what is not read', async () => {
    await eventually(() => app.status.textContent()).toBe('5 posts, 2 pages · 1 .rst file not read');
    expect(await titles()).toEqual(['Four', 'Fünf', 'Three', 'Two', 'One']);
  });

  it('shows pages alone or with the posts, by keyboard too', async () => {
    await radio('Show', 'Posts').focus();
    await app.page.keyboard.press('ArrowRight');
    // Neither has a date, so their order is not defined.
    await eventually(async () => (await titles()).sort()).toEqual(['About', 'Imprint']);
    await eventually(() => app.status.textContent()).toMatch(/^0 of 5 posts, 2 pages/);
    expect(await app.option('About').textContent()).toContain('Page');
    await app.page.keyboard.press('ArrowRight');
    await eventually(async () => (await titles()).length).toBe(7);
    await eventually(() => app.status.textContent()).toMatch(/^5 posts, 2 pages/);
    await app.page.getByRole('button', { name: 'Remove filter: pages' }).click();
    await eventually(async () => (await titles()).length).toBe(5);
  });

  it('shows pages alone while searching too, with the posts one click away', async () => {
    await radio('Show', 'Pages').click();
    expect(await app.searchFor('text')).toBe(2);
    await app.button('and 5 posts').click();
    await eventually(async () => (await titles()).length).toBe(7);
    await eventually(() => app.button('and 5 posts').count()).toBe(0);
  });

  it('shows posts alone while searching too, with the pages one click away', async () => {
    expect(await app.searchFor('text')).toBe(5);
    expect((await titles()).sort()).toEqual(['Four', 'Fünf', 'One', 'Three', 'Two']);
    await eventually(() => app.status.textContent()).toMatch(/^5 of 5 posts for “text”/);
    await app.button('and 2 pages').click();
    await eventually(async () => (await titles()).length).toBe(7);
    await eventually(() => app.status.textContent()).toMatch(/^5 of 5 posts, 2 pages for “text”/);
    await eventually(() => app.button('and 2 pages').count()).toBe(0);
    await app.page.getByRole('button', { name: 'Remove filter: pages' }).click();
    await eventually(async () => (await titles()).length).toBe(5);
    // If only a page has the word, the empty list offers to show it.
    expect(await app.searchFor('imprint')).toBe(0);
    await app.button('Show 1 page').click();
    await eventually(titles).toEqual(['Imprint']);
    expect(await app.searchFor('')).toBe(7);
    await eventually(() => app.button('and 2 pages').count()).toBe(0);
  });

  it('marks drafts and what is to come, and filters by them', async () => {
    expect(await app.option('Three').textContent()).toContain('Draft');
    expect(await app.option('Four').textContent()).toContain('To come');
    expect(await app.option('Two').textContent()).not.toMatch(/Draft|To come/);
    await radio('Unpublished', 'Only').click();
    await eventually(titles).toEqual(['Four', 'Three']);
    await radio('Unpublished', 'Hidden').click();
    await eventually(titles).toEqual(['Fünf', 'Two', 'One']);
    await app.page.getByRole('button', { name: 'Remove filter: unpublished' }).click();
    await app.open('Three');
    await app.article.getByText('Draft', { exact: true }).waitFor();
  });

  it('counts the spellings of a tag in one filter', async () => {
    await facet(/^postgresql 3$/i).click();
    await eventually(titles).toEqual(['Three', 'Two', 'One']);
    await eventually(() => app.status.textContent()).toMatch(/^3 of 5 posts/);
    await app.button('Clear filters').click();
    await app.open('One');
    await app.article.getByRole('button', { name: '#PostgreSQL' }).click();
    await eventually(titles).toEqual(['Three', 'Two', 'One']);
    expect(await facet(/^postgresql 3$/i).getAttribute('aria-pressed')).toBe('true');
    await app.button('Clear filters').click();
  });

  it('links a part of a series to its neighbours, by their names', async () => {
    await app.open('Two');
    const series = app.article.locator('.series');
    expect(await series.textContent()).toMatch(/^Part 2 of 3: Walks\s*Previous: One\s*Next: Three$/);
    await series.getByRole('link', { name: 'Three' }).click();
    await eventually(() => app.heading.textContent()).toBe('Three');
    expect(await series.textContent()).not.toContain('Next');
    await series.getByRole('link', { name: 'Two' }).focus();
    await app.page.keyboard.press('Enter');
    await eventually(() => app.heading.textContent()).toBe('Two');
    await series.getByRole('link', { name: 'One' }).click();
    await eventually(() => series.textContent()).toMatch(/^Part 1 of 3: Walks\s*Next: Two$/);
  });

  it('finds what is in a language', async () => {
    expect(await app.searchFor('lang:de')).toBe(1);
    await eventually(titles).toEqual(['Fünf']);
    await app.searchFor('');
  });

  it('keeps the status to one line in a narrow list', async () => {
    await resizeWindow(app, 680, 520);
    const height = await app.status.evaluate((each) => each.getBoundingClientRect().height);
    expect(height).toBeLessThanOrEqual(32);
    expect(await app.status.getAttribute('title')).toBe('5 posts, 2 pages · 1 .rst file not read');
  });
});
