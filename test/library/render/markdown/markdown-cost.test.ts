import { describe, expect, it } from 'vitest';
import { renderPost } from '../../../../main/library/render/render-post.ts';
import { stepGrowth } from '../../../step-growth.ts';
import { dialectOf } from '../fixture-dialects.ts';

function many(count: number, make: (at: number) => string, between = '\n'): string {
  return Array.from({ length: count }, (_, at) => make(at)).join(between);
}

function labels(count: number): string {
  return many(count, (at) => `[^${at}]`, ' ');
}

/** For each rule and plugin of Markdown, a text that repeats what it reads `size` times. */
const texts: readonly (readonly [what: string, dialect: string, size: number, body: (size: number) => string])[] = [
  ['notes', 'markdown', 300, (size) => `${labels(size)}\n\n${many(size, (at) => `[^${at}]: note`)}`],
  [
    'notes in paragraphs of their own',
    'markdown',
    300,
    (size) => `${many(size, (at) => `[^${at}]`, '\n\n')}\n\n${many(size, (at) => `[^${at}]: note`, '\n\n')}`,
  ],
  [
    'dollars that hold no formula',
    'markdown',
    600,
    (size) => many(Math.ceil(size / 100), () => `${'$$ x\n'.repeat(100)}x$$`, '\n\n'),
  ],
  ['dollars that never close', 'markdown', 1_000, (size) => '$$ x\n'.repeat(size)],
  ['names of emojis', 'emoji', 1_000, (size) => ':tada: :no: 10:30:tada: '.repeat(size)],
  ['colons', 'emoji', 4_000, (size) => ':a'.repeat(size)],
  [
    'code with wishes for its lines',
    'markdown',
    300,
    (size) => many(size, (at) => `\`\`\`js {1,3-5} title="a${at}" linenos hl_lines=[1,"2-3"]\nx\n\`\`\``),
  ],
  ['one long wish for lines', 'markdown', 2_000, (size) => `\`\`\`js ${'{1,3-5} mark:1,2 '.repeat(size)}\nx\n\`\`\``],
  ['notes that are not there', 'markdown', 2_000, labels],
  ['one note referred to often', 'markdown', 1_000, (size) => `${'[^1] '.repeat(size)}\n\n[^1]: note`],
  ['notes that nothing refers to', 'markdown', 500, (size) => many(size, (at) => `[^${at}]: note`, '\n\n')],
  ['definitions', 'markdown', 500, (size) => many(size, (at) => `term ${at}\n: meaning`, '\n\n')],
  ['many terms of one meaning', 'markdown', 500, (size) => `${'term\n'.repeat(size)}: meaning`],
  ['terms that never end', 'markdown', 300, (size) => 'term\nterm\n# heading\n'.repeat(size)],
  ['one term with many meanings', 'markdown', 500, (size) => `term\n${': meaning\n'.repeat(size)}`],
  ['tasks', 'markdown', 500, (size) => '- [ ] task\n'.repeat(size)],
  ['callouts', 'obsidian', 300, (size) => '> [!note] title\n> text\n\n'.repeat(size)],
  ['wiki links', 'obsidian', 1_000, (size) => '[[a|b]] '.repeat(size)],
  ['wiki links that never end', 'obsidian', 3_000, (size) => '[[a '.repeat(size)],
  ['marked words', 'obsidian', 1_000, (size) => '==a== '.repeat(size)],
  ['marks that never end', 'obsidian', 3_000, (size) => '==a '.repeat(size)],
  ['single tildes', 'markdown', 1_000, (size) => '~a~ '.repeat(size)],
  ['formulas', 'hugo', 200, (size) => '$$a$$\n\n'.repeat(size)],
  ['formulas that never end', 'jekyll', 2_000, (size) => '$$a '.repeat(size)],
  [
    'abbreviations',
    'pelican',
    60,
    (size) => `${many(size, (at) => `*[w${at}]: word`)}\n\n${many(size, (at) => `w${at}`, ' ')}`,
  ],
  ['containers', 'docusaurus', 300, (size) => ':::note\ntext\n:::\n\n'.repeat(size)],
  ['containers that never end', 'docusaurus', 300, (size) => ':::note\ntext\n'.repeat(size)],
  ['elements of JSX', 'docusaurus', 300, (size) => '<A b={c}>d</A>\n\n'.repeat(size)],
  ['pictures with sizes', 'obsidian', 500, (size) => '![a|100](b.png) '.repeat(size)],
  ['attribute lists', 'jekyll', 500, (size) => '## a {#b .c}\n\n'.repeat(size)],
  ['emphasis', 'markdown', 1_000, (size) => '*a* '.repeat(size)],
  ['emphasis that never ends', 'markdown', 2_000, (size) => '*a **b _c '.repeat(size)],
  ['elements in lines', 'markdown', 1_000, (size) => '<b>a</b> '.repeat(size)],
  ['elements that never end', 'markdown', 1_000, (size) => '<b>a '.repeat(size)],
  ['elements that would hide the rest', 'markdown', 500, (size) => '<object>a '.repeat(size)],
  ['elements around each other', 'markdown', 300, (size) => `${'<object>a'.repeat(size)}</object>`],
  ['scripts that never end', 'markdown', 300, (size) => '<script>\na\n\n'.repeat(size)],
  ['comments that never end', 'markdown', 1_000, (size) => '<!-- a\n\n'.repeat(size)],
  ['comments that never end in HTML', 'markdown', 1_000, (size) => `<div>\n${'<!-- a\n'.repeat(size)}`],
  ['tags that are cut off', 'markdown', 300, (size) => `<div>\n${'<a b="\n'.repeat(size)}`],
  ['addresses', 'markdown', 500, (size) => 'https://a.example/b '.repeat(size)],
  ['rows', 'markdown', 500, (size) => `|a|b|\n|-|-|\n${'|c|d|\n'.repeat(size)}`],
];

describe('Markdown', () => {
  it.each(texts)('takes steps in proportion to %s (%s)', (_what, dialect, size, body) => {
    const render = (length: number) => renderPost({ body: body(length), bodyLine: 1, dialect: dialectOf(dialect) });
    expect(stepGrowth(render, size)).toBeLessThan(5);
  });

  it('shows a note whole that has the definition of another one in it', () => {
    const { blocks } = renderPost({
      body: 'One[^1] two[^2].\n\n[^1]: first\n\n    [^2]: second\n\n    third',
      bodyLine: 1,
    });
    expect(blocks.map(({ text }) => text.trim())).toEqual(['One[1] two[2].', 'first', 'third ↩︎', 'second ↩︎']);
  });
});
