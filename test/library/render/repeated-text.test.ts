import { describe, expect, it } from 'vitest';
import { commonDialect, type Dialect } from '../../../main/library/render/dialect.ts';
import { makeMarkdown } from '../../../main/library/render/markdown/make-markdown.ts';
import { renderPost } from '../../../main/library/render/render-post.ts';
import type { References } from '../../../main/library/render/references.ts';

/** References that count the letters of all targets that they are asked for. */
function countingReferences(): { readonly references: References; readonly letters: () => number } {
  let letters = 0;
  const count = (target: unknown) => {
    letters += String(target).length;
  };
  return {
    references: {
      link: (target) => {
        count(target);
        return { kind: 'web', url: String(target), program: null };
      },
      picture: (target) => {
        count(target);
        return { kind: 'missing' };
      },
    },
    letters: () => letters,
  };
}

const address = `https://a.example/${'b'.repeat(100_000)}`;

describe('a text that is written once and used again and again', () => {
  it.each([
    ['links', '[a] '],
    ['pictures', '![a] '],
  ])('does not grow a post without an end by %s', (_what, use) => {
    const { references, letters } = countingReferences();
    const { html, isTooLong } = renderPost(
      { body: `${use.repeat(1_000)}\n\n[a]: ${address}`, bodyLine: 1 },
      references,
    );
    expect(isTooLong).toBe(true);
    expect(letters()).toBeLessThan(10_000_000);
    expect(html.length).toBeLessThan(1_000_000);
  });

  it('may be used some times', () => {
    const { references, letters } = countingReferences();
    const { isTooLong, links } = renderPost(
      { body: `${'[a] '.repeat(30)}\n\n[a]: ${address}`, bodyLine: 1 },
      references,
    );
    expect(isTooLong).toBe(false);
    expect(links).toHaveLength(30);
    expect(letters()).toBe(30 * address.length);
  });

  it('has its length beside what is repeated: many pictures within a post stay pictures', () => {
    const { references } = countingReferences();
    const body = Array.from({ length: 60 }, (_, at) => `![a](data:image/gif;base64,${'R0lG'.repeat(25_000)}${at})`);
    expect(renderPost({ body: body.join('\n\n'), bodyLine: 1 }, references).isTooLong).toBe(false);
  });
});

describe('cells that are filled in', () => {
  const rows = `${'|a'.repeat(400)}\n${'|-'.repeat(400)}\n${'|b\n'.repeat(160)}\n`;
  const tokensOf = (dialect: Dialect, count: number) =>
    makeMarkdown(dialect).parse(rows.repeat(count), {
      lineOf: (line: number) => line,
      asides: { codeBlocks: [], formulas: [], wikiLinks: [] },
      nonce: 'n0',
      tooDeep: () => {},
    }).length;

  it.each([
    ['GitHub', commonDialect],
    ['kramdown', { ...commonDialect, kramdown: true, attributes: 'blocks' }],
  ] as const)('are bounded for a whole post (%s)', (_name, dialect) => {
    expect(tokensOf(dialect, 8)).toBeLessThan(900_000);
  });

  it('are no reason to read a table of a million cells', () => {
    const { isTooLong } = renderPost({
      body: `${'|a'.repeat(500)}\n${'|-'.repeat(500)}\n${`${'|b'.repeat(500)}\n`.repeat(500)}`,
      bodyLine: 1,
    });
    expect(isTooLong).toBe(true);
  });
});
