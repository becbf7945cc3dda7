import path from 'node:path';
import { repository } from '../places.mjs';
import { until } from './until.mjs';

const handbook = path.join(repository, 'content');
const specimen = path.join(repository, 'test', 'fixtures', 'specimen');

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {object} State
 * @property {string} name
 * @property {string | null} folder the folder to open
 * @property {(page: Page) => Promise<void>} [prepare] brings a wide window into this state
 * @property {(page: Page) => Promise<void>} [refresh] must be repeated after each change of width
 */

function frameOf(/** @type {Page} */ page) {
  return page.frameLocator('iframe[title="Post"]');
}

async function openPost(/** @type {Page} */ page, /** @type {string} */ title) {
  const search = page.locator('#search-posts');
  await search.fill(`title:"${title}"`);
  const row = page.locator('#posts [role="option"]', { hasText: title }).first();
  await search.blur();
  await row.click();
  await frameOf(page).locator('h1', { hasText: title }).waitFor();
  await search.fill('');
  await search.blur();
}

async function search(/** @type {Page} */ page, /** @type {string} */ query) {
  await page.locator('#search-posts').fill(query);
  const results = `performance.getEntriesByName('offprint:results').at(-1)`;
  await until(page, `${results}?.detail.query === ${JSON.stringify(query)}`);
  await page.locator('#search-posts').blur();
}

function scrollTo(/** @type {Page} */ page, /** @type {string} */ selector) {
  return frameOf(page)
    .locator(selector)
    .first()
    .evaluate((element) => element.scrollIntoView({ block: 'start' }));
}

/** @returns {State} a position in the post that has every kind of content */
function specimenAt(/** @type {string} */ name, /** @type {string} */ selector) {
  return {
    name,
    folder: specimen,
    prepare: (page) => openPost(page, 'A specimen'),
    refresh: (page) => scrollTo(page, selector),
  };
}

/** @type {readonly State[]} */
export const states = [
  { name: 'start', folder: null },
  { name: 'list', folder: handbook },
  { name: 'post', folder: handbook, prepare: (page) => openPost(page, 'Welcome to Offprint') },
  { name: 'plain-post', folder: specimen, prepare: (page) => openPost(page, 'Without headings') },
  specimenAt('specimen', 'h1'),
  specimenAt('specimen-headings', 'h2'),
  specimenAt('specimen-code', 'figure.code'),
  specimenAt('specimen-table', 'table'),
  specimenAt('specimen-pictures', 'img'),
  specimenAt('specimen-notes', '.footnotes'),
  { name: 'scripts', folder: handbook, prepare: (page) => openPost(page, 'Many scripts') },
  { name: 'rows', folder: specimen },
  { name: 'results', folder: handbook, prepare: (page) => search(page, 'folder') },
  { name: 'no-results', folder: handbook, prepare: (page) => search(page, 'zeppelin airship') },
];
