import { setTimeout } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { longestWait } from '../e2e/watch-window.ts';
import type { OffprintApp } from '../e2e/offprint-app.ts';
import { networkAttempts } from '../e2e/recorded-network.ts';
import type { TaskWatch } from '../e2e/watch-tasks.ts';
import type { HostileCase } from './hostile-case.ts';
import { pwned, secret } from './make-hostile.ts';

/** What the judge has to know of a case. */
export interface Judged extends Pick<HostileCase, 'id' | 'tries' | 'words' | 'message'> {
  /** Opens the post. Fails if it can't be opened. */
  readonly open: (app: OffprintApp) => Promise<void>;
  /** Words that must not be seen in the post. */
  readonly secret: string;
  /** A JavaScript expression that must be false in the window's page. */
  readonly mustBeFalse?: string | undefined;
}

/** A case whose post is found by its id and query. */
export function foundByQuery(hostile: HostileCase): Judged {
  const open = async (app: OffprintApp) => {
    const found = await app.searchFor(`${hostile.id} ${hostile.query}`);
    if (found !== 1) {
      throw new Error(`found ${found} times in the list`);
    }
    await app.options.first().click();
  };
  return { ...hostile, open, secret };
}

/** The result of one case. */
export interface Verdict {
  readonly id: string;
  readonly tries: string;
  /** What was wrong, in words; empty if nothing was. */
  readonly faults: readonly string[];
  /** In milliseconds: the longest time for which the window was blocked. */
  readonly wait: number;
  /** In milliseconds of processor time: the longest task of the window; null if it was not measured. */
  readonly work: number | null;
  readonly ran: boolean;
  readonly requests: number;
  readonly answers: boolean;
  readonly alive: boolean;
  /** Whether the expected message was shown; null if none is expected. */
  readonly message: boolean | null;
  readonly words: boolean | null;
}

/** In milliseconds, for one step. A window that takes longer hangs. */
const patience = 20_000;
/** In milliseconds: the window must not be blocked for longer. */
const longestBlock = 1_000;

/** Opens the post of a case, clicks what is in it, and checks all that must not have happened. */
export async function judge(
  app: OffprintApp,
  heard: readonly string[],
  hostile: Judged,
  tasks: TaskWatch | null = null,
): Promise<Verdict> {
  const faults: string[] = [];
  const before = heard.length + (await networkAttempts(app)).length;
  const step = async <Value>(what: string, work: () => Promise<Value>): Promise<Value | null> => {
    try {
      return await inTime(work());
    } catch (error) {
      faults.push(`${what}: ${error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error)}`);
      return null;
    }
  };
  await step('measure', async () => tasks?.begin());
  await step('open', async () => {
    await hostile.open(app);
    await articleOf(app).locator('h1').first().waitFor();
  });
  let shown = '';
  // A long post is built piece by piece, and a slow drawing is given up after a while. So this waits.
  await step('read', async () => {
    for (const end = Date.now() + patience - 2_000; Date.now() < end && !isAllThere(hostile, shown); ) {
      shown = await articleOf(app).evaluate(wordsOf);
    }
  });
  await step('click', () => clickAll(app));
  const wait = (await step('answer', () => longestWait(app.page))) ?? patience;
  const work = await step('measure', async () => (await tasks?.end()) ?? null);
  const isFalse = await step('ask', () => isFalseInPage(app.page, hostile.mustBeFalse));
  await step('show all', () => showAll(app));
  const ran = (await step('look', () => looksPwned(app.page))) ?? false;
  const answers = wait < longestBlock;
  const requests = heard.length + (await networkAttempts(app)).length - before;
  const words = hostile.words === null ? null : shown.includes(hostile.words);
  const message = hostile.message === undefined ? null : hostile.message.test(shown);
  const alive = !app.page.isClosed();
  for (const [isWrong, fault] of [
    [ran, 'something of the post ran'],
    [requests > 0, `${requests} requests`],
    [!answers, `no answer for ${Math.round(wait)} ms`],
    [words === false, 'its last words are not shown'],
    [message === false, 'nothing says what is wrong'],
    [shown.includes(hostile.secret), 'a file outside of the folder is shown'],
    [isFalse === false, `true in the page: ${hostile.mustBeFalse}`],
    [!alive, 'the window is gone'],
  ] as const) {
    if (isWrong) {
      faults.push(fault);
    }
  }
  return { id: hostile.id, tries: hostile.tries, faults, wait, work, ran, requests, answers, alive, message, words };
}

