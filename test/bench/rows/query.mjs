import { say } from '../../../build/run.mjs';
import { askAll } from '../ask-all.mjs';
import { knownItemQueries } from '../known-item-queries.mjs';
import { median } from '../measure/figures.mjs';
import { installPackages } from '../packages.mjs';
import { readRawPosts } from '../raw-posts.mjs';

/**
 * The time that the engine alone takes for a query, compared with FTS5 on the same queries, in this process. FTS5 is
 * asked for all words, and once more for posts with some of them where fewer than eleven have all. Only then does it
 * answer as much as Offprint.
 * @param {import('../measure/bench.mjs').Bench} bench
 * @returns {Promise<import('../measure/bench.mjs').Line[]>}
 */
export async function measureQueries(bench) {
  await installPackages();
  const { openFts5 } = await import('../engines/fts5.mjs');
  const { openOffprint } = await import('../engines/offprint.mjs');
  const posts = readRawPosts(bench.folder);
  const queries = knownItemQueries(posts, { seed: 1 });
  say('  query: filling both engines');
  const peer = openFts5(posts);
  const filled = openFts5(posts, { fills: true });
  const own = await openOffprint(bench.folder);
  const runs = await bench.repeat(async (run) => {
    say(`  query ${run + 1}`);
    return {
      own: askAll(own, queries).milliseconds,
      peer: askAll(peer, queries).milliseconds,
      filled: askAll(filled, queries).milliseconds,
    };
  });
  await own.close();
  await peer.close();
  await filled.close();
  const line = (/** @type {'mean' | 'p99'} */ which, /** @type {'peer' | 'filled'} */ beside) => ({
    id: beside === 'peer' ? `query-${which}` : `query-${which}-filled`,
    what: `engine time of a query, ${which}`,
    unit: /** @type {const} */ ('ms'),
    ours: median(runs.map((run) => run.own[which])),
    peer: {
      name: beside === 'peer' ? 'FTS5, all words' : 'FTS5, then some words',
      value: median(runs.map((run) => run[beside][which])),
    },
    runs: runs.length,
  });
  return [line('mean', 'peer'), line('p99', 'peer'), line('mean', 'filled'), line('p99', 'filled')];
}
