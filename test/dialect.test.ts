import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../build/places.mjs';
import { findDialectBreaches } from './dialect-breaches.ts';

const folders = ['main', 'preload', 'renderer', 'test', 'build'];

test('all sources write functions and objects with state as CONTRIBUTING.md says', () => {
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(repository, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')))
      .filter((name) => /(?<!\.d)\.(?:tsx?|mjs|js)$/.test(name) && !/^test\/fixtures\/|\/node_modules\//.test(name)),
  );
  for (const folder of folders) {
    expect(files.filter((file) => file.startsWith(`${folder}/`)).length, folder).toBeGreaterThan(2);
  }
  expect(files.flatMap((file) => findDialectBreaches(file, readFileSync(path.join(repository, file), 'utf8')))).toEqual(
    [],
  );
});

test.each([
  ['an arrow function', 'const twice = (n: number): number => n * 2;'],
  ['an exported one', 'export const twice = (n: number): number => {\n  return n * 2;\n};'],
  ['an asynchronous one', 'const read = async (file: string): Promise<string> => load(file);'],
  ['a generic one', 'export const first = <T,>(list: readonly T[]): T | undefined => list[0];'],
  ['a function expression', 'const twice = function (n: number): number {\n  return n * 2;\n};'],
  ['one in parentheses, with a cast', 'const twice = ((n: number) => n * 2) as Twice;'],
  ['a function type written out', 'const twice: (n: number) => number = (n) => n * 2;'],
  ['one without parameters', 'const now = () => Date.now();'],
])('finds a function that is a constant: %s', (_what, source) => {
  expect(findDialectBreaches('main/library/example.ts', source)).toEqual([
    expect.stringMatching(/^main\/library\/example\.ts:1: \w+ is a constant: write `function /),
  ]);
});

test.each([
  ['a variable', 'let ticket = 0;'],
  ['an exported one', 'export let scroller: HTMLElement | null = null;'],
])('finds state of a module in the window, and only there: %s', (_what, source) => {
  expect(findDialectBreaches('renderer/state/example.ts', source)).toEqual([
    expect.stringMatching(/^renderer\/state\/example\.ts:1: a module of the window has no state/),
  ]);
  expect(findDialectBreaches('main/library/example.ts', source)).toEqual([]);
});

test.each(['node:fs', 'node:fs/promises'])(
  'finds a parser beside an import of %s in the core, and only there',
  (files) => {
    const source = `import { readFile } from '${files}';\nexport function parseHeader(text: string): string {\n  return text;\n}`;
    expect(findDialectBreaches('main/library/example.ts', source)).toEqual([
      expect.stringMatching(/^main\/library\/example\.ts:2: what parses is pure/),
    ]);
    expect(findDialectBreaches('build/example.ts', source)).toEqual([]);
    expect(findDialectBreaches('main/library/example.ts', source.replace(files, 'node:path'))).toEqual([]);
    expect(findDialectBreaches('main/library/example.ts', source.replace('parseHeader', 'readHeader'))).toEqual([]);
  },
);

test('finds a function that is a constant in a script, and tells its line', () => {
  const source = '/**\n * @param {number} n\n */\nconst twice = (n) => n * 2;';
  expect(findDialectBreaches('build/example.mjs', source)).toEqual([expect.stringMatching(/^build\/example\.mjs:4: /)]);
});

test.each([
  ['a declaration', 'export function twice(n: number): number {\n  return n * 2;\n}'],
  ['a constant with a declared type', "const hugo: Generator['open'] = async (folder) => read(folder);"],
  ['a call', 'export const Row = memo((props: Props) => null);'],
  ['an object', 'export const rules = { twice: (n: number) => n * 2 };'],
  [
    'a store of zustand',
    'export const useView = create<View>()((set) => {\n  let n = 0;\n  return { add: () => set({ n: ++n }) };\n});',
  ],
  [
    'a closure in a function',
    'function outer(): number {\n  const twice = (n: number) => n * 2;\n  return twice(2);\n}',
  ],
  ['a variable in a function', 'function tell(): void {\n  let told: () => void = () => {};\n}'],
])('lets pass as a function: %s', (_what, source) => {
  expect(findDialectBreaches('renderer/example.tsx', source)).toEqual([]);
});

test('lets a type comment give a script’s parameters their types', () => {
  expect(findDialectBreaches('build/example.mjs', '/** @type {Twice} */\nexport const twice = (n) => n * 2;')).toEqual(
    [],
  );
});

const state = 'returns an object of closures over its variables: make it a class with #private fields';

test.each([
  ['a counter', 'function createCounter() {\n  let n = 0;\n  return { add: () => { n += 1; }, count: () => n };\n}'],
  ['methods', 'function createCounter() {\n  let n = 0;\n  return { add() { n++; } };\n}'],
  [
    'functions by their names',
    'function createCounter() {\n  let n = 0;\n  function add() {\n    n++;\n  }\n  return { add };\n}',
  ],
  [
    'constants by their names',
    'function createCounter() {\n  let n = 0;\n  const add = () => n++;\n  return { add };\n}',
  ],
  [
    'an object with a name',
    'function createCounter() {\n  let n = 0;\n  const counter = { add: () => n++ };\n  return counter;\n}',
  ],
  [
    'a collection',
    'function openShelf() {\n  const books = new Map();\n  return { put: (name: string) => books.set(name, 1) };\n}',
  ],
  [
    'a list',
    'function openShelf() {\n  const books: string[] = [];\n  return { put: (name: string) => { books.push(name); } };\n}',
  ],
  [
    'what a listener changes',
    "function watch() {\n  let ended = false;\n  child.on('exit', () => {\n    ended = true;\n  });\n  return { ended: () => ended };\n}",
  ],
  [
    'what a listener with a name changes',
    "function watch() {\n  let ended = false;\n  const end = () => {\n    ended = true;\n  };\n  child.on('exit', end);\n  return { ended: () => ended };\n}",
  ],
  ['a cast', 'function createCounter() {\n  let n = 0;\n  return { add: () => n++ } satisfies Counter as Counter;\n}'],
  ['one that waits', 'async function openCounter() {\n  let n = await start();\n  return { add: () => n++ };\n}'],
  [
    'one in a function',
    'function outer() {\n  const make = () => {\n    let n = 0;\n    return { add: () => n++ };\n  };\n  return make();\n}',
  ],
])('finds an object with state that is no class: %s', (_what, source) => {
  expect(findDialectBreaches('main/example.ts', source)).toEqual([expect.stringContaining(state)]);
});

test.each([
  ['a class', 'export class Counter {\n  #n = 0;\n  add(): void {\n    this.#n += 1;\n  }\n}'],
  [
    'functions without state',
    'function rulesOf(n: number) {\n  return { twice: () => n * 2, thrice: () => n * 3 };\n}',
  ],
  [
    'data',
    'function count(list: string[]) {\n  let n = 0;\n  list.forEach(() => {\n    n += 1;\n  });\n  return { n };\n}',
  ],
  [
    'one function with a memory',
    'function once(work: () => void) {\n  let done = false;\n  return () => {\n    if (!done) {\n      done = true;\n      work();\n    }\n  };\n}',
  ],
  ['a hook', 'function useRows() {\n  let asked = 0;\n  return { ask: () => asked++ };\n}'],
  [
    'what only the function itself calls',
    'function write(text: string) {\n  const lines: number[] = [];\n  const add = (line: number) => {\n    lines.push(line);\n  };\n  add(1);\n  return { lineOf: (at: number) => lines[at] };\n}',
  ],
  [
    'a name that an inner function declares itself',
    'function make() {\n  let n = 0;\n  n += 1;\n  return { count: (n: number) => { n += 1; return n; } };\n}',
  ],
])('lets pass as to state: %s', (_what, source) => {
  expect(findDialectBreaches('renderer/example.tsx', source)).toEqual([]);
});

test('lets a test keep its own state in closures', () => {
  const source = 'function setUp() {\n  let posts = 0;\n  return { list: () => posts++ };\n}';
  expect(findDialectBreaches('test/renderer/example.test.ts', source)).toEqual([]);
});

test('names a file that can’t be parsed', () => {
  expect(findDialectBreaches('main/example.ts', 'const = 1;')).toEqual([expect.stringMatching(/can't be parsed/)]);
});
