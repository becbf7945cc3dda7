import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Stop, say } from '../../../build/run.mjs';
import { generateLongPost } from '../generate/generate-posts.mjs';
import { randomFrom } from '../generate/random.mjs';
import { median, percentile } from '../measure/figures.mjs';
import { recordClick } from '../measure/record-click.mjs';
import { listPostFiles } from '../raw-posts.mjs';

/** @typedef {import('../measure/started-app.mjs').StartedApp} StartedApp */
/** @typedef {{ text: string, x: number, y: number }} Row a row of the list that can be seen, and its middle */

const clicksARun = 16;

function longTitle(/** @type {number} */ number) {
  return `A very long post ${'ABCDEFGHIJ'[number]}`;
}

/**
 * The time from a click on a row of the list to the painted post. Random rows are clicked, and posts of one megabyte that
 * are added to a copy of the folder, a new one for each run.
 * @param {import('../measure/bench.mjs').Bench} bench
 * @returns {Promise<import('../measure/bench.mjs').Line[]>}
 */
export async function measureClicks(bench) {
  const folder = bench.copyFolder();
  addLongPosts(folder, bench.runs);
  const random = randomFrom(3);
  const home = bench.makeHome();
  say('  click: waiting until all is searchable');
  const app = await bench.startSearchable(home, folder);
  const runs = await bench.repeat(async (run) => {
    say(`  click ${run + 1}`);
    const times = [];
    for (let clicks = 0; clicks < clicksARun; clicks += 1) {
      if (clicks % 4 === 0) {
        await scrollBy(app, (random() - 0.3) * 6_000);
      }
      const rows = (await readRows(app)).filter(({ text }) => !text.startsWith('A very long post'));
      const row = rows[Math.floor(random() * rows.length)];
      if (row) {
        times.push(await timeClick(app, row, random));
      }
    }
    await scrollBy(app, -100_000_000);
    const long = (await readRows(app)).find(({ text }) => text.startsWith(longTitle(run)));
    if (!long) {
      throw new Stop('The long posts are not at the top of the list.');
    }
    return { times, long: await timeClick(app, long, random) };
  });
  await app.close();
  home.remove();
  const line = (/** @type {string} */ id, /** @type {string} */ what, /** @type {number} */ ours) => ({
    id,
    what,
    unit: /** @type {const} */ ('ms'),
    ours,
    runs: runs.length,
  });
  return [
    line('click-p50', 'post clicked to painted, p50', median(runs.map(({ times }) => percentile(times, 0.5)))),
    line('click-p95', 'post clicked to painted, p95', median(runs.map(({ times }) => percentile(times, 0.95)))),
    line('click-long', 'a post of 1 MB clicked to painted', median(runs.map(({ long }) => long))),
  ];
}

/** Adds posts of one megabyte. They are the newest, so they come first. They lie beside another post, where posts are read. */
function addLongPosts(/** @type {string} */ folder, /** @type {number} */ count) {
  const date = new Date().toISOString().slice(0, 10);
  const isPost = (/** @type {string} */ file) => !/^_?index\./.test(path.basename(file));
  const beside = [...listPostFiles(folder)].find(isPost) ?? path.join(folder, 'post.md');
  for (let number = 0; number < count; number += 1) {
    const text = generateLongPost({ title: longTitle(number), date, bytes: 1_000_000, seed: number + 1 });
    writeFileSync(path.join(path.dirname(beside), `${date}-a-very-long-post-${number}.md`), text);
  }
}

async function scrollBy(/** @type {StartedApp} */ app, /** @type {number} */ by) {
  const { x, y } = await app.inPage(({ list }) => {
    const { left, top, width, height } = list()?.getBoundingClientRect() ?? new DOMRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  await app.scroll(x, y, by);
  // Wheels scroll smoothly. The list has stopped when no row has moved for a few frames.
  await app.inPage(({ whenPainted, inSight, hasRows }) => {
    let still = 0;
    let before = Number.NaN;
    return whenPainted(() => {
      const top = inSight()[0]?.getBoundingClientRect().top ?? 0;
      still = top === before ? still + 1 : 0;
      before = top;
      return still > 10 && hasRows();
    }, 'the scrolled list');
  });
}

/** @returns {Promise<Row[]>} those that can be seen whole and are not open */
function readRows(/** @type {StartedApp} */ app) {
  return app.inPage(({ list, inSight, heading }) => {
    const box = list()?.getBoundingClientRect() ?? new DOMRect();
    const plain = (/** @type {string | null} */ text) => (text ?? '').replace(/\s+/g, ' ').trim();
    const open = plain(heading());
    return inSight()
      .map((row) => ({ text: plain(row.textContent), at: row.getBoundingClientRect() }))
      .filter(({ text, at }) => at.top >= box.top && at.bottom <= box.bottom && (open === '' || !text.startsWith(open)))
      .map(({ text, at }) => ({ text, x: at.left + at.width / 2, y: at.top + at.height / 2 }));
  });
}

/** In milliseconds, from the release of the button. The pointer moves to the row a moment before, as a person's does. */
async function timeClick(
  /** @type {StartedApp} */ app,
  /** @type {Row} */ { text, x, y },
  /** @type {() => number} */ random,
) {
  await app.pointAt(x, y);
  await wait(150 + random() * 250);
  const recorded = app.inPage(recordClick, text);
  await app.click(x, y);
  return await recorded;
}
