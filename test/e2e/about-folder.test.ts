import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { datedPost, writeFiles } from '../post-files.ts';
import {
  chooseMenu,
  eventually,
  launchOffprint,
  makeFolder,
  type OffprintApp,
  resizeWindow,
  showTheme,
} from './offprint-app.ts';
import { openAfresh } from './open-afresh.ts';

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="70"><rect width="90" height="70"/></svg>';

describe('about this folder', () => {
  let folder = '';
  let app: OffprintApp;

  beforeAll(async () => {
    app = await launchOffprint();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    folder = makeFolder('moved');
    writeFiles(folder, {
      'hugo.toml': 'baseURL = "https://new.example/"\ntitle = "Dunes"\n',
      'articles/walks/near.md': datedPost(
        'Near',
        '2024-03-01',
        'To [the far one](https://old.example/walks/far/) and [further](/walks/far/).',
        '![A drawing](/drawing.svg)',
      ),
      'articles/walks/far.md': datedPost('Far', '2024-03-01', 'Far away.'),
      'media/drawing.svg': drawing,
    });
    await openAfresh(app, folder);
  });

  const dialog = () => app.page.getByRole('dialog', { name: 'About moved' });
  const field = (name: string) => dialog().getByRole('textbox', { name, exact: true });
  const apply = () => dialog().getByRole('button', { name: 'Apply' }).click();
  const fact = (name: string) =>
    dialog()
      .getByRole('definition')
      .and(dialog().locator(`dt:text-is("${name}") + dd`));
  const linkTitle = (name: string) => app.article.getByRole('link', { name }).getAttribute('title');
  const show = async () => {
    await chooseMenu(app, 'File', 'About This Folder');
    await dialog().waitFor();
  };
  const close = async () => {
    await app.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
  };

  it('says which kind of site the folder is, and why', async () => {
    await eventually(() => app.status.textContent()).toBe('0 posts, 2 pages');
    await app.button('About this folder').click();
    await dialog().getByText('Offprint reads this as a site made with Hugo: it has hugo.toml.').waitFor();
    expect(await fact('Title').textContent()).toBe('Dunes');
    expect(await fact('Posts in').textContent()).toBe('content/');
    expect(await fact('Address').textContent()).toBe('https://new.example/');
    expect(await field('Posts in').getAttribute('placeholder')).toBe('content/');
    expect(await dialog().getByRole('button', { name: 'As detected' }).isDisabled()).toBe(true);
  });

  it('answers a wrong value with a sentence at its field, and changes nothing', async () => {
    await show();
    for (const [name, written, sentence] of [
      ['Posts in', '../elsewhere', '“../elsewhere” is not a path within the folder.'],
      ['Files in', 'media\n/etc', '“/etc” is not a path within the folder.'],
      ['Addresses of the site', 'old.example', '“old.example” is not a web address'],
    ] as const) {
      await field(name).fill(written);
      await apply();
      await dialog().getByText(sentence).waitFor();
      expect(await field(name).getAttribute('aria-invalid')).toBe('true');
      await field(name).fill('');
    }
    expect(await fact('Posts in').textContent()).toBe('content/');
  });

  it('says that a named folder does not exist', async () => {
    await show();
    await field('Posts in').fill('artikles');
    await field('Posts in').press('Enter');
    const notes = dialog().getByRole('list', { name: 'Notes' });
    await eventually(() => notes.textContent()).toBe('You named the folder artikles/, but there is none.');
    expect(await field('Posts in').getAttribute('placeholder')).toBe('content/');
  });

  it('follows a person’s corrections: posts, addresses, pictures and links', async () => {
    await show();
    await field('Posts in').fill('articles');
    await field('Files in').fill('media');
    await field('Addresses of the site').fill('https://new.example/\nhttps://old.example/');
    await apply();
    await eventually(() => fact('Posts in').textContent()).toBe('articles/');
    expect(await dialog().getByRole('list', { name: 'Notes' }).count()).toBe(0);
    await eventually(() => dialog().locator('.status-words').textContent()).toBe('2 posts');
    await close();
    await app.open('Near');
    expect(await linkTitle('the far one')).toBe('Far\nFound by the site’s full web address');
    expect(await linkTitle('further')).toBe('Far\nFound by its address');
    const picture = app.article.getByRole('img', { name: 'A drawing', exact: true });
    await eventually(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(90);
  });

  it('follows a correction of a Hugo site into its bundles, with what sections hand down', async () => {
    writeFiles(folder, {
      'articles/talks/_index.md': '---\ntitle: Talks\ncascade:\n  tags: [spoken]\n---\n',
      'articles/talks/dunes/index.md': datedPost(
        'Dunes',
        '2024-04-01',
        '![A lake](lake.svg) [By address](/talks/dunes/)',
      ),
      'articles/talks/dunes/lake.svg': drawing,
      'articles/talks/dunes/more.md': '# Not a post\n\nA part of the bundle.\n',
    });
    await show();
    await field('Posts in').fill('articles');
    await apply();
    await eventually(() => fact('Posts in').textContent()).toBe('articles/');
    await eventually(() => dialog().locator('.status-words').textContent()).toMatch(/^3 posts/);
    await close();
    expect(await app.option('Dunes').textContent()).toContain('spoken');
    await app.open('Dunes');
    const picture = app.article.getByRole('img', { name: 'A lake', exact: true });
    await eventually(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(90);
    expect(await linkTitle('By address')).toBe('Dunes\nFound by its address');
  });

  it('keeps a person’s corrections over a restart, outside of the folder', async () => {
    await show();
    await field('Posts in').fill('articles');
    await field('Addresses of the site').fill('https://new.example/\nhttps://old.example/');
    await apply();
    await eventually(() => fact('Posts in').textContent()).toBe('articles/');
    await close();
    await app.close();
    app = await launchOffprint({ folder, userData: app.userData });
    await app.whenSearchable();
    await eventually(() => app.status.textContent()).toBe('2 posts');
    await app.open('Near');
    expect(await linkTitle('further')).toBe('Far\nFound by its address');
    await show();
    expect(await field('Posts in').inputValue()).toBe('articles');
    expect(await field('Addresses of the site').inputValue()).toBe('https://new.example/\nhttps://old.example/');
    expect(readdirSync(folder).sort()).toEqual(['articles', 'hugo.toml', 'media']);
  });

  it('reads the folder as another generator’s, chosen by keyboard', async () => {
    await show();
    await field('Posts in').fill('articles');
    const made = dialog().getByRole('combobox', { name: 'Made with' });
    await made.focus();
    await app.page.keyboard.press('Enter');
    await app.page.getByRole('option', { name: 'Folder of posts' }).waitFor();
    await app.page.keyboard.press('End');
    await app.page.keyboard.press('Enter');
    await eventually(() => made.textContent()).toBe('Folder of posts');
    await apply();
    await dialog().getByText('Offprint reads this as a plain folder of posts: you said so.').waitFor();
    await eventually(() => fact('Posts in').textContent()).toBe('articles/');
  });

  it('says which sites lie in the folder, and reads the one that is chosen', async () => {
    folder = makeFolder('moved');
    writeFiles(folder, {
      'blog/hugo.toml': 'baseURL = "https://a.example/"\ntitle = "Dunes"\n',
      'blog/content/posts/one.md': datedPost('One', '2024-03-01', 'One.'),
      'blog/content/posts/two.md': datedPost('Two', '2024-03-02', 'Two.'),
      'docs/config.toml': 'base_url = "https://b.example/"\ntitle = "Guide"\n',
      'docs/content/guide/three.md': '+++\ntitle = "Three"\ndate = 2024-03-03\n+++\nThree.\n',
    });
    await openAfresh(app, folder);
    await show();
    await dialog().getByText('made with Hugo: in its folder blog, it has hugo.toml.').waitFor();
    expect(await fact('Sites seen').textContent()).toBe('blog/ (Hugo)\ndocs/ (Zola)');
    const site = dialog().getByRole('combobox', { name: 'Site' });
    await site.click();
    await app.page.getByRole('option', { name: 'docs/ (Zola)' }).click();
    await apply();
    await dialog().getByText('made with Zola: you chose the folder docs').waitFor();
    await eventually(() => fact('Title').textContent()).toBe('Guide');
    expect(await fact('Site in').textContent()).toBe('docs/');
    await dialog().getByRole('button', { name: 'As detected' }).click();
    await eventually(() => fact('Title').textContent()).toBe('Dunes');
  });

  it('goes back to what was detected', async () => {
    await show();
    await field('Posts in').fill('articles');
    await apply();
    await eventually(() => dialog().locator('.status-words').textContent()).toBe('2 posts');
    await dialog().getByRole('button', { name: 'As detected' }).click();
    await dialog().getByText('a site made with Hugo: it has hugo.toml.').waitFor();
    expect(await field('Posts in').inputValue()).toBe('');
    await eventually(() => dialog().locator('.status-words').textContent()).toBe('0 posts, 2 pages');
    await close();
    await eventually(() => app.status.textContent()).toBe('0 posts, 2 pages');
    await app.page.getByText('This folder has 2 pages and no posts.').waitFor();
    await app.button('Show pages').click();
    await eventually(() => app.options.count()).toBe(2);
  });

  it('can be read and used in a small window, in both themes', async () => {
    for (const theme of ['Dark', 'Light'] as const) {
      await showTheme(app, theme);
      await resizeWindow(app, 360, 420);
      await show();
      await field('Addresses of the site').focus();
      const box = await field('Addresses of the site').boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= 360 && box.y + box.height <= 420).toBe(true);
      await close();
    }
  });
});
