import { expect, it } from 'vitest';
import { renderPost } from '../../../../main/library/render/render-post.ts';
import { dialectOf } from '../fixture-dialects.ts';

/** The HTML of a post, without attributes and line breaks. */
function shown(body: string): string {
  const { html } = renderPost({ body, bodyLine: 1, dialect: dialectOf('jekyll') }, undefined, 'shown');
  return html
    .replace(/ [a-z0-9-]+="[^"]*"/g, '')
    .replace(/\s*\n\s*/g, '')
    .trim();
}

// The HTML that kramdown prints.
it.each([
  ['Oak\nAsh\n: A tree.', '<dl><dt>Oak</dt><dt>Ash</dt><dd>A tree.</dd></dl>'],
  [
    'Oak\n*Ash*\n`Elm`\n: A tree.\n: Wood.',
    '<dl><dt>Oak</dt><dt><em>Ash</em></dt><dt><code>Elm</code></dt><dd>A tree.</dd><dd>Wood.</dd></dl>',
  ],
  ['> Oak\n> Ash\n> : A tree.', '<blockquote><dl><dt>Oak</dt><dt>Ash</dt><dd>A tree.</dd></dl></blockquote>'],
  ['- Oak\n  Ash\n  : A tree.', '<ul><li><dl><dt>Oak</dt><dt>Ash</dt><dd>A tree.</dd></dl></li></ul>'],
  ['Oak\n: A tree.', '<dl><dt>Oak</dt><dd>A tree.</dd></dl>'],
  ['Oak\n\nAsh\n: A tree.', '<p>Oak</p><dl><dt>Ash</dt><dd>A tree.</dd></dl>'],
  ['Oak\nAsh :)\n:smile: too', '<p>OakAsh :):smile: too</p>'],
])('takes lines right above a definition for its terms: %j', (body, expected) => {
  expect(shown(body)).toBe(expected);
});

it('keeps a long paragraph and what ends one', () => {
  expect(shown(`${'word\n'.repeat(40)}: not a meaning`)).not.toContain('<dl>');
  expect(shown('Oak\n- Ash\n: A tree.')).toContain('<ul>');
});
