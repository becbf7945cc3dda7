import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** One example of a fixture file: a title, then input, HTML and blocks, each ended by a line that is a full stop. */
export interface Example {
  readonly title: string;
  readonly input: string;
  readonly html: string;
  readonly blocks: string;
}

const folder = path.join(import.meta.dirname, '../../fixtures/rendering');
const example = /^(\S.*)\n\.\n([\s\S]*?)^\.\n([\s\S]*?)^\.\n([\s\S]*?)^\.\n/gm;

export function fixtureFiles(): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort();
}

export function readExamples(name: string): readonly Example[] {
  return [...readFileSync(path.join(folder, name), 'utf8').matchAll(example)].map(
    ([, title = '', input = '', html = '', blocks = '']) => ({ title, input, html, blocks }),
  );
}

export function writeExamples(name: string, examples: readonly Example[]): void {
  const texts = examples.map(({ title, input, html, blocks }) => `${title}\n.\n${input}.\n${html}.\n${blocks}.\n`);
  writeFileSync(path.join(folder, name), texts.join('\n'));
}
