import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../build/places.mjs';

const notes = readFileSync(path.join(repository, 'SECURITY.md'), 'utf8');

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

/** The source of the app, by path. */
function sources(): ReadonlyMap<string, string> {
  const files = ['main', 'preload', 'renderer'].flatMap((folder) =>
    readdirSync(path.join(repository, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')))
      .filter((name) => /\.(?:tsx?|html)$/.test(name)),
  );
  return new Map(files.map((file) => [file, withoutComments(readFileSync(path.join(repository, file), 'utf8'))]));
}

/** The files whose source matches a pattern. */
function filesWith(pattern: RegExp): readonly string[] {
  return [...sources()].filter(([, text]) => pattern.test(text)).map(([file]) => file);
}

describe('SECURITY.md', () => {
  it('names files that are there', () => {
    const named = [...notes.matchAll(/`((?:main|preload|renderer|test|build)\/[\w./-]+)`/g)].map(
      ([, file]) => file ?? '',
    );
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((file) => !existsSync(path.join(repository, file)))).toEqual([]);
  });

  it('goes through all twenty items of Electron’s checklist', () => {
    const items = [...notes.matchAll(/^\| +([\d, ]+) \|/gm)].flatMap(([, numbers]) => numbers?.split(', ').map(Number));
    expect(items).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });
});

describe('the source of the app', () => {
  it('switches on no experiment, and no webview', () => {
    expect(filesWith(/experimentalFeatures|enableBlinkFeatures|allowRunningInsecureContent|<webview/)).toEqual([]);
    expect(
      filesWith(/nodeIntegration\w*: true|contextIsolation: false|sandbox: false|webSecurity: false|webviewTag: true/),
    ).toEqual([]);
  });

  it('receives messages of the window, opens other programs and makes windows in one place each', () => {
    expect(filesWith(/ipcMain\.(?:handle|on)\(/)).toEqual(['main/requests/ipc.ts']);
    expect(filesWith(/shell\.openExternal\(/)).toEqual(['main/security/external.ts']);
    expect(filesWith(/new BrowserWindow\(/)).toEqual(['main/window/open-window.ts']);
  });

  it('turns text into elements in one place, and into code nowhere', () => {
    expect(
      filesWith(
        /\.(?:innerHTML|outerHTML) =|insertAdjacentHTML|document\.write\(|createContextualFragment|dangerouslySetInnerHTML/,
      ),
    ).toEqual([]);
    expect(filesWith(/DOMPurify\.sanitize\(/)).toEqual(['renderer/post/frame/sanitize.ts']);
    expect(filesWith(/\beval\(|new Function\(/)).toEqual([]);
    // V8 gives its function for collecting garbage only to a new context.
    expect(filesWith(/node:vm'/)).toEqual(['main/give-memory-back.ts']);
    const source = sources().get('main/give-memory-back.ts') ?? '';
    expect(source.match(/import .*'node:vm';|runIn\w+\(.*?\)/g)).toEqual([
      "import { runInNewContext } from 'node:vm';",
      "runInNewContext('gc')",
    ]);
  });
});