function isAllThere({ words, message }: Judged, shown: string): boolean {
  return shown !== '' && (words === null || shown.includes(words)) && (message === undefined || message.test(shown));
}

/**
 * The post, found by its tag. Finding it by its role, as other tests do, looks at each element with scripts of the test:
 * in 20,000 elements that blocked the window for 300 ms, which then counted as the app's.
 */
function articleOf(app: OffprintApp): Locator {
  return app.frame.locator('article').first();
}

/** All words that a reader of the post sees: its text, and the words of cards and notes. Runs in the post's frame. */
function wordsOf(article: Element): string {
  const drawn = [...article.querySelectorAll('[aria-label]')].map((element) => element.getAttribute('aria-label'));
  return [article.textContent, ...drawn].join('\n');
}

const forAll = 'button[aria-label="Show all the same"]';

/** Shows a post with all its formatting, if it is shown as plain text. Its time does not count, but no script may run. */
async function showAll(app: OffprintApp): Promise<void> {
  const button = articleOf(app).locator(forAll).first();
  if ((await button.count()) > 0) {
    // By key, because parts that are laid out while a pointer moves there would move the button.
    await button.press('Enter', { timeout: 1_000, noWaitAfter: true });
    await button.waitFor({ state: 'detached' });
    // Waits for the layout that follows, which must not count for the next case.
    do {
      await setTimeout(300);
    } while ((await longestWait(app.page)) > 100);
  }
}

async function clickAll(app: OffprintApp): Promise<void> {
  const targets = articleOf(app).locator(`.post-body a, .post-body summary, .post-body button:not(${forAll})`);
  const count = Math.min(4, await targets.count());
  for (let at = 0; at < count; at += 1) {
    await targets.nth(at).click({ force: true, timeout: 1_000, noWaitAfter: true }).catch(notThere);
    await app.page.keyboard.press('Escape');
  }
}

/** Ignores that an element can't be clicked: a click may have opened another post, or the element is out of sight. */
function notThere(): void {}

async function looksPwned(page: Page): Promise<boolean> {
  const looks = page.frames().map((frame) =>
    frame
      .evaluate((mark) => mark in window || 'polluted' in {}, pwned)
      .catch((error: unknown) => {
        // Frames that draw may be ended at any time.
        if (frame.isDetached()) {
          return false;
        }
        throw error;
      }),
  );
  return (await Promise.all(looks)).some(Boolean) || !/^offprint:\/\/app\/index\.html\?locale=/.test(page.url());
}

/** Asks by the debugging protocol, since the page's policy forbids `eval`. */
async function isFalseInPage(page: Page, expression: string | undefined): Promise<boolean> {
  if (expression === undefined) {
    return true;
  }
  const session = await page.context().newCDPSession(page);
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: `Boolean(${expression})`,
    returnByValue: true,
  });
  await session.detach();
  // An expression that fails, since it asks for what is not there, says nothing against the page.
  return exceptionDetails !== undefined || result.value !== true;
}

async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = globalThis.setTimeout(() => reject(new Error(`no answer within ${patience / 1_000} s`)), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The results as lines of a table, the worst first. */
export function tableOf(verdicts: readonly Verdict[]): string {
  const mark = (value: boolean | null) => (value === null ? '·' : value ? 'yes' : 'NO');
  const rows = [...verdicts]
    .sort((a, b) => b.faults.length - a.faults.length || (b.work ?? b.wait) - (a.work ?? a.wait))
    .map(({ id, ran, requests, answers, alive, message, words, wait, work, tries, faults }) =>
      [
        id.padEnd(12),
        (ran ? 'RAN' : 'no').padEnd(7),
        String(requests).padEnd(9),
        mark(answers).padEnd(8),
        mark(alive).padEnd(6),
        mark(message).padEnd(8),
        mark(words).padEnd(6),
        String(Math.round(wait)).padStart(7),
        (work === null ? '·' : String(Math.round(work))).padStart(7),
        ` ${tries}${faults.length > 0 ? ` — ${faults.join('; ')}` : ''}`,
      ].join(' '),
    );
  const head = 'case         script  requests  answers  alive  message  words  wait ms work ms  tries';
  return [head, ...rows].join('\n');
}
