import type { Draft } from '../hostile-case.ts';

const budget = 'The budget of layout cost per post is not built.';
const runs = 'Unbroken runs are not cut into pieces yet.';
const nesting = 'What follows a list that is too deep is not kept yet.';

function repeated(what: string, unit: string, count: number, skipped?: string): Draft {
  const draft = { tries: `to cost time by ${count.toLocaleString('en')} ${what}`, body: unit.repeat(count) };
  return skipped === undefined ? draft : { ...draft, skipped };
}

/** Small files that take long with a careless parser, search or layout. */
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
    repeated('block quotes', '> ', 1_000, nesting),
    {
      tries: 'to lose text in a deep list',
      body: `${Array.from({ length: 60 }, (_, at) => `${'  '.repeat(at)}* item`).join('\n')}`,
      skipped: nesting,
    },
    repeated('open brackets', '[', 20_000),
    repeated('open pictures', '![a](', 10_000),
    repeated('marks of emphasis', '*a **a _b ', 10_000, budget),
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
    repeated('dollars', '$a$ ', 10_000, budget),
    repeated('tables', '<table>', 28_000, budget),
    repeated('films', '<video src=a.mp4></video>\n\n', 400, budget),
    repeated('elements', '<div>', 20_000),
    repeated('misnested elements', '<p><a><b><i>', 2_000),
    repeated('replacement characters', '\uFFFD', 200_000, runs),
    repeated('letters without spaces', '漢', 100_000),
    repeated('marks on one letter', '\u0301', 20_000),
    repeated('spaces of no width', '\u200B', 50_000),
    {
      tries: 'to cost time by notes',
      body: Array.from({ length: 12_000 }, (_, at) => `[^${at}]`).join(' '),
      skipped: budget,
    },
    {
      tries: 'to cost time by a wide table',
      body: `|${'a|'.repeat(3_000)}\n|${'-|'.repeat(3_000)}\n|${'b|'.repeat(3_000)}`,
    },
    {
      tries: 'to cost time by short rows',
      body: `|${'a|'.repeat(500)}\n|${'-|'.repeat(500)}\n${'|x\n'.repeat(1_000)}`,
      skipped: budget,
    },
    { tries: 'to cost time by a line of code', body: `\`\`\`js\n${'/*'.repeat(100_000)}\n\`\`\`` },
    {
      tries: 'to cost time by an address',
      body: `[a](${'a/'.repeat(100_000)}) https://a.example/${'*'.repeat(50_000)}`,
    },
    { tries: 'to cost time by a picture in the post', body: `![x](data:image/png;base64,${'A'.repeat(1_000_000)})` },
  ];
}
