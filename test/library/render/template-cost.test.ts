import { describe, expect, it } from 'vitest';
import { renderPost } from '../../../main/library/render/render-post.ts';
import { stepGrowth } from '../../step-growth.ts';
import { dialectOf } from './fixture-dialects.ts';

describe('templates', () => {
  // A search for an end gives up after 20,000 characters, so texts without an end are longer than that.
  const hostile: readonly (readonly [what: string, dialect: string, text: (size: number) => string])[] = [
    ['calls that open', 'hugo', (size) => '{{< box >}} '.repeat(size)],
    ['calls that nest', 'hugo', (size) => `${'{{< box >}}'.repeat(size)}x${'{{< /box >}}'.repeat(size)}`],
    ['closing tags', 'hugo', (size) => '{{< /box >}} '.repeat(size)],
    ['calls that never end', 'hugo', (size) => '{{< box '.repeat(size)],
    ['calls with an open string', 'hugo', (size) => '{{< box "a `b '.repeat(size)],
    ['escapes that never end', 'hugo', (size) => '{{</* '.repeat(6 * size)],
    ['code that is never closed', 'hugo', (size) => '{{< highlight go >}} '.repeat(size)],
    ['different names', 'hugo', (size) => Array.from({ length: size }, (_, at) => `{{< n${at} >}}`).join('')],
    ['crossed pairs', 'hugo', (size) => `${'{{< a >}}{{< b >}}'.repeat(size)}${'{{< /a >}}{{< /b >}}'.repeat(size)}`],
    [
      'many arguments',
      'hugo',
      (size) => `{{< box ${'a=b '.repeat(Math.min(4_000, size))}>}}\n\n`.repeat(Math.ceil(size / 4_000)),
    ],
    ['addresses of calls', 'hugo', (size) => `[l]: {{< ref "${'a'.repeat(size)}" >}}\n\n${'[l] '.repeat(size)}`],
    ['tags that never end', 'jekyll', (size) => '{% a {{ b '.repeat(size)],
    ['raw in code', 'jekyll', (size) => `\`\`\`\n${'{% raw %}\n'.repeat(size)}\`\`\`\n{% endraw %}`],
    ['comments', 'hexo', (size) => '{# {% comment %} '.repeat(size)],
    ['attribute lists', 'jekyll', (size) => '{: #a .b\n'.repeat(size)],
    ['contents', 'jekyll', (size) => '* a\n{:toc}\n\n'.repeat(size)],
    ['span attributes', 'jekyll', (size) => '*a*{: .b}'.repeat(size)],
    ['display math', 'jekyll', (size) => '$$a\n'.repeat(size)],
    ['bodies', 'zola', (size) => '{% a() %}'.repeat(size)],
    ['ends', 'zola', (size) => '{% end %}'.repeat(size)],
    ['tags that never end in WordPress', 'wordpress', (size) => '[caption a=b '.repeat(size)],
    ['captions', 'wordpress', (size) => '[caption a=b]![x](y) z'.repeat(size)],
    ['code of WordPress', 'wordpress', (size) => '[code] a '.repeat(size)],
    ['ends of WordPress', 'wordpress', (size) => '\\[/caption\\]'.repeat(size)],
    ['open braces', 'docusaurus', (size) => '{'.repeat(size)],
    ['open braces in tags', 'docusaurus', (size) => '<A b={ '.repeat(size)],
    ['open strings in tags', 'docusaurus', (size) => '<A b=" '.repeat(size)],
    ['components', 'docusaurus', (size) => '<A>\n\n'.repeat(size)],
    ['imports', 'docusaurus', (size) => 'import a from "b"\n'.repeat(size)],
    ['containers', 'docusaurus', (size) => ':::note\n'.repeat(size)],
    ['comments of MDX', 'docusaurus', (size) => '{/* '.repeat(6 * size)],
    ['wiki links', 'obsidian', (size) => '[[a '.repeat(size)],
    ['embeds', 'obsidian', (size) => '![['.repeat(size)],
    ['comment marks', 'obsidian', (size) => '%%a\n'.repeat(size)],
    ['comment marks in a line', 'obsidian', (size) => '%% a '.repeat(size)],
    ['dollars', 'obsidian', (size) => '$a '.repeat(size)],
    ['marks', 'obsidian', (size) => '==a '.repeat(size)],
    ['notes in their place', 'hugo', (size) => 'a^[b] '.repeat(size)],
    [
      'notes of many names',
      'hugo',
      (size) => Array.from({ length: size }, (_, at) => `[^${at}]: a\n\nb[^${at}]\n\n`).join(''),
    ],
    ['names of notes that never end', 'hugo', (size) => `[^a]: b\n\n${'[^ab'.repeat(3 * size)}`],
    ['callouts', 'obsidian', (size) => '> [!a]\n\n'.repeat(size)],
    ['backticks', 'hugo', (size) => '`a ``b '.repeat(size)],
    ['fences', 'hugo', (size) => '```\na\n~~~\n'.repeat(size)],
    ['spaces', 'hugo', (size) => `${' '.repeat(size)}\n`.repeat(4)],
    [
      'abbreviations',
      'pelican',
      (size) => `${Array.from({ length: size }, (_, at) => `*[A${at}]: x`).join('\n')}\n\n${'A1 '.repeat(size)}`,
    ],
    ['headings of one name', 'hugo', (size) => '# a\n'.repeat(size)],
    ['headings that take the next one’s number', 'hugo', (size) => '# a\n# a-1\n'.repeat(size)],
    ['sizes of pictures', 'hugo', (size) => '![a](b =1x'.repeat(size)],
    ['tags of JSX that never end', 'docusaurus', (size) => '<a b="\n'.repeat(size)],
    ['tags of JSX on a line', 'docusaurus', (size) => `${'<b><i>'.repeat(size)}\n\n${'<br />'.repeat(size)}`],
    ['indented tags of JSX', 'docusaurus', (size) => '    <div>\n'.repeat(size)],
    ['tags that never end in HTML', 'hugo', (size) => `<div>${'<a "'.repeat(size)}*a*`],
    ['links that never end in HTML', 'hugo', (size) => `<div>${'[a](b '.repeat(size)}*a*`],
    ['stars in HTML', 'hugo', (size) => `<div>${'*a '.repeat(size)}`],
    ['comments and code that never end in HTML', 'hugo', (size) => `<div>${'<!- <code> '.repeat(size)}`],
    ['words with emphasis in HTML', 'hugo', (size) => '<p>*a b*</p>'.repeat(size)],
    ['blocks of HTML with words behind them', 'jekyll', (size) => '<p>a</p>\nb\n'.repeat(size)],
    ['elements that stay open, with headings', 'hugo', (size) => '<div>\n# a\n'.repeat(size)],
    ['tags that never end, a line each', 'jekyll', (size) => '<p\n</p> a="\n'.repeat(size)],
    ['admonitions', 'pelican', (size) => '!!! note\n    a\n'.repeat(size)],
    [
      'admonitions in each other',
      'pelican',
      (size) =>
        Array.from({ length: Math.ceil(size / 60) }, () =>
          Array.from({ length: 60 }, (_, at) => `${'    '.repeat(at)}!!! note`).join('\n'),
        ).join('\n\na\n\n'),
    ],
    ['signs of East Asia', 'hexo', (size) => '**（a）**'.repeat(size)],
    ['tildes', 'docusaurus', (size) => '~a '.repeat(size)],
    ['hosts', 'docusaurus', (size) => 'www. www.a '.repeat(size)],
    ['code tags in tables', 'jekyll', (size) => `${'<code>|'.repeat(size)}\n`],
    ['formulas', 'obsidian', (size) => `$$${'{'.repeat(size / 2)}$$`],
  ];
  it.each(hostile)('takes steps in proportion to %s (%s)', (_what, name, text) => {
    expect(
      stepGrowth((size) => renderPost({ body: text(size), bodyLine: 1, dialect: dialectOf(name) }), 2_000),
    ).toBeLessThan(5);
  });
});
