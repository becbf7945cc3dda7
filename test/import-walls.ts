import { builtinModules } from 'node:module';
import { type Import, readImports } from '../build/read-imports.mjs';

/** Plain constants, which all sides may import as values. */
const constants = 'preload/constants/';
const model = 'main/library/model/';
const page = /^(?:react|react-dom|zustand|dompurify|@tanstack\/.*)(?:\/|$)/;

/**
 * Finds all imports of a source file that the walls between folders forbid, as sentences.
 * `file` is relative to the repository, with slashes.
 */
export function findBreaches(file: string, source: string): string[] {
  return readImports(file, source).flatMap((found) => {
    const reason = forbids(file, found);
    return reason === null ? [] : [`${file} imports ${found.target}: ${reason}`];
  });
}

function forbids(file: string, { target, typesOnly, names }: Import): string | null {
  if (/^(?:test|build|out)\//.test(target)) {
    return 'the app needs nothing of how it is built and tested';
  }
  if (file.startsWith(constants)) {
    return 'constants are plain: they import nothing';
  }
  if (target.startsWith(constants)) {
    return file.startsWith(model) ? 'the model knows nothing of the window' : null;
  }
  if (file.startsWith('preload/texts/')) {
    return forbidsTexts(target);
  }
  if (file.startsWith('renderer/')) {
    return forbidsPage(target, typesOnly);
  }
  if (file.startsWith('preload/')) {
    return forbidsPreload(file, target, typesOnly, names);
  }
  if (target.startsWith('renderer/') || page.test(target)) {
    return 'the page is the renderer’s';
  }
  if (/^preload\/(?!contract\.ts$|texts\/)/.test(target)) {
    return 'of the preload, only the contract and the texts are for others';
  }
  if (file.startsWith('main/library/')) {
    return forbidsLibrary(file, target, typesOnly);
  }
  return target === 'electron' && /\bipcMain\b/.test(names) && file !== 'main/requests/ipc.ts'
    ? 'only main/requests/ipc.ts uses ipcMain, since it checks sender and arguments'
    : null;
}

function forbidsTexts(target: string): string | null {
  const own = target.startsWith('preload/texts/') || /^(?:intl-messageformat|@formatjs\/)/.test(target);
  return own ? null : 'the texts are for every process: they know none of them';
}

function forbidsPage(target: string, typesOnly: boolean): string | null {
  if (target === 'electron' || isNode(target)) {
    return 'the page has no Electron and no Node';
  }
  if (/^(?:preload\/(?:contract|bridge)\.ts$|main\/library\/model\/)/.test(target)) {
    return typesOnly ? null : 'the page takes types only from there';
  }
  return /^(?:main|preload)\/(?!texts\/)/.test(target)
    ? 'the page knows the contract, the texts and nothing behind them'
    : null;
}

function forbidsPreload(file: string, target: string, typesOnly: boolean, names: string): string | null {
  if (isNode(target)) {
    return 'a sandboxed preload has no Node';
  }
  if (target === 'electron') {
    return /\bipcRenderer\b/.test(names) && file !== 'preload/index.ts'
      ? 'only preload/index.ts uses ipcRenderer'
      : null;
  }
  if (target.startsWith(model)) {
    return typesOnly ? null : 'the bridge takes types only from the model';
  }
  if (target === 'preload/texts/texts.ts') {
    return typesOnly ? null : 'the preload says nothing itself';
  }
  const own = target.startsWith('preload/') || target === 'zod';
  return own ? null : 'the preload is a bridge: it knows the contract and nothing behind it';
}

function forbidsLibrary(file: string, target: string, typesOnly: boolean): string | null {
  if (target === 'electron') {
    return 'the core is plain Node: it also runs in the command line and in tests';
  }
  if (/^main\/(?!library\/)/.test(target)) {
    return 'the core knows nothing of the shell around it';
  }
  if (target.startsWith('preload/texts/')) {
    return typesOnly ? null : 'the core tells codes and values; whoever shows them has the words';
  }
  if (target === 'preload/contract.ts' && !(typesOnly && !file.startsWith(model))) {
    return 'the core takes types only from the contract, and the model nothing at all';
  }
  return null;
}

function isNode(target: string): boolean {
  return target.startsWith('node:') || builtinModules.includes(target);
}
