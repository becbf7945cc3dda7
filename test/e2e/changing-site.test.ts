import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { datedPost, manyParagraphs, writeFiles } from '../post-files.ts';
import { chooseMenu, eventually, launchOffprint, makeFolder, type OffprintApp } from './offprint-app.ts';

function config(permalink: string) {
  return `baseURL = "https://site.example/"\n[permalinks]\npost = "${permalink}"\n`;
}

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>';
const long = manyParagraphs();

describe('a site that changes around the post that is open', () => {
  let folder = '';
  const file = (name: string) => path.join(folder, name);
  let app: OffprintApp;

  beforeEach(async () => {
    folder = makeFolder('site');
    writeFiles(folder, {
      'hugo.toml': config('/:year/:slug/'),
      'content/post/near.md': datedPost(
        'Near',
        '2024-03-01',
        'To [the far one](/2024/far/) and [one to come](/2024/to-come/).',
        '![A drawing](/drawing.svg)',
        ...long,
      ),
      'content/post/far.md': datedPost('Far', '2024-03-01', 'Back to [the near one](/2024/near/).'),
    });
    app = await launchOffprint({ folder });
    await app.whenSearchable();
    await app.open('Near');
    await chooseMenu(app, 'View', 'Post Facts');
  });
  afterEach(() => app.close());

  const fact = (text: string) =>
    app.page.getByRole('complementary', { name: 'Post facts' }).getByText(text, { exact: true }).first();
  const link = (name: string) => app.article.getByRole('link', { name });
  const titleOf = (name: string) => link(name).getAttribute('title');
  const scrollTop = () => app.article.evaluate((article) => article.ownerDocument.defaultView?.scrollY ?? 0);

  it('follows a link to a post that was added later', async () => {
    expect(await titleOf('the far one')).toBe('Far\nFound by its address');
    expect(await titleOf('one to come')).toMatch(/^\/2024\/to-come\/\n/);
    writeFiles(folder, { 'content/post/to-come.md': datedPost('To come', '2024-03-01', 'Here it is.') });
    await eventually(() => titleOf('one to come')).toBe('To come\nFound by its address');
  });

  it('shows a picture that was added later', async () => {
    await app.article.getByRole('img', { name: /^Picture not in this folder: A drawing/ }).waitFor();
    writeFiles(folder, { 'static/drawing.svg': drawing });
    const picture = app.article.getByRole('img', { name: 'A drawing', exact: true });
    await eventually(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(40);
  });

  it('knows its posts by other addresses when its configuration changes', async () => {
    await fact('/2024/near/').waitFor();
    writeFileSync(file('hugo.toml'), config('/articles/:slug/'));
    await fact('/articles/near/').waitFor();
    await eventually(() => titleOf('the far one')).toMatch(/^\/2024\/far\/\n/);
    writeFileSync(
      file('content/post/near.md'),
      datedPost('Near', '2024-03-01', 'To [the far one](/articles/far/).', ...long),
    );
    await eventually(() => titleOf('the far one')).toBe('Far\nFound by its address');
    await link('the far one').click();
    await eventually(() => app.mark('offprint:post')).toEqual({ title: 'Far' });
    await app.button('Back').click();
    await eventually(() => app.mark('offprint:post')).toEqual({ title: 'Near' });
  });

  it('keeps the selection and the place when a file is renamed, and says where the post is now', async () => {
    await app.article.evaluate((article) => article.ownerDocument.defaultView?.scrollTo(0, 500));
    await eventually(scrollTop).toBe(500);
    renameSync(file('content/post/near.md'), file('content/post/nearer.md'));
    await fact('content/post/nearer.md').waitFor();
    await app.list.getByRole('option', { name: /^Near/, selected: true }).waitFor();
    expect(Math.abs((await scrollTop()) - 500)).toBeLessThanOrEqual(2);
    expect(await app.heading.textContent()).toBe('Near');
  });

  it('says that a link leads nowhere once its post is removed', async () => {
    await app.article.evaluate((article) => article.ownerDocument.defaultView?.scrollTo(0, 500));
    await eventually(scrollTop).toBe(500);
    rmSync(file('content/post/far.md'));
    await eventually(() => titleOf('the far one')).toMatch(/^\/2024\/far\/\n/);
    await eventually(() => app.status.textContent()).toMatch(/^1 post/);
    expect(Math.abs((await scrollTop()) - 500)).toBeLessThanOrEqual(2);
  });
});
