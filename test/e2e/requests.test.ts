import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bridge } from '../../preload/bridge.ts';
import { writePosts } from './generated-posts.ts';
import { eventually, launchOffprint, makeFolder, type OffprintApp, until } from './offprint-app.ts';
import { recordRequests, takeRecorded } from './recorded-requests.ts';

describe('what the window asks for', () => {
  const folder = makeFolder('asked');
  let app: OffprintApp;

  beforeAll(async () => {
    writePosts(folder, 300);
    app = await launchOffprint({ folder });
    await app.whenSearchable();
    await app.search.focus();
    await recordRequests(app);
  });
  afterAll(() => app.close());

  /** Types letter by letter, each once the results of the one before are painted. */
  const type = async (word: string): Promise<void> => {
    for (const [at, letter] of [...word].entries()) {
      await app.page.keyboard.type(letter);
      await until(async () =>
        expect(await app.mark('offprint:results')).toMatchObject({ query: word.slice(0, at + 1) }),
      );
    }
  };
  const rowsInSight = () => app.list.evaluate((list) => Math.ceil(list.clientHeight / 104));

  it('is one request a letter, answered with the rows in sight', async () => {
    await takeRecorded(app);
    await type('everywhere');
    const recorded = await takeRecorded(app);
    expect(recorded.map(({ name, query }) => `${name} ${query}`)).toEqual(
      Array.from('everywhere', (_letter, at) => `view.open ${'everywhere'.slice(0, at + 1)}`),
    );
    expect((await app.mark('offprint:results'))?.total).toBe(300);
    const inSight = await rowsInSight();
    for (const { rows, characters } of recorded) {
      expect(rows).toBeGreaterThanOrEqual(inSight);
      expect(rows).toBeLessThanOrEqual(inSight + 5);
      expect(characters).toBeLessThan(1_500 * rows);
    }
    expect(await app.visibleRows()).toHaveLength(inSight);
  });

  it('is the marks of an open post too, once the results are painted', async () => {
    await app.options.first().click();
    await eventually(() => app.mark('offprint:post')).not.toBeNull();
    await app.search.fill('');
    await eventually(async () => (await takeRecorded(app)).map(({ name }) => name)).toContain('post.hits');
    await app.search.focus();
    await takeRecorded(app);
    await type('every');
    const names: string[] = [];
    await eventually(async () => {
      names.push(...(await takeRecorded(app)).map(({ name }) => name));
      return names;
    }).toContain('post.hits');
    expect(names.filter((name) => name === 'view.open')).toHaveLength(5);
    // The place in the post is remembered at times.
    expect(names.filter((name) => !['view.open', 'post.hits', 'session.write'].includes(name))).toEqual([]);
    expect(names[0]).toBe('view.open');
  });

  it('is one reading for a post that is clicked, and none when the folder is looked at again', async () => {
    await app.search.fill('');
    await eventually(async () => (await app.mark('offprint:results'))?.query).toBe('');
    await app.search.blur();
    await takeRecorded(app);
    const open = await app.heading.textContent();
    const others = (await app.options.locator('.row-title').allTextContents()).filter((title) => title !== open);
    for (const title of others.slice(0, 3)) {
      await app.option(`${title} `).click();
      await eventually(async () => (await app.mark('offprint:post'))?.title).toBe(title);
    }
    const names: string[] = (await takeRecorded(app)).map(({ name }) => name);
    expect(names.filter((name) => name === 'post.read')).toHaveLength(3);
    await app.page.evaluate(async () => {
      const { request } = (window as unknown as { offprint: Bridge }).offprint;
      const current = await request('library.current', undefined);
      if (current.ok && current.value) {
        await request('library.reload', { library: current.value.id });
      }
    });
    const later: string[] = [];
    await eventually(async () => {
      later.push(...(await takeRecorded(app)).map(({ name }) => name));
      return later;
    }).toContain('post.is-current');
    expect(later).not.toContain('post.read');
  });
});
