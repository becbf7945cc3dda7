import type { Draft } from '../hostile-case.ts';

/** Part of the note that a post is shown as plain text. */
const plain = /would take long to lay out/;
const asWritten = /too long to be laid out/;

function repeated(what: string, unit: string, count: number, message?: RegExp): Draft {
  const draft = { tries: `to cost time by ${count.toLocaleString('en')} ${what}`, body: unit.repeat(count) };
  return message === undefined ? draft : { ...draft, message };
}

/** Text that takes a browser long to lay out: letters without a font, or of scripts without line breaks. */
function runs(): readonly Draft[] {
  const letters = {
    'replacement characters': '\uFFFD',
    'Arabic letters': 'ب',
    'Thai letters': 'ก',
    'letters of four scripts': '\uFFFDa漢\u0F40',
  };
  const places: readonly (readonly [name: string, put: (text: string) => string])[] = [
    ['a paragraph', (text) => text],
    ['a cell', (text) => `|a|b|\n|-|-|\n|${text}|c|`],
    ['many elements', (text) => text.replace(/.{1000}/gsu, '<b>$&</b>')],
    ['a block of code', (text) => `\`\`\`\n${text}\n\`\`\``],
    ['a heading', (text) => `## ${text}`],
    ['a link', (text) => `[${text}](https://a.example/${text.slice(0, 20_000)})`],
    ['a missing picture', (text) => `![${text}](gone.png)`],
  ];
  return Object.entries(letters).flatMap(([name, letter]) =>
    places.map(([place, put]) => ({
      tries: `to cost time by ${name} in ${place}`,
      body: put(letter.repeat(200_000 / letter.length)),
    })),
  );
}

/** Diagrams that take Mermaid long to draw. */
function diagrams(): readonly Draft[] {
  const numbers = Array.from({ length: 400 }, (_, at) => at);
  const sources = {
    'a flowchart': `graph TD\n${numbers.map((at) => `a${at} --> a${(at * 7) % 400}`).join('\n')}`,
    'a sequence': `sequenceDiagram\n${numbers.map((at) => `A${at % 60}->>B${at % 50}: word`).join('\n')}`,
    classes: `classDiagram\n${numbers.map((at) => `C${at} <|-- C${(at * 7) % 400}`).join('\n')}`,
    states: `stateDiagram-v2\n${numbers.map((at) => `s${at} --> s${(at * 7) % 400}`).join('\n')}`,
    'a chart of weeks': `gantt\n${numbers.map((at) => `task ${at} :2024-01-01, ${at}d`).join('\n')}`,
    'a map of thoughts': `mindmap\n  root\n${numbers.map((at) => `    n${at}`).join('\n')}`,
  };
  return Object.entries(sources).map(([name, source]) => ({
    tries: `to cost time by ${name} of 400 lines`,
    body: `\`\`\`mermaid\n${source}\n\`\`\``,
  }));
}

