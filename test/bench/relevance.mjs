import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installDependencies } from '../../build/dependencies.mjs';
import { repository } from '../../build/places.mjs';
import { runScript, Stop, say } from '../../build/run.mjs';
import { anchorQueries, queryHash } from './anchor-queries.mjs';
import { askAll } from './ask-all.mjs';
import { knownItemQueries } from './known-item-queries.mjs';
import { installPackages } from './packages.mjs';
import { readRawPosts } from './raw-posts.mjs';
import { scoreAnswers } from './score.mjs';

const usage = `npm run bench:relevance [-- FOLDER… --seeds 1-3 --queries FILE --failures]

Measures how well Offprint finds the post that a person has in mind, beside SQLite's FTS5 and MiniSearch, and how long
a query takes. Without folders: those below OFFPRINT_CORPORA, where that is set, and the handbook. On end-point-blog the
rivals must first come to the figures that they are known to have, or nothing is measured: no rival is weakened.

Two kinds of queries are made of a folder. Known items are made of words of the post meant. Anchors are the words of a link
from one post to another: somebody wrote them who did not have the post before them. The post with the link is left out of
the answers. In brackets: the share of queries whose post is among the first ten; behind it that of queries that find nothing.

--seeds     which queries to make: one number or a range (1-3 unless told)
--queries   a file of queries instead (a line each: {"kind", "query", "path"}), for one folder
--failures  prints the queries whose post Offprint does not put first`;

/** @typedef {readonly import('./score.mjs').ScoredQuery[]} Queries */
/** @typedef {import('./raw-posts.mjs').RawPost} RawPost */

/** The known results of the other engines on end-point-blog. */
const known = [
  { rival: openFts5, queries: 'known items of seed 1', figure: 0.807, tolerance: 0.01 },
  { rival: openFts5, queries: 'anchors', figure: 0.748, tolerance: 0.02 },
  { rival: openMiniSearch, queries: 'anchors', figure: 0.82, tolerance: 0.02 },
];

function defaultFolders() {
  const handbook = path.join(repository, 'content', 'posts');
  const corpora = process.env.OFFPRINT_CORPORA;
  if (!corpora || !existsSync(corpora)) {
    say('Set OFFPRINT_CORPORA to a folder of archives to measure on these too.');
    return [handbook];
  }
  const folders = readdirSync(corpora, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [...folders.map(({ name }) => path.join(corpora, name)).sort(), handbook];
}

/** The anchor queries that the known results were measured with. Links that were found later are left out. */
function knownAnchors(/** @type {readonly import('./anchor-queries.mjs').AnchorQuery[]} */ queries) {
  const file = path.join(import.meta.dirname, 'known-anchors.json');
  const hashes = new Set(JSON.parse(readFileSync(file, 'utf8')));
  return queries.filter((query) => hashes.has(queryHash(query)));
}

/**
 * Throws if an engine does not reach its known result: the comparison would then be worth nothing.
 * @param {readonly RawPost[]} posts
 * @param {Queries} anchors
 */
async function reproduceRivals(posts, anchors) {
  const knownItems = knownItemQueries(posts, { seed: 1 });
  for (const { rival: open, queries: name, figure, tolerance } of known) {
    const queries = name === 'anchors' ? anchors : knownItems;
    const rival = await open(posts);
    const measured = scoreAnswers(queries, askAll(rival, queries).answers).get('all')?.mrr ?? 0;
    await rival.close();
    print(`${rival.name} comes to ${measured.toFixed(3)} on ${name}; it should be ${figure} ± ${tolerance}.`);
    if (Math.abs(measured - figure) > tolerance) {
      throw new Stop('The rival is not what it should be: nothing is measured.');
    }
  }
}

async function openFts5(/** @type {readonly RawPost[]} */ posts) {
  return (await import('./engines/fts5.mjs')).openFts5(posts, { fills: true });
}

async function openMiniSearch(/** @type {readonly RawPost[]} */ posts) {
  return (await import('./engines/minisearch.mjs')).openMiniSearch(posts);
}

async function measure(
  /** @type {string} */ folder,
  /** @type {{ seeds: string, queries?: string, failures: boolean }} */ options,
) {
  const posts = readRawPosts(folder);
  const own = await (await import('./engines/offprint.mjs')).openOffprint(folder);
  print(`\n${folder}: ${posts.length} posts`);
  const isKnown = path.basename(folder) === 'end-point-blog';
  const found = anchorQueries(posts, own.references(), { every: isKnown });
  const anchors = isKnown ? knownAnchors(found) : found;
  if (isKnown) {
    await reproduceRivals(posts, anchors);
  }
  const knownItems =
    options.queries === undefined
      ? seedsOf(options.seeds).flatMap((seed) => knownItemQueries(posts, { seed }))
      : readQueries(options.queries);
  const rivals = [await openFts5(posts), await openMiniSearch(posts)];
  measureQueries('known items', knownItems, [own, ...rivals, own.withLinkWords], options.failures);
  measureQueries('anchors', anchors, [own, ...rivals, own.withLinkWords], options.failures);
  for (const engine of [own, ...rivals]) {
    await engine.close();
  }
}

/** Prints a row for each engine. With `failures` also the queries for which the first one, Offprint, ranks another post first. */
function measureQueries(
  /** @type {string} */ what,
  /** @type {Queries} */ queries,
  /** @type {readonly import('./engine.mjs').Engine[]} */ engines,
  /** @type {boolean} */ failures,
) {
  print(`\n${queries.length} ${what}`);
  if (queries.length === 0) {
    return;
  }
  for (const [at, engine] of engines.entries()) {
    const { answers, milliseconds } = askAll(engine, queries);
    const scores = scoreAnswers(queries, answers);
    if (at === 0) {
      print(`${' '.repeat(20)}${[...scores.keys(), 'nothing', 'ms/query', 'p99 ms'].map(cell).join('')}`);
    }
    const figures = [
      ...[...scores.values()].map(({ mrr, ten }) => `${mrr.toFixed(3)} (${ten.toFixed(2)})`),
      (scores.get('all')?.empty ?? 0).toFixed(3),
      milliseconds.mean.toFixed(2),
      milliseconds.p99.toFixed(2),
    ];
    print(`${engine.name.padEnd(20)}${figures.map(cell).join('')}`);
    if (failures && at === 0) {
      printFailures(queries, answers);
    }
  }
}

function cell(/** @type {string} */ text) {
  return text.padStart(14);
}

function printFailures(/** @type {Queries} */ queries, /** @type {readonly (readonly string[])[]} */ answers) {
  queries.forEach(({ kind, query, path: wanted, from }, index) => {
    const rank = (answers[index] ?? []).filter((each) => each !== from).indexOf(wanted) + 1;
    if (rank !== 1) {
      print(`  ${kind.padEnd(12)}${rank === 0 ? ' –' : String(rank).padStart(2)}  ${query}  →  ${wanted}`);
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
  const folders = positionals.length > 0 ? positionals : defaultFolders();
  if (values.queries !== undefined && folders.length > 1) {
    throw new Stop('--queries are for one folder: name it.');
  }
  for (const folder of folders) {
    await measure(path.resolve(folder), values);
  }
  return 0;
});
