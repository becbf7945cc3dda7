import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../build/places.mjs';
import {
  arrowsBetweenRooms,
  findCircles,
  findInversions,
  libraryOrder,
  readSourceFiles,
  sourceFile,
  windowOrder,
} from '../build/source-rooms.mjs';

const files = readSourceFiles();
const core = 'main/library/';
const page = 'renderer/';

describe('the source', () => {
  it('keeps to the order of its rooms, and no generator knows another', () => {
    expect(files.length).toBeGreaterThan(300);
    expect(findInversions(files)).toEqual([]);
  });

  it('has no import circles', () => {
    expect(findCircles(files)).toEqual([]);
  });

  it('lists only rooms that exist', () => {
    const rooms = [...libraryOrder.map((room) => core + room), ...windowOrder.map((room) => page + room)];
    const absent = rooms.filter((room) => !files.some(({ path }) => path === room || path.startsWith(`${room}/`)));
    expect(absent).toEqual([]);
  });

  it('has no file of the core or the window outside of all rooms', () => {
    const rooms = new Set([...libraryOrder.map((room) => core + room), ...windowOrder.map((room) => page + room)]);
    const homeless = files.filter(
      ({ path }) =>
        (path.startsWith(core) || path.startsWith(page)) &&
        ![...rooms].some((room) => path === room || path.startsWith(`${room}/`)),
    );
    expect(homeless).toEqual([]);
  });

  it('has no two rooms of the window that import each other', () => {
    const arrows = arrowsBetweenRooms(files).filter(({ from, to }) => from.startsWith(page) && to.startsWith(page));
    expect(arrows.length).toBeGreaterThan(20);
    expect(arrows.filter(({ from, to }) => arrows.some((back) => back.from === to && back.to === from))).toEqual([]);
  });

  it('imports no file that the order and the circles do not know', () => {
    const known = new Set(files.map(({ path }) => path));
    const unknown = files.flatMap(({ path, imports }) =>
      imports.filter((target) => !known.has(target)).map((target) => `${path} imports ${target}`),
    );
    expect(unknown).toEqual([]);
  });
});

