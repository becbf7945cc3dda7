import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Bridge } from '../../preload/bridge.ts';
import { titleOf, writePosts } from './generated-posts.ts';
import { eventually, launchOffprint, makeFolder, type OffprintApp, until } from './offprint-app.ts';
import { openAfresh } from './open-afresh.ts';
import { type RecordedRequest, recordRequests, takeRecorded } from './recorded-requests.ts';

describe('what the window asks for', () => {
  let app: OffprintApp;

  beforeAll(async () => {
    app = await launchOffprint();
    await recordRequests(app);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    const folder = makeFolder('asked');
    writePosts(folder, 300);
    await openAfresh(app, folder);
  });

  /** Types letter by letter. Before each letter it waits for the results of the one before. */
  const type = async (word: string): Promise<void> => {
    for (const [at, letter] of [...word].entries()) {
      await app.page.keyboard.type(letter);
      await until(async () =>
        expect(await app.mark('offprint:results')).toMatchObject({ query: word.slice(0, at + 1) }),
      );
    }
  };
  const rowsInSight = () => app.list.evaluate((list) => Math.ceil(list.clientHeight / 88));

  it('is one request per letter, answered with the rows in sight', async () => {
    await app.search.focus();
    await takeRecorded(app);
    await type('everywhere');
    const recorded = sinceFirstLetter(await takeRecorded(app));
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

  it('includes the marks of an open post, after the results are painted', async () => {
    await app.open(titleOf(0));
    // A row under the pointer is made ready, which is a request too. So the pointer is moved away.
    await app.page.mouse.move(0, 0);
    await app.search.focus();
    await takeRecorded(app);
    await type('every');
    const recorded: RecordedRequest[] = [];
    await eventually(async () => {
      recorded.push(...(await takeRecorded(app)));
      return recorded.map(({ name, query }) => `${name} ${query}`);
    }).toContain('post.hits every');
    const names = sinceFirstLetter(recorded).map(({ name }) => name);
    expect(names.filter((name) => name === 'view.open')).toHaveLength(5);
    // The place in the post is saved from time to time (`session.write`).
    expect(names.filter((name) => !['view.open', 'post.hits', 'session.write'].includes(name))).toEqual([]);
    expect(names.find((name) => name !== 'session.write')).toBe('view.open');
  });

  it('is one rendering of a clicked post, and none when the folder is looked at again', async () => {
    await app.open(titleOf(0));
    await takeRecorded(app);
    for (const number of [1, 2, 3]) {
      await app.open(titleOf(number));
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

/** Leaves out what the window asked before, such as to keep a still of its list. */
function sinceFirstLetter(recorded: readonly RecordedRequest[]): readonly RecordedRequest[] {
  return recorded.slice(recorded.findIndex(({ query }) => query !== ''));
}
