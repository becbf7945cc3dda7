import { describe, expect, it } from 'vitest';
import { renderPost } from '../../../../main/library/render/render-post.ts';
import { dialectOf } from '../fixture-dialects.ts';

/** The blocks of code and the words of all others, in one line each. */
function read(
  generator: string,
  lines: readonly string[],
): { readonly code: readonly string[]; readonly words: string } {
  const { blocks } = renderPost(
    { body: lines.join('\n'), bodyLine: 1, dialect: dialectOf(generator) },
    undefined,
    'shown',
  );
  const textOf = (wanted: boolean): readonly string[] =>
    blocks.filter(({ kind }) => (kind === 'code') === wanted).map(({ text }) => text.trim().replace(/\s+/g, ' '));
  return { code: textOf(true), words: textOf(false).filter(Boolean).join(' | ') };
}

// What kramdown 2.4 and Python-Markdown 3.4 (run) show: HTML up to the end tag, and no code in it.
describe.each(['jekyll', 'pelican'])('indented lines in an element of HTML (%s)', (generator) => {
  it.each([
    [
      'a cell',
      ['<table>', '  <tr>', '    <td>', '', '      cell', '', '    </td>', '  </tr>', '</table>', '', 'after'],
      'cell | after',
    ],
    [
      'tags behind an empty line',
      ['<div>', '  <table>', '', '    <tr><td>cell</td></tr>', '', '  </table>', '</div>'],
      'cell',
    ],
    ['text after a paragraph', ['<div>', '', 'one', '', '    two', '', '</div>'], 'one | two'],
    ['an element in an item', ['- item', '', '  <div>', '', '      two', '', '  </div>'], 'item | two'],
  ])('are no code: %s', (_what, lines, words) => {
    expect(read(generator, lines)).toEqual({ code: [], words });
  });

  it.each([
    ['after the element', ['<div>', 'one', '</div>', '', '    code'], 'one'],
    ['after an element that is never closed', ['<p>one', '', '    code'], 'one'],
    ['after a paragraph that another element ends', ['<p>one', '<div>two</div>', '</p>', '', '    code'], 'one | two'],
    ['after the list in which it was opened', ['- <div>one', '', 'two', '', '    code', '', '</div>'], 'one | two'],
    ['in an element whose content is Markdown', ['<div markdown="1">', '', '    code', '', '</div>'], ''],
    ['after items without end tags', ['<ul>', '<li>one', '<li>two</li>', '</ul>', '', '    code'], 'one | two'],
  ])('are code %s', (_what, lines, words) => {
    expect(read(generator, lines)).toEqual({ code: ['code'], words });
  });
});

it('is code in Hugo, which ends HTML at an empty line', () => {
  expect(read('hugo', ['<div>', '', '    code', '', '</div>'])).toEqual({ code: ['code'], words: '' });
});
