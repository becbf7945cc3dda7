import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from './places.mjs';
import { readImports } from './read-imports.mjs';

/**
 * A source file of the app.
 * @typedef {object} SourceFile
 * @property {string} path relative to the repository, with slashes
 * @property {number} lines
 * @property {readonly string[]} imports our files that it imports, types included, by path
 */

/**
 * The rooms of `main/library/` in order: each may import only itself and rooms above it, types included. A room is a
 * folder or a file. A path belongs to the longest room that contains it.
 */
export const libraryOrder = [
  // What all others use.
  'model',
  'ids.ts',
  'escape-regex.ts',
  'group-by.ts',
  'one-slip.ts',
  'short-label.ts',
  'throttle.ts',
  'protocol.ts',
  'failure-message.ts',
  'fault-problem.ts',
  'storage',
  // From a file to its metadata and its text.
  'scan',
  'front-matter',
  'slugs',
  'metadata',
  'taxonomy',
  'render',
  // From both to a generator's site.
  'sites/generator.ts',
  'sites/config',
  'sites/addresses',
  'sites/generators',
  'sites',
  // From a site to links, records, index and lists.
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

/** The rooms of `renderer/` in order, by the same rule. */
export const windowOrder = [
  // The texts in the person's language.
  'say.ts',
  'frames',
  // What the window knows, without its elements.
  'state',
  // The controls of every pane.
  'controls',
  'diagram',
  'pictures',
  'lightbox',
  // The post: its parts, its frame, and the reader.
  'post/parts',
  'post/frame',
  'post/reading',
  // The other panes.
  'search',
  'filters',
  'list',
  'health',
  'site',
  // The panes together.
  'app',
  'main.tsx',
];

const core = 'main/library/';
const orders = [
  { top: core, rooms: libraryOrder },
  { top: 'renderer/', rooms: windowOrder },
];

/**
 * All source files of the app, sorted by path.
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
 * The room of a file: its folder, unless the order names the file itself.
 * @param {string} file
 */
export function roomOf(file) {
  const order = orderOf(file);
  return order?.rooms.includes(file.slice(order.top.length)) ? file : path.posix.dirname(file);
}

/**
 * The order that applies to a file. Undefined for files outside of both.
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
 * A sentence for each import in `main/library/` or `renderer/` that goes against the order of rooms, or from one
 * generator's folder to another's.
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
 * Why a file may not import another, by the rules for generators. Null if it may.
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
  const containing = rooms.filter((room) => inside === room || inside.startsWith(`${room}/`));
  const [closest] = containing.sort((a, b) => b.length - a.length);
  return closest === undefined ? -1 : rooms.indexOf(closest);
}

/** @param {string} file */
function generatorOf(file) {
  return /^main\/library\/sites\/generators\/([^/]+)\//.exec(file)?.[1] ?? null;
}

/**
 * Groups of files that import each other in a circle, types included. A group has all files that reach one another,
 * sorted by path. The largest group comes first.
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
  // Tarjan's algorithm: `low` is the earliest file that this one reaches and that reaches it.
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
