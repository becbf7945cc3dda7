import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from './places.mjs';
import { readImports } from './read-imports.mjs';

/**
 * One source file of the app.
 * @typedef {object} SourceFile
 * @property {string} path relative to the repository, with slashes
 * @property {number} lines
 * @property {readonly string[]} imports files of ours that it imports, types included, by path
 */

/**
 * The rooms of `main/library/` in their order: each may import itself and what stands above it, types included. A room
 * is a folder or a file; a path belongs to the longest one that it lies in.
 */
export const libraryOrder = [
  // What everything else speaks of.
  'model.ts',
  'ids.ts',
  'group-by.ts',
  'one-slip.ts',
  'short-label.ts',
  'throttle.ts',
  'failure-message.ts',
  'fault-problem.ts',
  'protocol.ts',
  'storage',
  // From a file to what it says.
  'scan',
  'front-matter',
  'slugs',
  'metadata',
  'taxonomy',
  'render',
  // What a generator makes of it.
  'sites/generator.ts',
  'sites/config',
  'sites/addresses',
  'sites/generators',
  'sites',
  // What Offprint makes of it.
  'links',
  'posts',
  'search',
  'records',
  'cache',
  'archive.ts',
  'indexing',
  'watch',
  'health',
  'views',
  'answers.ts',
  'library-means.ts',
  'library.ts',
];

const core = 'main/library/';

/**
 * Every source file of the app, in order of their paths.
 * @returns {SourceFile[]}
 */
export function readSourceFiles() {
  return ['main', 'preload', 'renderer'].flatMap((folder) =>
    readdirSync(path.join(repository, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')))
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
      .sort()
      .map((file) => sourceFile(file, readFileSync(path.join(repository, file), 'utf8'))),
  );
}

/**
 * @param {string} file relative to the repository, with slashes
 * @param {string} source its text
 * @returns {SourceFile}
 */
export function sourceFile(file, source) {
  const imports = readImports(file, source).flatMap(({ target }) => (/\.tsx?$/.test(target) ? [target] : []));
  return { path: file, lines: source.split('\n').length - 1, imports: [...new Set(imports)] };
}

/**
 * The folder that a file stands in; what the order of `main/library/` names as a file is a room of its own.
 * @param {string} file
 */
export function roomOf(file) {
  return file.startsWith(core) && libraryOrder.includes(file.slice(core.length)) ? file : path.posix.dirname(file);
}

/**
 * Which rooms import which, with the number of imports. Sorted by name.
 * @param {readonly SourceFile[]} files
 * @returns {{ from: string, to: string, count: number }[]}
 */
export function arrowsBetweenRooms(files) {
  /** @type {Map<string, { from: string, to: string, count: number }>} */
  const arrows = new Map();
  for (const file of files) {
    for (const target of file.imports) {
      const [from, to] = [roomOf(file.path), roomOf(target)];
      if (from === to) {
        continue;
      }
      const arrow = arrows.get(`${from} ${to}`) ?? { from, to, count: 0 };
      arrow.count += 1;
      arrows.set(`${from} ${to}`, arrow);
    }
  }
  return [...arrows.values()].sort((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1));
}

/**
 * Every import inside `main/library/` that goes against the order of its rooms, or from one generator's folder into
 * another's, as a sentence.
 * @param {readonly SourceFile[]} files
 * @returns {string[]}
 */
export function findInversions(files) {
  return files.flatMap((file) =>
    file.imports.flatMap((target) => {
      if (!file.path.startsWith(core) || !target.startsWith(core)) {
        return [];
      }
      const [from, to] = [placeOf(file.path), placeOf(target)];
      if (from < 0) {
        return [`${file.path} stands in no room of the order`];
      }
      const [own, other] = [generatorOf(file.path), generatorOf(target)];
      if (own !== null && other !== null && own !== other) {
        return [`${file.path} imports ${target}: another generator`];
      }
      if (other !== null && own === null && target !== `${core}sites/generators/${other}/${other}.ts`) {
        return [`${file.path} imports ${target}: only a generator itself uses what is in its folder`];
      }
      return to > from ? [`${file.path} imports ${target}: ${libraryOrder[to]} stands below it`] : [];
    }),
  );
}

/** @param {string} file */
function placeOf(file) {
  const inside = file.slice(core.length);
  const rooms = libraryOrder.filter((room) => inside === room || inside.startsWith(`${room}/`));
  const [closest] = rooms.sort((a, b) => b.length - a.length);
  return closest === undefined ? -1 : libraryOrder.indexOf(closest);
}

/** @param {string} file */
function generatorOf(file) {
  return /^main\/library\/sites\/generators\/([^/]+)\//.exec(file)?.[1] ?? null;
}

/**
 * The files that import each other in a circle, types included: each circle is all files that reach one another, in
 * order of their paths. The largest first.
 * @param {readonly SourceFile[]} files
 * @returns {string[][]}
 */
export function findCircles(files) {
  const imports = new Map(files.map((file) => [file.path, file.imports]));
  /** @type {Map<string, { index: number, low: number, open: boolean }>} */
  const seen = new Map();
  /** @type {string[]} */
  const stack = [];
  /** @type {string[][]} */
  const circles = [];
  // Tarjan: `low` is the earliest file that can be reached from this one and still reaches it.
  /** @param {string} file */
  const visit = (file) => {
    const own = { index: seen.size, low: seen.size, open: true };
    seen.set(file, own);
    stack.push(file);
    for (const target of imports.get(file) ?? []) {
      if (!imports.has(target)) {
        continue;
      }
      const other = seen.get(target) ?? visit(target);
      if (other.open) {
        own.low = Math.min(own.low, other.low);
      }
    }
    if (own.low === own.index) {
      const circle = stack.splice(stack.indexOf(file));
      for (const member of circle) {
        const state = seen.get(member);
        if (state) {
          state.open = false;
        }
      }
      if (circle.length > 1 || imports.get(file)?.includes(file)) {
        circles.push(circle.sort());
      }
    }
    return own;
  };
  for (const file of imports.keys()) {
    if (!seen.has(file)) {
      visit(file);
    }
  }
  return circles.sort((a, b) => b.length - a.length);
}
