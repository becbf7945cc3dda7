import { describe, expect, it } from 'vitest';
import { type RenderedPost, renderPost } from '../../../../main/library/render/render-post.ts';
import { stepGrowth } from '../../../step-growth.ts';
import { dialectOf } from '../fixture-dialects.ts';

function render(body: string): RenderedPost {
  return renderPost({ body, bodyLine: 1, dialect: dialectOf('jekyll'), whole: true }, undefined, 'shown');
}

describe('kramdown', () => {
  const hostile: readonly (readonly [what: string, size: number, body: (size: number) => string])[] = [
    ['extensions that never end', 4_000, (size) => '{::options a=1}\n'.repeat(size)],
    ['extensions in lists that never end', 2_000, (size) => '- {::options a=1}\n'.repeat(size)],
    ['items with lines below them', 1_000, (size) => '- a\nb\n1. c\n'.repeat(size)],
    ['one item with many lines below it', 2_000, (size) => `- a\n${'1. b\n'.repeat(size)}`],
    ['items with code below them', 1_000, (size) => '1. a\n```\n b\n```\n'.repeat(size)],
    ['items with code that never ends', 1_000, (size) => '1. a\n```\n\n~~~\n\n'.repeat(size)],
    ['brackets of formulas that never end', 2_000, (size) => 'a \\\\( b \\\\['.repeat(size)],
    ['environments that never end', 2_000, (size) => '\\begin{align}\n\n'.repeat(size)],
    [
      'elements of HTML that hold indented lines',
      400,
      (size) => '<div>\n\n    a\n\n'.repeat(size) + '</div>'.repeat(size),
    ],
    ['elements of HTML that never end', 2_000, (size) => '<div>\n\n    a\n\n'.repeat(size)],
    ['elements of HTML in items', 400, (size) => '- <div>\n\n      a\n\n'.repeat(size)],
    ['asterisks beside punctuation', 2_000, (size) => 'a**"b*'.repeat(size)],
    ['lines of which the last one makes no table', 1_200, (size) => `${'# a|b\n'.repeat(size)}x`],
    [
      'runs of ticks of every length',
      300,
      (size) => `| ${Array.from({ length: Math.sqrt(size) * 20 }, (_, at) => '`'.repeat(at)).join(' ')} |`,
    ],
  ];
  it.each(hostile)('takes steps in proportion to %s', (_what, size, body) => {
    expect(stepGrowth((length) => render(body(length)), size)).toBeLessThan(5);
  });

  it('fills up only so many rows of tables', () => {
    const table = `${Array(200).fill('a').join('|')}\n${'a|b\n'.repeat(1_000)}\n`;
    const cells = render(table.repeat(3)).html.match(/<td/g)?.length ?? 0;
    expect(cells).toBeGreaterThan(16_384);
    expect(cells).toBeLessThan(16_384 + 3 * 2_200 + 1);
  });

  it('ends an extension with the item of a list that it stands in', () => {
    const { blocks } = render('- {::comment}\n  unseen\n  {:/}\n- one\n- {::comment}\n- two\n\n{:/comment}\n\nthree');
    expect(blocks.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
  });
});
