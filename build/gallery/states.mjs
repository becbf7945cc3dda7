import path from 'node:path';
import { repository } from '../places.mjs';
import { until } from './until.mjs';

const handbook = path.join(repository, 'content');
const specimen = path.join(repository, 'test', 'fixtures', 'specimen');

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {(command: string) => Promise<void>} Send gives the window a command of the menu
 * @typedef {(page: Page, send: Send) => Promise<void>} Act
 * @typedef {object} State
 * @property {string} name
 * @property {string | null} folder what is open
 * @property {Act} [prepare] what a person does in a wide window to get there
 * @property {Act} [refresh] what has to be done again after the window got another width
 */

function frameOf(/** @type {Page} */ page) {
  return page.frameLocator('iframe.post-frame');
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

/**
 * Something that lies over the rest, or stands beside it where there is room. Opened again in each width that closed it.
 * @param {string} name
 * @param {string} selector what is to be seen then
 * @param {Act} open
 * @param {Pick<State, 'folder' | 'prepare'>} state
 * @returns {State}
 */
function overlay(name, selector, open, state) {
  return {
    name,
    ...state,
    refresh: async (page, send) => {
      const shown = page.locator(selector).first();
      if (!(await shown.isVisible())) {
        await open(page, send);
      }
      await shown.waitFor();
    },
  };
}

function tool(/** @type {number} */ at) {
  return (/** @type {Page} */ page) => page.locator('.reader-pane .tools-end button').nth(at).click();
}

const inSpecimen = { folder: specimen, prepare: (/** @type {Page} */ page) => openPost(page, 'A specimen') };
const inHandbook = { folder: handbook };

/** @type {readonly State[]} */
const overlays = [
  overlay('contents', '.contents-pane', tool(2), inSpecimen),
  overlay('facts', '.facts-pane', (_page, send) => send('post-facts'), inSpecimen),
  overlay('find', '.find-bar', (_page, send) => send('find-in-post'), inSpecimen),
  overlay(
    'lightbox',
    '.lightbox',
    async (page) => {
      // A picture that is far away is not drawn yet.
      await scrollTo(page, 'img');
      await frameOf(page).locator('img.zoomable').first().click();
    },
    inSpecimen,
  ),
  overlay('filters', '.filters-pane', (_page, send) => send('toggle-filters'), inHandbook),
  overlay('saved-searches', '.filters-pane', (_page, send) => send('toggle-filters'), {
    ...inHandbook,
    prepare: async (page) => {
      for (const query of ['folder', 'tag:reading a rather long search that does not fit']) {
        await search(page, query);
        await page.locator('.save-search').click();
      }
    },
  }),
  overlay('sort-menu', '.select-list', (page) => page.locator('.list-pane .quiet-select').first().click(), inHandbook),
  overlay(
    'suggestions',
    '.search-choices',
    async (page) => {
      await page.locator('#search-posts').fill('');
      await page.locator('#search-posts').pressSequentially('tag:');
    },
    inHandbook,
  ),
  overlay('health', '.health-pane', (_page, send) => send('archive-health'), inHandbook),
  overlay('about-folder', '.dialog', (_page, send) => send('about-folder'), inHandbook),
];

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
  specimenAt('specimen-marked', 'figure.numbered'),
  specimenAt('specimen-pictures', 'img'),
  specimenAt('specimen-gallery', '.gallery'),
  specimenAt('specimen-notes', '.footnotes'),
  { name: 'scripts', folder: handbook, prepare: (page) => openPost(page, 'Many scripts') },
  { name: 'rows', folder: specimen },
  { name: 'results', folder: handbook, prepare: (page) => search(page, 'folder') },
  {
    name: 'hits',
    folder: handbook,
    prepare: async (page) => {
      await search(page, 'folder');
      await page.locator('#posts [role="option"]', { hasText: 'Opening a folder' }).click();
      await frameOf(page).locator('h1', { hasText: 'Opening a folder' }).waitFor();
    },
  },
  { name: 'no-results', folder: handbook, prepare: (page) => search(page, 'zeppelin airship') },
  ...overlays,
];
