import { describe, expect, it } from 'vitest';
import { parseCodeLines, plainLines } from '../../../main/library/render/code-lines.ts';

/** `numbered from 5: 1-2 4`, lines counted from 0. */
function told(options: string, isNumbered = false): string {
  const { numbered, first, marked } = parseCodeLines(options, isNumbered);
  const ranges = marked.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(' ');
  return `${numbered ? 'numbered' : 'plain'} from ${first}: ${ranges}`.trim();
}

describe('the lines of code', () => {
  it.each([
    // Hugo, Zola, Pygments
    ['linenos=table,hl_lines=3 5-6,linenostart=10', 'numbered from 10: 2 4-5'],
    ['{linenos=true,hl_lines=[2,"4-5"]}', 'numbered from 1: 1 3-4'],
    ["{lineNos=inline lineNoStart=42 hl_lines=['1-2', 9]}", 'numbered from 42: 0-1 8'],
    ['{linenos=false}', 'plain from 1:'],
    [',linenos,hl_lines=1-3 7,hide_lines=2', 'numbered from 1: 0-2 6'],
    [',linenostart=20', 'plain from 20:'],
    // Jekyll, Python-Markdown
    ['linenos', 'numbered from 1:'],
    ['linenos="table" mark_lines="1 3"', 'numbered from 1: 0 2'],
    ['hl_lines="1 3" linenums="5"', 'numbered from 5: 0 2'],
    ['linenums="0"', 'plain from 1:'],
    // Hexo, Octopress: lines are called by their numbers
    ['mark:1,3 first_line:5', 'numbered from 5: 0 2'],
    ['first_line:5 mark:5,7-8', 'numbered from 5: 0 2-3'],
    ['mark:2 line_number:false', 'plain from 1: 1'],
    ['start:10 mark:12 linenos:true', 'numbered from 10: 2'],
    // Docusaurus, Astro, VitePress, Gatsby
    ['{1,3-5} title="x" showLineNumbers', 'numbered from 1: 0 2-4'],
    ['showLineNumbers=7 {2}', 'numbered from 7: 1'],
    ['showLineNumbers{7} {2}', 'numbered from 7: 1'],
    ['showLineNumbers=false', 'plain from 1:'],
    ['{2} ins={4} del={6-7} startLineNumber=3', 'plain from 3: 1 3 5-6'],
    [':line-numbers=2 {1}', 'numbered from 2: 0'],
    [':no-line-numbers', 'plain from 1:'],
    ['{numberLines: true}', 'numbered from 1:'],
    ['{1,2}{numberLines: 5}', 'numbered from 5: 0-1'],
    // Pandoc, Prism, SyntaxHighlighter
    ['.numberLines startFrom="100"}', 'numbered from 100:'],
    ['line-numbers data-line="2,4" data-start="3"', 'numbered from 3: 1 3'],
    ['brush: php; highlight: [11,13]; first-line: 10', 'numbered from 10: 1 3'],
  ])('reads %s', (options, expected) => {
    expect(told(options)).toBe(expected);
  });

  it('takes what the site does where the author says nothing, and nothing where the author does', () => {
    expect(told('', true)).toBe('numbered from 1:');
    expect(told('title="x" {2}', true)).toBe('numbered from 1: 1');
    expect(told('linenos=false', true)).toBe('plain from 1:');
    expect(parseCodeLines(' ')).toBe(plainLines);
  });

  it('takes no option from a title, and no lines from words', () => {
    expect(told('title="linenos hl_lines=2 {3}"')).toBe('plain from 1:');
    expect(told("caption='mark:4'")).toBe('plain from 1:');
    expect(told('highlight=true mark="the word" {a1} marker=3 restart=9')).toBe('plain from 1:');
    expect(told('highlight')).toBe('plain from 1:');
  });

  it('puts ranges in order and joins those that meet', () => {
    expect(told('{9,1-2,4,3,12-10,0}')).toBe('plain from 1: 0-3 8');
    expect(told('hl_lines="5-6 2 6-8"')).toBe('plain from 1: 1 4-7');
  });

  it('keeps a bound for what nobody means', () => {
    const { marked } = parseCodeLines(`{${'1,3,5,7,9,'.repeat(400)}}`);
    expect(marked).toEqual([]);
    expect(parseCodeLines(`{${'1,3,5,7,9,'.repeat(40)}}`).marked.length).toBe(5);
    expect(told('linenostart=99999999999999')).toBe('plain from 1:');
    expect(told(`linenostart=${'9'.repeat(6)}`)).toBe('plain from 999999:');
  });
});
