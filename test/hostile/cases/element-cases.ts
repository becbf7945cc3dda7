import type { Draft } from '../hostile-case.ts';

/** Elements of each kind that a post may have, one in the other. */
const nested = (
  'b em span font u s small sup ins mark code q abbr bdi a nobr div section blockquote center figure details address h2 ' +
  'li dd ul ol dl form fieldset label optgroup button template noscript object svg math'
).split(' ');

/** Elements by the thousand, side by side. */
const many: Readonly<Record<string, readonly [html: string, count: number]>> = {
  'places for a break': ['a<wbr>', 60_000],
  'soft hyphens': ['a&shy;', 60_000],
  'fields of a form': ['<input value=a>', 8_000],
  'buttons of a post': ['<button>a</button>', 8_000],
  'choices of a list': ['<option>a', 20_000],
  meters: ['<meter value=1>a</meter>', 8_000],
  'texts that move': ['<marquee>a</marquee>', 3_000],
  frames: ['<iframe src="https://a.example/"></iframe>\n\n', 3_000],
  objects: ['<object data="a.swf">a</object>', 3_000],
  canvases: ['<canvas width=30000 height=30000>a</canvas>', 500],
  'drawings in the text': ['<svg><circle r=9 /><text>a</text></svg>', 3_000],
  'formulas of HTML': ['<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math> ', 5_000],
  'anchors of one name': ['<a name=x id=x>a</a> ', 20_000],
  'headings of one name': ['<h3 id=x>a</h3>', 5_000],
  'links to one heading': ['[a](#a) ', 10_000],
  'links to the web': ['https://a.example/b ', 10_000],
  'addresses of mail': ['<a@b.example> ', 10_000],
  'items with numbers': ['<li value=99999999>a', 20_000],
  'words with a description': ['<span title="a" lang="xx" dir="rtl">a</span> ', 10_000],
  'terms with definitions': ['a\n: b\n\n', 5_000],
  tasks: ['- [ ] a\n', 10_000],
  'quotations side by side': ['> a\n\nb\n\n', 8_000],
  'letters with stress': ['**a**_b_', 20_000],
  'columns of no cells': ['<table><colgroup><col span=1000><tr><td>a</table>', 1_000],
};

const misnested = {
  'bold text around paragraphs': '<b><p>a',
  'links around tables': '<a href=#><table><tr><td>a',
  'fonts around headings': '<font color=red><h3>a',
  'items without a list': '<li><b>a<ul>',
  'cells without a table': '<td>a<tr>b<tbody>',
};

/** Elements that cost a browser time by their number, depth or size. */
export function elementCases(): readonly Draft[] {
  const long = 'a'.repeat(1_000_000);
  return [
    ...nested.map((tag) => ({
      tries: `to cost time by 3,000 levels of ${tag}`,
      body: `<${tag}>a`.repeat(3_000),
    })),
    ...Object.entries(many).map(([name, [html, count]]) => ({
      tries: `to cost time by ${count.toLocaleString('en')} ${name}`,
      body: html.repeat(count),
    })),
    ...Object.entries(misnested).map(([name, html]) => ({
      tries: `to cost time by 3,000 ${name}`,
      body: html.repeat(3_000),
    })),
    { tries: 'to cost time by a description of a picture', body: `![${long}](gone.png "${long}")` },
    { tries: 'to cost time by a style', body: `<p style="filter:blur(9999px);${long}">words</p>` },
    {
      tries: 'to cost time by a style sheet',
      body: `<style>${'body:has(* * *) > p:nth-child(2n+1) {}\n'.repeat(20_000)}</style>\n\nwords`,
    },
    { tries: 'to cost time by the size of a picture', body: '<img src=gone.png width=99999999 height=99999999 alt=a>' },
    { tries: 'to cost time by a row of cells', body: `<table><tr>${'<td>a'.repeat(20_000)}</table>` },
    {
      tries: 'to cost time by 5,000 rows of ten cells',
      body: `<table>${`<tr>${'<td>a'.repeat(10)}`.repeat(5_000)}</table>`,
    },
    {
      tries: 'to cost time by tables in tables in cells',
      body: '<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>'.repeat(3_000),
    },
  ];
}
