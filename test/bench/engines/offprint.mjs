import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { repository } from '../../../build/places.mjs';

/**
 * @typedef {import('../engine.mjs').Engine & {
 *   references: () => readonly import('../anchor-queries.mjs').Reference[],
 *   withLinkWords: import('../engine.mjs').Engine,
 * }} OwnEngine
 */

/** How many answers are needed: eleven, because the post that a query comes from is left out of ten. */
const most = 11;

/**
 * Offprint itself. It reads the folder as the app does, and searches as the command line does, but without the words of
 * links, since anchor queries are such words. `withLinkWords` is the same with them.
 * @returns {Promise<OwnEngine>}
 */
export async function openOffprint(/** @type {string} */ folder) {
  const { Library } = await bundled;
  const library = new Library({ library: 'benchmark', root: folder });
  await library.whenSettled();
  const ask = (/** @type {string} */ query, /** @type {readonly string[]} */ without) =>
    library.search(query, { most, without }).map((/** @type {{ file: { path: string } }} */ { file }) => file.path);
  return {
    name: 'Offprint',
    search: (query) => ask(query, ['link-words']),
    withLinkWords: { name: '… with link words', search: (query) => ask(query, []), close: () => {} },
    references: () => library.references(),
    close: () => library.close(),
  };
}

async function buildLibrary() {
  const outDir = path.join(repository, 'node_modules', '.cache', 'offprint', 'bench');
  const input = path.join(process.env.OFFPRINT_BENCH_SOURCE ?? repository, 'main', 'library', 'library.ts');
  await build({
    configFile: false,
    envDir: false,
    logLevel: 'error',
    root: repository,
    publicDir: false,
    ssr: { target: 'node', noExternal: true, external: ['@parcel/watcher'] },
    build: {
      ssr: true,
      target: 'node20.18',
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input,
        external: ['@parcel/watcher'],
        output: { format: 'es', entryFileNames: 'library.mjs' },
      },
    },
  });
  return import(pathToFileURL(path.join(outDir, 'library.mjs')).href);
}

const bundled = buildLibrary();
