import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from './places.mjs';

/**
 * The test files that count steps, which switches off V8's optimization for all of their process.
 * @returns {string[]} paths within the repository, with `/`
 */
export function listStepTests() {
  return readdirSync(path.join(repository, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => `test/${name.replaceAll(path.sep, '/')}`)
    .filter((name) => /\/step-growth\.ts'/.test(readFileSync(path.join(repository, name), 'utf8')))
    .sort();
}