describe('the table of folders in ARCHITECTURE.md', () => {
  const architecture = readFileSync(path.join(repository, 'ARCHITECTURE.md'), 'utf8');
  const table = architecture.slice(architecture.indexOf('## Folders'), architecture.indexOf('## Glossary'));
  const named = [...table.matchAll(/^\|([^|]+)\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)\/`/g)].map(([, folder = '']) => folder),
  );

  it('has a line for every folder that holds files', () => {
    const inSource = ['main', 'preload', 'renderer', 'content', 'build'].flatMap((top) =>
      foldersWithFiles(top, Infinity),
    );
    const folders = [...inSource, ...foldersWithFiles('test', 1)].filter((folder) => folder !== 'test');
    expect(folders.length).toBeGreaterThan(70);
    const generators = /^main\/library\/sites\/generators\/[^/]+$/;
    expect(
      folders.filter((folder) => !named.includes(folder.replace(generators, 'main/library/sites/generators/*'))),
    ).toEqual([]);
  });

  it('names no folder twice, and none that is not there', () => {
    expect(named.filter((folder, at) => named.indexOf(folder) !== at)).toEqual([]);
    const absent = named.filter((folder) => foldersWithFiles(folder.replace('/*', ''), 1).length === 0);
    expect(absent).toEqual([]);
  });
});

/** The folders that contain files: `folder` and those in it, at most `levels` deep. */
function foldersWithFiles(folder: string, levels: number): readonly string[] {
  const entries = readdirSync(path.join(repository, folder), { withFileTypes: true });
  const inside = entries
    .filter((entry) => levels > 0 && entry.isDirectory())
    .flatMap(({ name }) => foldersWithFiles(`${folder}/${name}`, levels - 1));
  return entries.some((entry) => entry.isFile()) ? [folder, ...inside] : inside;
}

/** One file with one import. */
function inversionsOf(path: string, source: string) {
  return findInversions([sourceFile(path, source)]);
}

describe('the order of rooms in the window', () => {
  it.each([
    ['state/library-store.ts', "import { closeReader } from '../post/reading/reader.ts';"],
    ['state/opening.ts', "import type { Opened } from '../app/library-opened.ts';"],
    ['post/parts/code.ts', "import { buildArticle } from '../frame/build-article.ts';"],
    ['post/frame/frame.ts', "import { useReader } from '../reading/reader-store.ts';"],
    ['post/reading/reader.ts', "import { rememberSearch } from '../../search/searches.ts';"],
    ['list/post-list.tsx', "const { App } = await import('../app/app.tsx');"],
    ['post/reader.ts', "import { useView } from '../state/use-list.ts';"],
  ])('is broken by %s: %s', (file, source) => {
    expect(inversionsOf(`${page}${file}`, source)).toHaveLength(1);
  });

  it.each([
    ['app/commands.ts', "import { goBack } from '../post/reading/reader.ts';"],
    ['list/post-list.tsx', "import { openFromList } from '../post/reading/reader.ts';"],
    ['state/list-view.ts', "import { isOpen } from './library-store.ts';\nimport { create } from 'zustand';"],
    ['controls/format.ts', "import type { PostDate } from '../../main/library/model/post.ts';"],
  ])('is kept by %s: %s', (file, source) => {
    expect(inversionsOf(`${page}${file}`, source)).toEqual([]);
  });
});

describe('the order of rooms in the core', () => {
  it.each([
    ['model/post.ts', "import type { PostId } from '../ids.ts';"],
    ['scan/scan-folder.ts', "import { postMetadata } from '../metadata/post-metadata.ts';"],
    ['render/markdown/tables.ts', "import type { Site } from '../../sites/generator.ts';"],
    ['sites/config/read-config.ts', "import { openSite } from '../open-site.ts';"],
    ['sites/generator.ts', "export type { Config } from './config/read-config.ts';"],
    ['sites/addresses/site-address.ts', "import { hugo } from '../generators/hugo/hugo.ts';"],
    ['links/site-map.ts', "import type {\n  Archive,\n} from '../archive.ts';"],
    ['posts/list-post.ts', "const { Library } = await import('../library.ts');"],
    ['sites/generators/hugo/hugo.ts', "import { jekyll } from '../jekyll/jekyll.ts';"],
    ['links/list-pages.ts', "import { hugoPath } from '../sites/generators/hugo/hugo-settings.ts';"],
    ['sites/open-site.ts', "import { vaultSettings } from './generators/obsidian/obsidian-daily.ts';"],
    ['attic/old.ts', "import type { PostId } from '../model/ids.ts';"],
  ])('is broken by %s: %s', (file, source) => {
    expect(inversionsOf(`${core}${file}`, source)).toHaveLength(1);
  });

  it.each([
    ['sites/detect-site.ts', "import { hugo } from './generators/hugo/hugo.ts';"],
    ['sites/generators/hugo/hugo.ts', "import { HugoSettings } from './hugo-settings.ts';"],
    ['sites/generators/hugo/hugo.ts', "import { readConfig } from '../../config/read-config.ts';"],
    ['protocol.ts', "import type { Outcome } from '../../preload/contract.ts';"],
    ['answers.ts', "import { readFile } from 'node:fs/promises';\nimport { ShowPost } from './views/show-post.ts';"],
  ])('is kept by %s: %s', (file, source) => {
    expect(inversionsOf(`${core}${file}`, source)).toEqual([]);
  });
});

describe('import circles', () => {
  /** Files `a.ts`, `b.ts` … by what they import. */
  const circlesOf = (sources: Readonly<Record<string, string>>) =>
    findCircles(Object.entries(sources).map(([name, source]) => sourceFile(`main/${name}.ts`, source)));

  it('are found over several files, types and re-exports among them', () => {
    const circles = circlesOf({
      a: "import type { B } from './b.ts';",
      b: "export { c } from './c.ts';",
      c: "import { type A } from './a.ts';\nimport { d } from './d.ts';",
      d: "import { z } from 'zod';",
    });
    expect(circles).toEqual([['main/a.ts', 'main/b.ts', 'main/c.ts']]);
  });

  it('are reported separately, the largest first', () => {
    const circles = circlesOf({
      a: "import './b.ts';",
      b: "import './a.ts';\nimport './c.ts';",
      c: "import './d.ts';",
      d: "import './e.ts';",
      e: "import './c.ts';",
      f: "import './f.ts';",
    });
    expect(circles).toEqual([['main/c.ts', 'main/d.ts', 'main/e.ts'], ['main/a.ts', 'main/b.ts'], ['main/f.ts']]);
  });

  it('are not seen where two ways lead to one file', () => {
    expect(
      circlesOf({
        a: "import './b.ts';\nimport './c.ts';",
        b: "import './d.ts';",
        c: "import './d.ts';",
        d: '',
      }),
    ).toEqual([]);
  });
});