/** Small files that make a careless parser, search or layout slow. */
export function costCases(): readonly Draft[] {
  const levels = Array.from({ length: 8 }, (_, at) => `<g id="g${at + 1}">${`<use href="#g${at}"/>`.repeat(10)}</g>`);
  const bomb = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><g id="g0"><path d="M0 0h1v1z"/></g><defs>${levels.join('')}</defs><use href="#g8"/></svg>`;
  const word = 'A'.repeat(50_000);
  return [
    { tries: 'to cost time by a long word in a heading', body: `## ${word}\n\n# ${word}` },
    { tries: 'to cost time by a long title', header: `---\ntitle: ID ${word}\n---` },
    {
      tries: 'to cost time by a long tag',
      header: `---\ntitle: ID\ntags: [${word}]\nauthor: ${word}\ncategory: ${word}\n---`,
    },
    { tries: 'to cost time by a long word', body: word.repeat(8) },
    { tries: 'to cost time by a drawing', body: '![x](ID.svg)', beside: { 'ID.svg': bomb }, message: /takes too long/ },
    {
      tries: 'to cost time by a drawing as cover',
      header: '---\ntitle: ID\ncover: ID.svg\n---',
      beside: { 'ID.svg': bomb },
      message: /takes too long/,
    },
    {
      tries: 'to cost time by commas in front matter',
      header: `---\ntitle: ID\nx: [a${','.repeat(125_000)}x\n---`,
      message: /front matter/,
    },
    { tries: 'to cost time by empty lines in front matter', header: `---\ntitle: ID\n${'\n'.repeat(100_000)}\n---` },
    {
      tries: 'to cost time by aliases',
      header: `---\ntitle: ID\na: &a [x]\n${Array.from({ length: 20 }, (_, at) => `k${at}: &k${at} [${`*${at === 0 ? 'a' : `k${at - 1}`},`.repeat(9)}]`).join('\n')}\n---`,
      message: /front matter/,
    },
    repeated('block quotes', '> ', 1_000),
    {
      tries: 'to lose text in a deep list',
      body: `${Array.from({ length: 60 }, (_, at) => `${'  '.repeat(at)}* item`).join('\n')}`,
    },
    repeated('open brackets', '[', 20_000),
    repeated('open pictures', '![a](', 10_000),
    repeated('marks of emphasis', '*a **a _b ', 10_000),
    repeated('words with emphasis', '*a* ', 20_000, plain),
    repeated('quotation marks', '"a\' ', 30_000),
    repeated('ampersands', '&a', 50_000),
    repeated('angle brackets', '<', 50_000),
    repeated('open comments', 'x <!-- ', 10_000),
    repeated('open declarations', 'x <!A ', 10_000),
    repeated('back ticks', '`a``', 20_000),
    repeated('headings', '# same\n\n', 3_000),
    repeated('items', '- a\n\n', 3_000),
    repeated('definitions', '[a]: b\n', 20_000),
    repeated('references', '[a] ', 20_000),
    repeated('braces', '{{< a ', 10_000),
    repeated('tags of Liquid', '{% a %}', 5_000),
    repeated('dollars', '$a$ ', 10_000),
    repeated('formulas', '$$\\frac{a}{b}$$\n\n', 12_000),
    repeated('formulas in one box', '- $$\\frac{a}{b}$$\n', 3_000),
    repeated('tables', '<table>', 28_000),
    repeated('tables with a cell', '<table><tr><td>a</td></tr></table>\n\n', 20_000, plain),
    repeated('tables in each other', '<table><tr><td>a', 5_000),
    {
      tries: 'to cost time by films',
      body: '<video src="ID.mp4"></video>\n\n<audio src="ID.mp3"></audio>\n\n'.repeat(400),
      beside: { 'ID.mp4': 'x', 'ID.mp3': 'x' },
      message: plain,
    },
    {
      tries: 'to cost time by films in a list',
      body: '- <video src="ID.mp4"></video>\n- <audio src="ID.mp3"></audio>\n'.repeat(400),
      beside: { 'ID.mp4': 'x', 'ID.mp3': 'x' },
      message: plain,
    },
    repeated('phonetic marks', '<ruby>漢<rt>kan</rt></ruby>', 10_000, plain),
    repeated('breaks', '<br>', 50_000, plain),
    repeated('rules', '<hr>', 20_000),
    repeated('folds', '<details><summary>a</summary>b</details>\n', 5_000),
    repeated('directions', '<bdo dir=rtl>a<bdo dir=ltr>b</bdo></bdo>', 10_000, plain),
    repeated('short lines', 'a\n\n', 60_000, asWritten),
    { ...repeated('marks of a search', 'zarf ', 10_000), query: 'zarf' },
    { ...repeated('marks of a search in code', '`zurf` ', 4_000, plain), query: 'zurf' },
    ...diagrams(),
    {
      tries: 'to cost time by 20,000 attributes',
      body: `<p ${Array.from({ length: 20_000 }, (_, at) => `a${at}=b`).join(' ')}>words</p>`,
    },
    {
      tries: 'to cost time by a long attribute',
      body: `<p title="${'a'.repeat(1_000_000)}" class="${'a '.repeat(300_000)}">words</p>`,
    },
    {
      tries: 'to cost time by a table of spans',
      body: `<table>${'<tr><td colspan=1000 rowspan=65534>a</td></tr>'.repeat(1_000)}</table>`,
    },
    {
      tries: 'to cost time by a list with a great number',
      body: '<ol start=2147483647 reversed><li value=-2147483648>a</ol>',
    },
    {
      tries: 'to cost time by entities',
      body: `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n\n${'&b;'.repeat(50_000)}`,
    },
    repeated('named entities', '&CounterClockwiseContourIntegral;', 20_000),
    repeated('formatting elements that are never closed', '<b><i><u>', 5_000),
    repeated('formatting elements in paragraphs', '<p><b id=x><i><font><a>', 500),
    repeated(
      'references to one picture',
      '![a](data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7) ',
      3_000,
    ),
    {
      tries: 'to cost time by a picture that says it is large',
      body: '![x](ID.gif)',
      beside: { 'ID.gif': Buffer.from('R0lGODlh////AIAAAAAAAP///yH5BAEAAAAALAAAAAD//wAAAAIBRAA7', 'base64') },
    },
    repeated('abbreviations with titles', '<abbr title="long">a</abbr> ', 5_000),
    repeated('directional overrides', '\u202E\u2066a', 20_000),
    repeated('subscripts in each other', '<sub>', 500),
    repeated('quotations in lists', '- > ', 500),
    repeated('numbered lists in each other', '1. ', 500),
    repeated('tabs', '\t', 100_000),
    repeated('tildes', '~~~\n', 20_000),
    repeated('pipes', '|', 100_000),
    repeated('underscores', '_', 100_000),
    repeated('colons', ':::', 50_000),
    repeated('hashes', '#', 200_000),
    repeated('backslashes', '\\', 200_000),
    repeated('notes in the text', '^[a', 5_000),
    repeated('parentheses in an address', '[a](', 20_000),
    repeated('fences of many lengths', '````\n```\n', 10_000),
    repeated('rows', '|a|b|\n|-|-|\n', 20_000),
    repeated('missing pictures', '![a](gone.png) ', 5_000, plain),
    repeated('blocks of code', '```\na\n```\n\n', 5_000),
    repeated('elements', '<div>', 20_000),
    repeated('misnested elements', '<p><a><b><i>', 2_000),
    ...runs(),
    repeated('letters without spaces', '漢', 100_000),
    repeated('marks on one letter', '\u0301', 20_000),
    repeated('spaces of no width', '\u200B', 50_000),
    {
      tries: 'to cost time by notes that are there',
      body: `${Array.from({ length: 12_000 }, (_, at) => `[^${at}]`).join(' ')}\n\n${Array.from({ length: 12_000 }, (_, at) => `[^${at}]: note`).join('\n')}`,
      message: plain,
    },
    {
      tries: 'to cost time by notes',
      body: Array.from({ length: 12_000 }, (_, at) => `[^${at}]`).join(' '),
    },
    {
      tries: 'to cost time by a wide table',
      body: `|${'a|'.repeat(3_000)}\n|${'-|'.repeat(3_000)}\n|${'b|'.repeat(3_000)}`,
    },
    {
      tries: 'to cost time by short rows',
      body: `|${'a|'.repeat(500)}\n|${'-|'.repeat(500)}\n${'|x\n'.repeat(1_000)}`,
      message: plain,
    },
    { tries: 'to cost time by a line of code', body: `\`\`\`js\n${'/*'.repeat(100_000)}\n\`\`\`` },
    {
      tries: 'to cost time by an address',
      body: `[a](${'a/'.repeat(100_000)}) https://a.example/${'*'.repeat(50_000)}`,
    },
    { ...repeated('marks of a search in code', '`zorf` ', 2_400), query: 'zorf' },
    { tries: 'to cost time by a picture in the post', body: `![x](data:image/png;base64,${'A'.repeat(1_000_000)})` },
  ];
}
