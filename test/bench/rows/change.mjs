import { readFileSync, writeFileSync } from 'node:fs';
import { say } from '../../../build/run.mjs';
import { chances } from '../generate/random.mjs';
import { median } from '../measure/figures.mjs';
import { listPostFiles } from '../raw-posts.mjs';
import { clearSearch } from './typing.mjs';

const many = 2_000;

/**
 * The time from saving a file until its new word appears in the results of a search in the window. With one file, and with
 * many at once, in a copy of the folder.
 * @param {import('../measure/bench.mjs').Bench} bench
 * @returns {Promise<import('../measure/bench.mjs').Line[]>}
 */
export async function measureChanges(bench) {
  const folder = bench.copyFolder();
  // Pages are not counted among the results. They have no date.
  const files = [...listPostFiles(folder)].filter(
    (file) => !/[/\\]_?index\.[^/\\]*$/.test(file) && /^["']?date["']?\s*[:=]/m.test(readFileSync(file, 'utf8')),
  );
  const luck = chances(4);
  const home = bench.makeHome();
  say('  change: waiting until all is searchable');
  const app = await bench.startSearchable(home, folder);

  const newWord = () => Array.from({ length: 12 }, () => luck.pick([...'bcdfghjklmnpqrstvwxz'])).join('');
  const timeChange = async (/** @type {readonly string[]} */ changed) => {
    const word = newWord();
    const texts = changed.map((file) => withParagraph(readFileSync(file, 'utf8'), `The ${word} is new.`));
    await clearSearch(app);
    for (const letter of word) {
      await app.press(letter);
    }
    await app.inPage(
      ({ whenPainted, showsResults }, wanted) => whenPainted(() => showsResults(wanted), 'no results'),
      word,
    );
    const found = app.inPage(
      ({ whenPainted, total, hasRows, isSearchable }, wanted) =>
        whenPainted(() => total() >= wanted && hasRows() && isSearchable(), 'the changed posts', 180_000),
      changed.length,
    );
    const began = Date.now();
    for (const [at, file] of changed.entries()) {
      writeFileSync(file, texts[at] ?? '');
    }
    return (await found) - began;
  };

  const one = await bench.repeat(async (run) => {
    say(`  change ${run + 1}: one file`);
    return await timeChange([luck.pick(files)]);
  });
  const some = files.slice(0, many);
  const all = await bench.repeat(async (run) => {
    say(`  change ${run + 1}: ${some.length} files`);
    return await timeChange(some).catch((error) => {
      bench.note(`${some.length} files changed: ${error.message}`);
      return Number.NaN;
    });
  });
  await app.close();
  home.remove();
  const line = (/** @type {string} */ id, /** @type {string} */ what, /** @type {readonly number[]} */ times) => ({
    id,
    what,
    unit: /** @type {const} */ ('ms'),
    ours: median(times),
    runs: times.length,
  });
  return [
    line('saved-one', 'file saved to searchable', one),
    line('saved-many', `${some.length.toLocaleString('en')} files changed at once`, all),
  ];
}

/** Adds a paragraph at the top of the text. At the end it might be inside an unclosed comment or code block. */
function withParagraph(/** @type {string} */ raw, /** @type {string} */ paragraph) {
  const head = /^\uFEFF?(---|\+\+\+)[^\S\n]*\r?\n[\s\S]*?\r?\n\1[^\S\n]*(?:\r?\n|$)/.exec(raw)?.[0] ?? '';
  return `${head}\n${paragraph}\n\n${raw.slice(head.length)}`;
}
