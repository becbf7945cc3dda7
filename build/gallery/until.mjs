import { setTimeout as wait } from 'node:timers/promises';
import { Stop } from '../run.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** In milliseconds: the machine may be busy with other things. */
const patience = 300_000;

/**
 * Waits until an expression is true in the page. Playwright's own function lets the page evaluate text, which the
 * policy of the page forbids.
 */
export async function until(/** @type {Page} */ page, /** @type {string} */ expression) {
  const end = Date.now() + patience;
  while (!(await page.evaluate(expression))) {
    if (Date.now() > end) {
      throw new Stop(`The app never came to this: ${expression}`);
    }
    await wait(30);
  }
}
