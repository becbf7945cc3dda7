import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { launchOffprint, makeFolder, type OffprintApp, openFolder, recordExternal } from '../e2e/offprint-app.ts';
import { recordNetwork } from '../e2e/recorded-network.ts';
import { watchWindow } from '../e2e/watch-window.ts';
import type { HostileCase } from './hostile-case.ts';
import { foundByQuery, judge } from './judge.ts';
import { hostileCases, pwned, writeHostile } from './make-hostile.ts';
import { faults, layers, type Weakness, weakenedApp } from './weakened-app.ts';

/**
 * These tests take minutes, so they run only in `npm run test:hostile -- layers` or with all hostile tests. `layers 2/5`
 * tries the second of five parts of the cases, for a machine that has other work.
 */
const wanted = process.env['OFFPRINT_HOSTILE'] ?? '';
const isAsked = /\b(?:all|layers)\b/.test(wanted);
const [, part = '1', parts = '1'] = /\b(\d+)\/(\d+)\b/.exec(wanted) ?? [];
/** In milliseconds, for one step. A busy machine takes longer, and then each case would be tried in a new app. */
const longest = parts === '1' ? 5_000 : 20_000;
/** In milliseconds: longer than it takes until a picture fails to load. */
const afterwards = 200;
const targets = { web: 'http://127.0.0.1:9', outside: '/nowhere' };

describe.skipIf(!isAsked)('the app without one of its layers', () => {
  let app: OffprintApp | null = null;
  afterEach(() => {
    app?.electron.process().kill('SIGKILL');
    app = null;
  });

  async function start(weaknesses: readonly Weakness[], cases: readonly HostileCase[]) {
    const built = await weakenedApp(weaknesses);
    const folder = path.join(makeFolder('hostile'), 'posts');
    writeHostile(folder, cases);
    return async () => {
      app?.electron.process().kill('SIGKILL');
      app = await launchOffprint({ app: built });
      await recordNetwork(app);
      await recordExternal(app, 1);
      await openFolder(app, folder, 300_000);
      await app.page.evaluate(watchWindow);
      return app;
    };
  }

  /** The cases whose script ran. An app whose page was changed, or that no longer answers, is started again. */
  async function ran(
    weaknesses: readonly Weakness[],
  ): Promise<{ readonly ran: readonly string[]; readonly of: number }> {
    const cases = hostileCases(targets).filter(
      ({ kind }, at) => kind === 'script' && at % Number(parts) === Number(part) - 1,
    );
    const restart = await start(weaknesses, cases);
    let now = await restart();
    const found: string[] = [];
    for (const { id, tries } of cases) {
      const verdict = await hasRun(now, id).catch((error: unknown) => error);
      if (verdict === true) {
        found.push(`${id} ${tries}`);
      }
      // The mark of one case must not count for the next.
      const isClean = verdict === false || (verdict === true && (await forgetMark(now)));
      now = isClean ? now : await restart();
      if (verdict instanceof Error) {
        // The app may have been broken by another case, so this case is tried again in a new app.
        const again = await hasRun(now, id).catch((error: unknown) => error);
        if (again !== false) {
          found.push(`${id} ${tries}${again === true ? '' : ` (${String(again).split('\n', 1)[0]})`}`);
          now = await restart();
        }
      }
    }
    return { ran: found, of: cases.length };
  }

  it.each(Object.entries(layers))(
    'still runs no script of a post without %s',
    async (_name, layer) => {
      const counted = await ran([layer]);
      process.stdout.write(`\n${counted.ran.length} of ${counted.of} posts ran script.\n`);
      expect(counted.ran).toEqual([]);
    },
    1_200_000,
  );

  it('runs hundreds of scripts without all of them', async () => {
    const counted = await ran(Object.values(layers));
    process.stdout.write(`\nWithout all layers ${counted.ran.length} of ${counted.of} posts ran script.\n`);
    expect(counted.ran.length).toBeGreaterThan(250 / Number(parts));
  }, 1_800_000);

  it.each([
    ['labels that are not cut', 'to cost time by a long word in a heading'],
    ['no limit to what a drawing takes', 'to cost time by a drawing'],
  ] as const)(
    'with %s fails one case, and passes a similar one',
    async (fault, tries) => {
      const others = ['to cost time by a long title', 'to cost time by a long word'];
      const cases = hostileCases(targets).filter((each) => each.tries === tries || others.includes(each.tries));
      expect(cases.length).toBe(3);
      const restart = await start([faults[fault]], cases);
      let now = await restart();
      const failed: string[] = [];
      for (const hostile of cases) {
        const verdict = await judge(now, [], foundByQuery(hostile));
        if (verdict.faults.length > 0) {
          failed.push(hostile.tries);
          now = await restart();
        }
      }
      expect(failed).toEqual([tries]);
    },
    600_000,
  );
});

/** Removes the mark of a script from all frames; false if the app no longer works. */
async function forgetMark(app: OffprintApp): Promise<boolean> {
  try {
    for (const frame of app.page.frames()) {
      await inTime(frame.evaluate((mark) => Reflect.deleteProperty(window, mark), pwned));
    }
    return app.page.url().startsWith('offprint://app/index.html');
  } catch {
    return false;
  }
}

/** Opens the post of a case; returns whether a script of it ran. */
async function hasRun(app: OffprintApp, id: string): Promise<boolean> {
  app.page.setDefaultTimeout(longest);
  expect(await inTime(app.searchFor(id))).toBe(1);
  await app.options.first().click();
  await app.article.getByText(id).first().waitFor({ state: 'attached' });
  const links = app.article.locator('.post-body a');
  for (let at = 0; at < Math.min(2, await links.count()); at += 1) {
    await links.nth(at).dispatchEvent('click', {}, { timeout: 1_000 });
  }
  // A script that waits for a missing picture runs a moment later.
  if (await isMarked(app)) {
    return true;
  }
  await setTimeout(afterwards);
  return isMarked(app);
}

async function isMarked({ page }: OffprintApp): Promise<boolean> {
  const looks = page
    .frames()
    .map((frame) => inTime(frame.evaluate((mark) => mark in window, pwned)).catch(() => frame.isDetached()));
  return (await Promise.all(looks)).includes(true);
}

/** Fails if the answer does not come in time: a page that was changed may never answer. */
async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  const over = new AbortController();
  const late = setTimeout(longest, null, { signal: over.signal }).then(() => Promise.reject(new Error('no answer')));
  try {
    return await Promise.race([work, late]);
  } finally {
    late.catch(() => null);
    over.abort();
  }
}
