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
  'model',
  'ids.ts',
  'group-by.ts',
  'one-slip.ts',
  'short-label.ts',
  'throttle.ts',
  'protocol.ts',
  'failure-message.ts',
  'fault-problem.ts',
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

/** The rooms of `renderer/` in their order, in the same way. */
export const windowOrder = [
  // The words of the person's language.
  'say.ts',
  'frames',
  // What the window knows, without a picture of it.
  'state',
  // What any pane may be made of.
  'controls',
  'diagram',
  'pictures',
  'lightbox',
  // The post: its parts, the frame that shows it, and the reading of it.
  'post/parts',
  'post/frame',
  'post/reading',
  // The other panes.
  'search',
  'filters',
  'list',
  'health',
  'site',
  // What knows all of it.
  'app',
  'main.tsx',
];

const core = 'main/library/';
const orders = [
  { top: core, rooms: libraryOrder },
  { top: 'renderer/', rooms: windowOrder },
];

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
 * The folder that a file stands in; what an order names as a file is a room of its own.
 * @param {string} file
 */
export function roomOf(file) {
  const order = orderOf(file);
  return order?.rooms.includes(file.slice(order.top.length)) ? file : path.posix.dirname(file);
}

/**
 * The order of rooms that a file stands in; none outside of both.
 * @param {string} file
 */
function orderOf(file) {
  return orders.find(({ top }) => file.startsWith(top));
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
 * Every import inside `main/library/` or `renderer/` that goes against the order of its rooms, or from one generator's
 * folder into another's, as a sentence.
 * @param {readonly SourceFile[]} files
 * @returns {string[]}
 */
export function findInversions(files) {
  return files.flatMap((file) => {
    const order = orderOf(file.path);
    return file.imports.flatMap((target) => {
      if (!order || !target.startsWith(order.top)) {
        return [];
      }
      const [from, to] = [placeOf(file.path, order), placeOf(target, order)];
      if (from < 0) {
        return [`${file.path} stands in no room of the order`];
      }
      const breach = order.top === core ? amongGenerators(file.path, target) : null;
      if (breach !== null) {
        return [breach];
      }
      return to > from ? [`${file.path} imports ${target}: ${order.rooms[to]} stands below it`] : [];
    });
  });
}

/**
 * Why a file may not import another where generators are concerned; null where it may.
 * @param {string} file
 * @param {string} target
 */
function amongGenerators(file, target) {
  const [own, other] = [generatorOf(file), generatorOf(target)];
  if (own !== null && other !== null && own !== other) {
    return `${file} imports ${target}: another generator`;
  }
  return other !== null && own === null && target !== `${core}sites/generators/${other}/${other}.ts`
    ? `${file} imports ${target}: only a generator itself uses what is in its folder`
    : null;
}

/**
 * @param {string} file
 * @param {{ readonly top: string, readonly rooms: readonly string[] }} order
 */
function placeOf(file, { top, rooms }) {
  const inside = file.slice(top.length);
  const around = rooms.filter((room) => inside === room || inside.startsWith(`${room}/`));
  const [closest] = around.sort((a, b) => b.length - a.length);
  return closest === undefined ? -1 : rooms.indexOf(closest);
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
