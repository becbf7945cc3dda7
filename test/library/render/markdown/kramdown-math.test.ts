import { expect, it } from 'vitest';
import { commonDialect } from '../../../../main/library/render/dialect.ts';
import { renderPost } from '../../../../main/library/render/render-post.ts';
import { dialects } from '../fixture-dialects.ts';

/** The number of cells and formulas that kramdown makes of a text. */
function countsOf(body: string): { readonly cells: number; readonly formulas: number } {
  const { html, parts } = renderPost(
    { body, bodyLine: 1, dialect: dialects['jekyll'] ?? commonDialect },
    undefined,
    'shown',
  );
  return { cells: html.match(/<td/g)?.length ?? 0, formulas: parts.filter(({ kind }) => kind === 'math').length };
}

it.each([
  ['Note that $$|x|^2 = 1$$, which is easy; the same as $$|\\psi\\rangle$$.', { cells: 0, formulas: 2 }],
  ['| $$P(x|y)$$ | $$P(y|z)$$ |', { cells: 2, formulas: 2 }],
  ['costs $$ and | more', { cells: 2, formulas: 0 }],
  ['`$$` and | `$$` more', { cells: 2, formulas: 0 }],
])('does not end cells at pipes in formulas: %s', (body, counts) => {
  expect(countsOf(body)).toEqual(counts);
});
