import { describe, expect, it } from 'vitest';
import { commonDialect } from '../../../main/library/render/dialect.ts';
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
  it('are bounded for a whole post', () => {
    const rows = `${'|a'.repeat(400)}\n${'|-'.repeat(400)}\n${'|b\n'.repeat(160)}\n`;
    const tokens = makeMarkdown(commonDialect).parse(rows.repeat(5), {
      lineOf: (line: number) => line,
      asides: { codeBlocks: [], formulas: [], wikiLinks: [] },
      nonce: 'n0',
      tooDeep: () => {},
    });
    expect(tokens.length).toBeLessThan(900_000);
  }, 120_000);

  it('are no reason to read a table of a million cells', () => {
    const { references, letters } = countingReferences();
    const row = `${'|b'.repeat(500)}\n`;
    const body = `|[a](b)${'|a'.repeat(499)}\n${'|-'.repeat(500)}\n${row.repeat(500)}`;
    expect(renderPost({ body, bodyLine: 1 }, references).isTooLong).toBe(true);
    expect(letters()).toBe(0);
  });
});
