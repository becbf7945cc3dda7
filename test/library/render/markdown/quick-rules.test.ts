import MarkdownIt, { type Token } from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { quickRules } from '../../../../main/library/render/markdown/quick-rules.ts';
import { quickTokens } from '../../../../main/library/render/markdown/quick-tokens.ts';
import { randomMarkdown } from '../random-markdown.ts';
import { randomNumbers } from '../random-numbers.ts';
import { fixtureFiles, readExamples } from '../read-fixtures.ts';

const options = { html: true, linkify: true, typographer: true };
const plain = new MarkdownIt(options);
const quick = new MarkdownIt(options);
for (const md of [plain, quick]) {
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: true });
}
quick.use(quickRules).use(quickTokens);

function fields(tokens: readonly Token[]): unknown {
  return tokens.map((token) => ({ ...token, children: token.children && fields(token.children) }));
}

describe('quick rules and tokens', () => {
  it('make the tokens that markdown-it makes, of all fixtures', () => {
    for (const { input } of fixtureFiles().flatMap(readExamples)) {
      expect(fields(quick.parse(input, {}))).toEqual(fields(plain.parse(input, {})));
    }
  });

  it('make the tokens that markdown-it makes, of random Markdown', () => {
    const next = randomNumbers(Number(process.env['OFFPRINT_SEED'] ?? 4));
    for (let round = 0; round < 3_000; round += 1) {
      const body = randomMarkdown(next, 0.05);
      expect({ body, tokens: fields(quick.parse(body, {})) }).toEqual({ body, tokens: fields(plain.parse(body, {})) });
    }
  });

  it.each([
    'MAILTO:a@b.de HTTP://A.B //c.d',
    'a\n\n[x](y) and a@b.de',
    'a\nb\n---',
    '1. a\n'.repeat(80),
    `${'a\n'.repeat(80)}===`,
    '> a\n===',
    'a\r\nb\0',
  ])('make the tokens that markdown-it makes, of %j', (body) => {
    expect(fields(quick.parse(body, {}))).toEqual(fields(plain.parse(body, {})));
  });

  it('have the methods of markdown-it’s tokens', () => {
    const [opening] = quick.parse('a', {});
    opening?.attrSet('id', 'x');
    opening?.attrJoin('class', 'y');
    expect([opening?.attrGet('id'), opening?.attrGet('class')]).toEqual(['x', 'y']);
  });
});
