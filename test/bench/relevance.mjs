import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installDependencies } from '../../build/dependencies.mjs';
import { repository } from '../../build/places.mjs';
import { runScript, Stop, say } from '../../build/run.mjs';
import { askAll } from './ask-all.mjs';
import { knownItemQueries } from './known-item-queries.mjs';
import { installPackages } from './packages.mjs';
import { readRawPosts } from './raw-posts.mjs';
import { scoreAnswers } from './score.mjs';

const usage = `npm run bench:relevance [-- FOLDER… --seeds 1-3 --queries FILE --failures]

Measures how well Offprint finds the post that a person has in mind, beside SQLite's FTS5 and MiniSearch, and how long
a query takes. Without folders: end-point-blog below OFFPRINT_CORPORA, where that is set, and the handbook. There
FTS5 must first come to the 0.81 ± 0.01 that it is known to have, or nothing is measured: the rival is not weakened.

--seeds     which queries to make: one number or a range (1-3 unless told)
--queries   a file of queries instead (a line each: {"kind", "query", "path"}), for one folder
--failures  prints the queries whose post Offprint does not put first`;

/** The figure that FTS5 has on end-point-blog with the queries of one seed. */
const known = { seed: 1, figure: 0.81, tolerance: 0.01 };

async function defaultFolders() {
  const handbook = path.join(repository, 'content', 'posts');
  const corpora = process.env.OFFPRINT_CORPORA;
  const blog = corpora && path.join(corpora, 'end-point-blog');
  if (!blog || !existsSync(blog)) {
    say('Set OFFPRINT_CORPORA to a folder that has end-point-blog to measure on that too.');
    return [handbook];
  }
  await reproduceRival(blog);
  return [blog, handbook];
}

/** Throws where FTS5 doesn't come to the figure that it is known to have: what stands beside it would be worth nothing. */
async function reproduceRival(/** @type {string} */ blog) {
  const posts = readRawPosts(blog);
  const queries = knownItemQueries(posts, { seed: known.seed });
  const rival = await openRival(posts);
  const figure = scoreAnswers(queries, askAll(rival, queries).answers).get('all') ?? 0;
  await rival.close();
  print(
    `FTS5 comes to ${figure.toFixed(3)} on end-point-blog with seed ${known.seed}; it should be ${known.figure} ± ${known.tolerance}.`,
  );
  if (Math.abs(figure - known.figure) > known.tolerance) {
    throw new Stop('The rival is not what it should be: nothing is measured.');
  }
}

async function openRival(/** @type {import('./raw-posts.mjs').RawPost[]} */ posts) {
  return (await import('./engines/fts5.mjs')).openFts5(posts);
}

async function measure(
  /** @type {string} */ folder,
  /** @type {{ seeds: string, queries?: string, failures: boolean }} */ options,
) {
  const posts = readRawPosts(folder);
  const queries =
    options.queries === undefined
      ? seedsOf(options.seeds).flatMap((seed) => knownItemQueries(posts, { seed }))
      : readQueries(options.queries);
  print(`\n${folder}: ${posts.length} posts, ${queries.length} queries`);
  if (queries.length === 0) {
    return;
  }
  const engines = [
    async () => (await import('./engines/offprint.mjs')).openOffprint(folder),
    () => openRival(posts),
    async () => (await import('./engines/minisearch.mjs')).openMiniSearch(posts),
  ];
  let heads = false;
  for (const open of engines) {
    const engine = await open();
    const { answers, milliseconds } = askAll(engine, queries);
    const scores = scoreAnswers(queries, answers);
    if (!heads) {
      print(`${' '.repeat(14)}${[...scores.keys(), 'ms/query', 'p99 ms'].map((kind) => kind.padStart(9)).join('')}`);
    }
    heads = true;
    const figures = [
      ...[...scores.values()].map((score) => score.toFixed(3)),
      milliseconds.mean.toFixed(2),
      milliseconds.p99.toFixed(2),
    ];
    print(`${engine.name.padEnd(14)}${figures.map((figure) => figure.padStart(9)).join('')}`);
    if (options.failures && engine.name === 'Offprint') {
      printFailures(queries, answers);
    }
    await engine.close();
  }
}

function printFailures(
  /** @type {readonly import('./known-item-queries.mjs').KnownItemQuery[]} */ queries,
  /** @type {readonly (readonly string[])[]} */ answers,
) {
  queries.forEach(({ kind, query, path: wanted }, index) => {
    const rank = (answers[index] ?? []).indexOf(wanted) + 1;
    if (rank !== 1) {
      print(`  ${kind.padEnd(7)}${rank === 0 ? ' –' : String(rank).padStart(2)}  ${query}  →  ${wanted}`);
    }
  });
}

/** @returns {import('./known-item-queries.mjs').KnownItemQuery[]} */
function readQueries(/** @type {string} */ file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

function seedsOf(/** @type {string} */ text) {
  const [, from, to] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  if (from === undefined) {
    throw new Stop('--seeds takes a number or a range: 1-3.');
  }
  const first = Number(from);
  return Array.from({ length: Math.max(1, Number(to ?? from) - first + 1) }, (_, index) => first + index);
}

function print(/** @type {string} */ line) {
  return process.stdout.write(`${line}\n`);
}

await runScript(async () => {
  const { values, positionals } = parseArgs({
    options: {
      seeds: { type: 'string', default: '1-3' },
      queries: { type: 'string' },
      failures: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (values.help) {
    return void process.stdout.write(`${usage}\n`);
  }
  await installDependencies();
  await installPackages();
  const folders = positionals.length > 0 ? positionals : await defaultFolders();
  if (values.queries !== undefined && folders.length > 1) {
    throw new Stop('--queries are for one folder: name it.');
  }
  for (const folder of folders) {
    await measure(path.resolve(folder), values);
  }
  return 0;
});
