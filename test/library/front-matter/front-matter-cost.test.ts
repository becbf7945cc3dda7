import { describe, expect, it } from 'vitest';
import { parseFrontMatter } from '../../../main/library/front-matter/parse-front-matter.ts';
import { stepGrowth } from '../../step-growth.ts';

describe('front matter made to take long', () => {
  const files: readonly (readonly [what: string, file: (size: number) => string])[] = [
    ['white space in front', (size) => `${' \n'.repeat(size)}---\ntitle: A\n---\n`],
    ['comments in front', (size) => `${'<!-- a -->\n'.repeat(size)}---\ntitle: A\n---\n`],
    ['comments that never end', (size) => '<!--\n{"a": {\n'.repeat(size)],
    ['quotes that never end', (size) => `---\n${'a: "b\n'.repeat(size)}---\n`],
    ['brackets that never end', (size) => `---\n${'a: [b\n'.repeat(size)}---\n`],
    ['brackets in brackets', (size) => `---\na: ${'[ '.repeat(size)}\n---\n`],
    ['a value over many lines', (size) => `---\ntitle: A\n${'and more\n'.repeat(size)}---\n`],
    ['a key without an end', (size) => `---\ntitle: [\n${'a '.repeat(size)}\n---\n`],
    ['one key again and again in YAML', (size) => `---\n${'title: A\n'.repeat(size)}---\n`],
    ['one key again and again in TOML', (size) => `+++\n${'title = "A"\n'.repeat(size)}+++\n`],
    ['tables of TOML with equal keys', (size) => `+++\n${'[[a]]\nb = 1\nb = 2\n'.repeat(size)}+++\n`],
  ];
  it.each(files)('takes time in proportion to %s', (_what, file) => {
    expect(stepGrowth((size) => parseFrontMatter(file(size), ['commented']), 500)).toBeLessThan(6);
  });
});
