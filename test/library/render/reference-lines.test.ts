import { describe, expect, it } from 'vitest';
import { commonDialect, type Dialect } from '../../../main/library/render/dialect.ts';
import { renderPost } from '../../../main/library/render/render-post.ts';
import { stepGrowth } from '../../step-growth.ts';
import { dialects } from './fixture-dialects.ts';

/** The links and pictures of a post, with the lines that the renderer reports for them. */
function linesIn(body: string, dialect: Dialect = commonDialect, bodyLine = 1): readonly string[] {
  const lines: string[] = [];
  renderPost(
    { body, bodyLine, dialect },
    {
      link: (target, line) => {
        lines.push(`${line} ${typeof target === 'string' ? target : target.target}`);
        return { kind: 'dead', target: '', why: { code: 'dead.no-address' } };
      },
      picture: (target, line) => {
        lines.push(`${line} ${typeof target === 'string' ? target : target.target}`);
        return { kind: 'missing' };
      },
    },
    'text',
  );
  return lines;
}

describe('the line of a reference', () => {
  it('is its own where its target is named in words before, or is part of another one', () => {
    const body = 'The file sea.md is old.\n\n[a](./sea.md)\n\n[b](sea.md)\n\n[c](x/sea.md)\n\n[d](sea.mdx)';
    expect(linesIn(body, commonDialect, 3)).toEqual(['5 ./sea.md', '7 sea.md', '9 x/sea.md', '11 sea.mdx']);
  });

  it('is its own in a paragraph of many lines, whatever stands before it', () => {
    const body = [
      'Words `of',
      'code` and <b',
      ' title="two lines">bold</b>  ',
      '![one](1.png) [two](2.md',
      '"a title")',
      '[three',
      'lines](3.md) https://4.example/ <https://5.example/>',
      'https://6.example/',
      '[seven][s] ![eight][s] [![nine](9.png)](10.md)',
      '',
      '[s]: s.md',
    ].join('\n');
    expect(linesIn(body)).toEqual([
      '4 1.png',
      '4 2.md',
      '6 3.md',
      '7 https://4.example/',
      '7 https://5.example/',
      '8 https://6.example/',
      '9 s.md',
      '9 s.md',
      '9 10.md',
      '9 9.png',
    ]);
  });

  it('is its own in lists, quotations, tables, headings, notes and callouts', () => {
    const body = [
      '# [a](a.md)',
      '',
      '[b](b.md)',
      '===',
      '',
      '- one',
      '  [c](c.md)',
      '  > two',
      '  > [d](d.md)',
      '',
      '| x | y |',
      '| - | - |',
      '| z | [e](e.md) |',
      '| [f](f.md) | z |',
      '',
      '> [!NOTE]',
      '> Words',
      '> [g](g.md)',
      '',
      'Words[^1]',
      'and words^[with',
      '[h](h.md)]',
      '',
      '[^1]: A note',
      '    of [i](i.md)',
    ].join('\n');
    expect(linesIn(body).filter((line) => line.endsWith('.md'))).toEqual([
      '1 a.md',
      '3 b.md',
      '7 c.md',
      '9 d.md',
      '13 e.md',
      '14 f.md',
      '18 g.md',
      '25 i.md',
      '22 h.md',
    ]);
  });

  it.each([
    [
      'plain',
      '<div>\n<p>\n<a href="a.md">a</a>\n<img src="b.png">\n</p>\n</div>\n\nx <a\nhref="c.md">c</a>\n<img src="d.png">',
    ],
    [
      'unclosed',
      '<div>\n<p>\n<a href=a.md>a</a>\n<img src="b.png">\n\n</div>\n\nx <a\nhref="c.md">c</a>\n<img src=d.png>',
    ],
  ])('is its own in HTML that is %s', (_how, body) => {
    expect(linesIn(body)).toEqual(['3 a.md', '4 b.png', '8 c.md', '10 d.png']);
  });

  it('is its own in posts that are HTML', () => {
    const body = '<p>One\n<a href="a.md">a</a>\n<p><video\nsrc="b.mp4"></video>';
    expect(linesIn(body, { ...commonDialect, markup: 'html' }, 5)).toEqual(['6 a.md', '7 b.mp4']);
  });

  it('is its own for wiki links', () => {
    const { obsidian } = dialects;
    expect(linesIn('Words\n[[Sea]] and\n![[lake.png]]\n\n- [[Pond]]', obsidian)).toEqual([
      '2 Sea',
      '3 lake.png',
      '5 Pond',
    ]);
  });

  it('is its own behind and within calls of templates', () => {
    const { hugo } = dialects;
    const body = [
      '{{< figure',
      '  src="a.png" >}}',
      '',
      '{{< box >}}',
      'Words',
      '[b](b.md)',
      '{{< /box >}}',
      '{{< figure src="c.png" caption="[d](d.md)" >}}',
      'Words [e]({{< ref "e.md" >}})',
      '[f](f.md)',
    ].join('\n');
    expect(linesIn(body, hugo)).toEqual(['1 a.png', '6 b.md', '8 d.md', '8 c.png', '9 e.md', '10 f.md']);
  });

  it('takes steps in proportion to what there is', () => {
    const find = (count: number): void => {
      linesIn('x\n[a](b.md) *c [d](e.md)* <img src="f.png">\n'.repeat(count));
    };
    expect(stepGrowth(find, 150)).toBeLessThan(5);
  });
});
