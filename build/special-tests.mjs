import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from './places.mjs';

/**
 * The test files that need a process of another kind. Paths within the repository, with `/`. `steps` count steps, which
 * switches off V8's optimization for all of their process. `window` have a document (jsdom).
 * @returns {{ readonly steps: string[], readonly window: string[] }}
 */
export function listSpecialTests() {
  const tests = readdirSync(path.join(repository, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => `test/${name.replaceAll(path.sep, '/')}`)
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(repository, name), 'utf8') }));
  const having = (/** @type {RegExp} */ mark) => tests.filter(({ text }) => mark.test(text)).map(({ name }) => name);
  return { steps: having(/\/step-growth\.ts'/), window: having(/^\/\/ @vitest-environment jsdom$/m) };
}
