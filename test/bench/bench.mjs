import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { buildApp } from '../../build/build-app.mjs';
import { runScript, Stop, say } from '../../build/run.mjs';
import { setUp } from '../../build/setup.mjs';
import { withDisplay } from '../../build/xvfb.mjs';
import { Bench } from './measure/bench.mjs';
import { recordsOf, tableOf } from './measure/print-table.mjs';
import { measuredFolder } from './measured-folder.mjs';
import { installPackages } from './packages.mjs';
import { listPostFiles } from './raw-posts.mjs';
import { measureBlocks } from './rows/block.mjs';
import { measureChanges } from './rows/change.mjs';
import { measureClicks } from './rows/click.mjs';
import { measureCommandLine } from './rows/command-line.mjs';
import { measurePackage } from './rows/package.mjs';
import { measureQueries } from './rows/query.mjs';
import { measureStarts } from './rows/starts.mjs';
import { measureTyping } from './rows/typing.mjs';

/**
 * Rows that are measured together.
 * @type {readonly { rows: readonly string[], measure: (bench: Bench, wanted: ReadonlySet<string>) => Promise<import('./measure/bench.mjs').Line[]> }[]}
 */
const kinds = [
  { rows: ['start', 'cold', 'memory'], measure: measureStarts },
  { rows: ['package'], measure: measurePackage },
  { rows: ['command-line'], measure: measureCommandLine },
  { rows: ['typing'], measure: measureTyping },
  { rows: ['click'], measure: measureClicks },
  { rows: ['change'], measure: measureChanges },
  { rows: ['block'], measure: measureBlocks },
  { rows: ['query'], measure: measureQueries },
];
const allRows = kinds.flatMap(({ rows }) => rows);

const usage = `npm run bench [-- FOLDER --posts N --megabytes M --seed S --rows A,B --runs N --minutes M --json]

Measures how fast Offprint is, beside what does the same: a bare Electron window, gray-matter with SQLite's FTS5, Hugo.
Each figure is the median of so many runs. Without a folder it takes end-point-blog below OFFPRINT_CORPORA, where
that is set, else posts that it generates.

FOLDER       a folder of posts; nothing is written in it
--posts, --megabytes, --seed
             generates so many posts of so many bytes together, in this person's cache (seed 1 unless told)
--rows       some of ${allRows.join(', ')}
--runs       the most runs for a figure (5 unless told)
--minutes    about how long all of it may take: rows get fewer runs where the time is over, one at least (9 unless told)
--json       for programs

Cold means: no data of the user and no cache of Offprint. The system still has the files in memory, in either case.`;

await runScript(async () => {
  const { values, positionals } = parseArgs({
    options: {
      posts: { type: 'string' },
      megabytes: { type: 'string' },
      seed: { type: 'string', default: '1' },
      rows: { type: 'string', default: allRows.join(',') },
      runs: { type: 'string', default: '5' },
      minutes: { type: 'string', default: '9' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (values.help) {
    return void process.stdout.write(`${usage}\n`);
  }
  const wanted = new Set(values.rows.split(','));
  const unknown = [...wanted].filter((row) => !allRows.includes(row));
  if (unknown.length > 0) {
    throw new Stop(`There is no row ${unknown.join(', ')}, but ${allRows.join(', ')}.`);
  }
  const folder = measuredFolder({
    named: positionals[0],
    posts: numberOf('posts', values.posts),
    megabytes: numberOf('megabytes', values.megabytes),
    seed: numberOf('seed', values.seed) ?? 1,
  });
  const { executable } = await setUp();
  await buildApp();
  await installPackages();

  const posts = [...listPostFiles(folder)].length;
  const end = Date.now() + (numberOf('minutes', values.minutes) ?? 9) * 60_000;
  const lines = await withDisplay(async (env) => {
    const bench = new Bench({ folder, posts, executable, env, runs: numberOf('runs', values.runs) ?? 5 });
    const lines = await measureRows(bench, wanted, end);
    bench.note('Cold: no data of the user, no cache of Offprint; the system has the files in memory either way.');
    return { lines, notes: bench.notes };
  });
  print(values.json, { folder, posts, ...lines });
  return 0;
});

/** Measures all wanted rows. If one fails, its message is noted, and the others are measured nevertheless. */
async function measureRows(
  /** @type {Bench} */ bench,
  /** @type {ReadonlySet<string>} */ wanted,
  /** @type {number} */ end,
) {
  const lines = [];
  let left = wanted.size;
  for (const { rows, measure } of kinds) {
    const count = rows.filter((row) => wanted.has(row)).length;
    if (count === 0) {
      continue;
    }
    say(`— ${rows.filter((row) => wanted.has(row)).join(', ')}`);
    // Time that a row does not use is shared by the rows after it.
    bench.allow((Math.max(0, end - Date.now()) / left) * count);
    left -= count;
    try {
      lines.push(...(await measure(bench, wanted)));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      bench.note(`${rows.join(', ')}: failed. ${message}`);
    } finally {
      await bench.closeApps();
    }
  }
  return lines;
}

function print(
  /** @type {boolean} */ forPrograms,
  /** @type {{ folder: string, posts: number, lines: readonly import('./measure/bench.mjs').Line[], notes: readonly string[] }} */ measured,
) {
  const { folder, posts, lines, notes } = measured;
  if (forPrograms) {
    process.stdout.write(`${JSON.stringify({ folder, posts, lines: recordsOf(lines, posts), notes })}\n`);
    return;
  }
  const head = `${folder}: ${posts.toLocaleString('en')} posts, ${cpus().length} cores, medians`;
  process.stdout.write(`${head}\n\n${tableOf(lines, posts)}\n\n${notes.join('\n')}\n`);
}

function numberOf(/** @type {string} */ name, /** @type {string | undefined} */ text) {
  if (text === undefined) {
    return undefined;
  }
  const number = Number(text);
  if (!(number > 0)) {
    throw new Stop(`--${name} takes a number above zero.`);
  }
  return number;
}
