import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { datedPost, writeFiles } from '../post-files.ts';
import { chooseMenu, eventually, launchOffprint, type OffprintApp } from './offprint-app.ts';
import { copyHandbook, openAfresh } from './open-afresh.ts';
import { recordRequests, takeRecorded } from './recorded-requests.ts';

describe('finding in a post, and queries that ask for more than words', () => {
  let folder = '';
  let app: OffprintApp;

  beforeAll(async () => {
    app = await launchOffprint();
    await recordRequests(app);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    folder = copyHandbook();
    await openAfresh(app, folder);
  });

  const findField = () => app.page.getByRole('textbox', { name: 'Find in post' });
  const marks = () => app.article.locator('mark');
  const foundMarks = () => app.article.locator('mark.found');
  /** How often a text occurs in the post, ignoring case. The search in the post has to find as many. */
  const timesSaid = async (text: string) =>
    ((await app.article.textContent()) ?? '').toLowerCase().split(text.toLowerCase()).length - 1;
  const saveFootnote = async () => {
    const total = await app.searchFor('footnote');
    await app.button('Save search').click();
    await eventually(() => app.button('Save search').getAttribute('aria-pressed')).toBe('true');
    return total;
  };
  const choices = () => app.page.getByRole('listbox', { name: 'Search suggestions' }).getByRole('option');
  const parts = () => app.page.getByRole('list', { name: 'Parts of the query' });
  const saved = (name: string) =>
    app.page
      .getByRole('navigation', { name: 'Filters' })
      .getByRole('button', { name: new RegExp(`^${name}( \\d+ new)?$`) });
  const focusedName = () =>
    app.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName);

  it('finds a text in the post that is open, counts it and goes round', async () => {
    await app.searchFor('pg_basebackup');
    await app.search.press('Enter');
    await eventually(() => app.mark('offprint:post')).toEqual({ title: 'Searching for code' });
    const archiveMarks = await marks().count();
    expect(archiveMarks).toBeGreaterThan(1);
    await app.page.keyboard.press('ControlOrMeta+f');
    await eventually(focusedName).toBe('Find in post');
    // A part of a word, ignoring case: in prose, headings and code.
    await findField().fill('NAM');
    const count = await timesSaid('nam');
    expect(count).toBeGreaterThan(2);
    await eventually(() => foundMarks().count()).toBe(count);
    await app.page.getByText(new RegExp(`^\\d+ of ${count}$`)).waitFor();
    expect(await marks().count()).toBe(count);
    const current = () =>
      foundMarks().evaluateAll((all) => all.findIndex((mark) => mark.getAttribute('aria-current') === 'true'));
    const first = await current();
    expect(first).toBeGreaterThanOrEqual(0);
    await findField().press('Enter');
    await eventually(current).toBe((first + 1) % count);
    await findField().press('F3');
    await eventually(current).toBe((first + 2) % count);
    await findField().press('Shift+Enter');
    await eventually(current).toBe((first + 1) % count);
    await app.button('Previous match').click();
    await eventually(current).toBe(first);
    await findField().fill('not in this post');
    await app.page.getByText('Not found', { exact: true }).waitFor();
    await findField().press('Escape');
    await eventually(() => findField().count()).toBe(0);
    await eventually(focusedName).toBe('IFRAME');
    // The marks of the archive's query are back.
    await eventually(() => marks().count()).toBe(archiveMarks);
    expect(await foundMarks().count()).toBe(0);
  });

  it('looks for the same text in the next post, and opens from the menu', async () => {
    await app.open('Searching for code');
    await chooseMenu(app, 'Edit', 'Find in Post');
    await findField().fill('search');
    const before = await timesSaid('search');
    await eventually(() => foundMarks().count()).toBe(before);
    await app.open('Keys');
    const after = await timesSaid('search');
    expect(after).not.toBe(before);
    await eventually(() => foundMarks().count()).toBe(after);
    await app.button('Close find').click();
    await eventually(() => marks().count()).toBe(0);
  });

  it('completes a field and its value by the keyboard, says what was understood, and finds by it', async () => {
    await app.search.click();
    await app.page.keyboard.type('code ta');
    await eventually(() => choices().allTextContents()).toEqual([expect.stringMatching(/^tag:/)]);
    await app.search.press('ArrowDown');
    await eventually(() => app.search.getAttribute('aria-activedescendant')).not.toBeNull();
    await app.search.press('Enter');
    await eventually(() => app.search.inputValue()).toBe('code tag:');
    await app.page.keyboard.type('sea');
    await eventually(() => choices().allTextContents()).toEqual([expect.stringMatching(/^tag:search 3/)]);
    await app.search.press('ArrowDown');
    await app.search.press('Tab');
    await eventually(() => app.search.inputValue()).toBe('code tag:search ');
    await app.page.getByText('“code”, tagged search', { exact: true }).waitFor();
    await eventually(() => app.status.textContent()).toMatch(/^3 of 18 posts/);
    expect(await focusedName()).toBe('Search posts');
  });

  it('sends no query for a field without a value, and completes it', async () => {
    await app.searchFor('footnote');
    const before = await app.visibleRows();
    await app.page.keyboard.type(' ');
    await eventually(() => app.mark('offprint:results')).toMatchObject({ query: 'footnote ' });
    await takeRecorded(app);
    await app.search.fill('footnote author:');
    await eventually(() => choices().allTextContents()).toContainEqual(expect.stringMatching(/^author:.*Ada Marsh/));
    const asked = await takeRecorded(app);
    expect(asked.map(({ name }) => name)).toEqual(['query.complete']);
    expect(await app.visibleRows()).toEqual(before);
    // The list shows the results of the whole query.
    await app.page.keyboard.type('ada');
    await eventually(() => app.status.textContent()).toMatch(/for “footnote author:ada”/);
    await app.search.fill('');
    await eventually(() => app.mark('offprint:results')).toMatchObject({ query: '' });
    await app.search.fill('tag:');
    await eventually(() => choices().count()).toBeGreaterThan(0);
    await app.search.press('Escape');
    await app.search.press('Escape');
    await eventually(() => app.search.inputValue()).toBe('');
    await app.search.fill('author:');
    await app.search.press('Enter');
    await eventually(() => app.mark('offprint:post')).not.toBeNull();
  });

  it('demands a word that a post lacks, by the keyboard', async () => {
    writeFiles(folder, {
      'both.md': datedPost('Both', '2026-11-01', 'The zither and the quokka met a wombat.'),
      'one.md': datedPost('One', '2026-11-02', 'A zither alone.'),
      'other.md': datedPost('Other', '2026-11-03', 'A quokka at noon.'),
    });
    await app.option('Other').waitFor();
    expect(await app.searchFor('zither quokka wombat')).toBe(3);
    await app.search.press('ArrowDown');
    await app.page.keyboard.press('ArrowDown');
    const lacking = () => app.page.evaluate(() => document.activeElement?.textContent ?? '');
    await eventually(lacking).toMatch(/without/);
    const title = /^(One|Other)/.exec(await lacking())?.[1];
    const [first, second] = title === 'One' ? ['quokka', 'wombat'] : ['zither', 'wombat'];
    await app.page.keyboard.press('ArrowRight');
    await eventually(lacking).toBe(first);
    await app.page.keyboard.press('ArrowRight');
    await eventually(lacking).toBe(second);
    await app.page.keyboard.press('ArrowLeft');
    await app.page.keyboard.press('ArrowLeft');
    await eventually(lacking).toMatch(/without/);
    await app.page.keyboard.press('ArrowRight');
    await app.page.keyboard.press('Enter');
    await eventually(() => app.search.inputValue()).toBe(`zither quokka wombat`.replace(`${first}`, `"${first}"`));
    await eventually(() => app.options.count()).toBe(2);
    // No post was opened, and the focus is still in the list.
    expect(await app.mark('offprint:post')).toBeNull();
    await eventually(() =>
      app.page.evaluate(() => document.activeElement?.closest('[role="listbox"]')?.getAttribute('aria-label') ?? ''),
    ).toBe('Posts');
  });

  it('leaves Enter alone if no suggestion is selected', async () => {
    await app.searchFor('tag:keyb');
    await eventually(() => choices().count()).toBeGreaterThan(0);
    await app.search.press('Enter');
    await eventually(() => app.mark('offprint:post')).not.toBeNull();
    await eventually(() => choices().count()).toBe(0);
    await eventually(focusedName).toBe('IFRAME');
  });

  it('shows the parts of a query, to be changed or removed', async () => {
    await app.searchFor('code tag:search -fence');
    await parts().getByRole('button', { name: 'Edit: tagged search' }).click();
    await eventually(() =>
      app.search.evaluate((field: HTMLInputElement) =>
        field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0),
      ),
    ).toBe('tag:search');
    await parts().getByRole('button', { name: 'Remove: tagged search' }).click();
    await eventually(() => app.search.inputValue()).toBe('code -fence');
    await eventually(focusedName).toBe('Search posts');
    // Before the answer comes, the screen still has the parts of the earlier query. A click on them does nothing.
    await eventually(() => app.mark('offprint:results')).toMatchObject({ query: 'code -fence' });
    await parts()
      .getByRole('button', { name: /^Remove: not/ })
      .click();
    await eventually(() => app.search.inputValue()).toBe('code');
    await eventually(() => parts().count()).toBe(0);
  });

  it('says that a dash makes an option, and offers to exclude instead', async () => {
    await app.searchFor('tar -x');
    await app.page.getByText('“tar”, the option “-x” (to exclude “x”, write NOT x)', { exact: true }).waitFor();
    await parts().getByRole('button', { name: 'exclude “x”', exact: true }).click();
    await eventually(() => app.search.inputValue()).toBe('tar NOT x');
    await app.page.getByText('“tar”, not “x”', { exact: true }).waitFor();
    await eventually(focusedName).toBe('Search posts');
  });

  it('suggests what to leave out where nothing is found', async () => {
    const total = await app.searchFor('footnote');
    await app.searchFor('footnote year:1999');
    await app.page
      .getByRole('list', { name: 'Suggestions' })
      .getByRole('button', { name: /^without year:1999/ })
      .click();
    await eventually(() => app.search.inputValue()).toBe('footnote');
    await eventually(() => app.options.count()).toBe(total);
  });

  it('saves a search, counts its new posts, and offers recent searches', async () => {
    await saveFootnote();
    await eventually(() => saved('footnote').getAttribute('aria-pressed')).toBe('true');
    await app.search.press('Enter');
    await app.searchFor('');
    writeFiles(folder, { 'brand-new.md': datedPost('Brand new', '2026-11-01', 'With a footnote.') });
    await eventually(() => saved('footnote').textContent()).toBe('footnote 1 new');
    await app.search.click();
    await eventually(() => choices().first().textContent()).toMatch(/^footnote/);
    await app.search.press('ArrowDown');
    await app.search.press('Enter');
    await eventually(() => app.search.inputValue()).toBe('footnote');
    await app.option('Brand new').waitFor();
    await eventually(() => saved('footnote').textContent()).toBe('footnote ');
  });

  it('has the saved searches at the next start, and restores one that was removed', async () => {
    const total = await saveFootnote();
    await app.close();
    app = await launchOffprint({ folder, userData: app.userData });
    await app.whenSearchable();
    await saved('footnote').waitFor();
    await app.button('Remove saved search: footnote').click();
    await eventually(() => saved('footnote').count()).toBe(0);
    await app.button('Undo').click();
    await saved('footnote').click();
    await eventually(() => app.search.inputValue()).toBe('footnote');
    await eventually(() => app.options.count()).toBe(total);
  });
});
