import { describe, expect, it } from 'vitest';
import type { MathNode } from '../../../../main/library/model/parts.ts';
import { mathTree } from '../../../../main/library/render/writing/math-tree.ts';

function tags(node: MathNode): readonly string[] {
  return [node.tag, ...node.children.flatMap((child) => (typeof child === 'string' ? [] : tags(child)))];
}

describe('mathTree', () => {
  it('makes MathML that lays out', () => {
    expect(tags(mathTree('\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}', true) as MathNode)).toEqual(
      'math mrow mo mtable mtr mtd mi mtd mi mtr mtd mi mtd mi mo'.split(' '),
    );
  });

  it.each([
    '\\href{javascript:alert(1)}{x}',
    '\\url{https://example.com}',
    '\\includegraphics{https://example.com/a.png}',
    '\\class{card}{x}',
    '\\id{x}{y}',
    '\\data{a=b}{y}',
    '\\frac{',
    '\\def\\a{\\a\\a}\\a',
    `${'{'.repeat(5_000)}`,
    'x'.repeat(10_000),
  ])('removes everything that links, loads, sets names or is endless (%#)', (source) => {
    expect(mathTree(source, false)).toBeNull();
  });

  it('keeps attributes that size and align, and no styles', () => {
    const written = JSON.stringify(mathTree('\\color{red}{x} \\rule{1em}{2em} \\hspace{3em}', false));
    expect(written).not.toMatch(/style"|href|class|onclick/);
  });
});
