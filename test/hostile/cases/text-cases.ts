import type { Draft } from '../hostile-case.ts';

/** Letters that a browser has to shape together. */
const shaped: Readonly<Record<string, readonly [text: string, count: number]>> = {
  'letters of Hebrew with marks': ['ש\u0591\u05B0\u05C1', 40_000],
  'letters of Devanagari in one cluster': ['क\u094D', 60_000],
  'letters of Tibetan in one stack': ['\u0F40\u0F90', 60_000],
  'letters under forty marks': [`a${'\u0301\u0323'.repeat(20)} `, 3_000],
  'isolates in each other': ['\u2067a', 20_000],
  'emojis joined to one': ['\u{1F468}\u200D', 30_000],
  'selectors of variants': ['a\uFE0F', 60_000],
  'halves of flags': ['\u{1F1E9}', 50_000],
  'first letters of syllables': ['\u1100', 80_000],
  'joiners of words': ['a\u2060', 80_000],
  'ligatures of many letters': ['\uFDFA', 40_000],
  'spaces that do not break': ['a\u00A0', 80_000],
  'letters of both directions': ['aב', 80_000],
  'letters of mathematics': ['\u{1D538}', 50_000],
  'vertical letters': ['\u1820', 80_000],
};

const formulas = {
  'roots in roots': `${'\\sqrt{'.repeat(1_000)}x${'}'.repeat(1_000)}`,
  'fractions in fractions': `${'\\frac{1}{'.repeat(1_000)}x${'}'.repeat(1_000)}`,
  'exponents of exponents': `${'x^{'.repeat(1_000)}y${'}'.repeat(1_000)}`,
  'fences in fences': `${'\\left('.repeat(1_000)}x${'\\right)'.repeat(1_000)}`,
  'a matrix': `\\begin{matrix}${`${'a&'.repeat(100)}b\\\\`.repeat(100)}\\end{matrix}`,
  'a rule of great size': '\\rule{99999em}{99999em}',
  'a macro that grows': `\\def\\a{xx}${'bcdefghijklmnopqrst'.replaceAll(/./g, (name, at: number) => `\\def\\${name}{\\${'abcdefghijklmnopqrs'[at]}\\${'abcdefghijklmnopqrs'[at]}}`)}\\t`,
  'a long word': `\\text{${'a'.repeat(100_000)}}`,
};

/** Syntax that a parser may take long for. */
const syntax: Readonly<Record<string, string>> = {
  'shortcodes in shortcodes': `${'{{< a >}}'.repeat(3_000)}x${'{{< /a >}}'.repeat(3_000)}`,
  'conditions in conditions': `${'{% if a %}'.repeat(3_000)}x${'{% endif %}'.repeat(3_000)}`,
  'raw text that never ends': '{% raw %}{{ '.repeat(10_000),
  'wiki links': '[[a|b]] '.repeat(10_000),
  'pieces of other posts': '![[ID]]\n\n'.repeat(2_000),
  'notes of Obsidian in each other': Array.from({ length: 200 }, (_, at) => `${'> '.repeat(at + 1)}[!note] a`).join(
    '\n',
  ),
  'containers in each other': `${':::note\n\n'.repeat(2_000)}x`,
  'notes that refer to each other': `[^0]\n\n${Array.from({ length: 5_000 }, (_, at) => `[^${at}]: a [^${at + 1}] [^${at + 2}]`).join('\n')}`,
  'references to one note': `${'[^n] '.repeat(10_000)}\n\n[^n]: note`,
  'a note in itself': '[^n]\n\n[^n]: note [^n] [^n]',
  'tables with one pipe': 'a|\n-|\n'.repeat(10_000),
  'lists that begin anew': '- a\n1. b\n* c\n+ d\n'.repeat(3_000),
  'indented lines': Array.from({ length: 2_000 }, (_, at) => `${' '.repeat(at)}a`).join('\n'),
  'definitions of links without an end': '[a]: <b "c\n'.repeat(10_000),
  'links with unclosed titles': '[a](b "c '.repeat(10_000),
  'HTML that is never closed': '<a href="'.repeat(10_000),
  'attributes without an end': `<p ${'a="'.repeat(20_000)}>`,
  'emphasis of three kinds': '***a** b*~~c '.repeat(8_000),
  'underlined headings': 'a\n=\n'.repeat(5_000),
  'emojis by name': ':tada: '.repeat(10_000),
  'colours of a language': `\`\`\`js\n${'`${'.repeat(20_000)}\n\`\`\``,
  'markup in code': `\`\`\`html\n${'<a b="c">'.repeat(20_000)}\n\`\`\``,
  'regular expressions in code': `\`\`\`js\n${'/[/'.repeat(30_000)}\n\`\`\``,
  'a line of a million letters': 'word '.repeat(200_000),
};

/** Queries that may take long. The post's id comes before them. */
const queries = {
  'many words': 'vornly '.repeat(70),
  'words of one letter': '"ð" "þ" "ŋ" '.repeat(20),
  'a long word': 'q'.repeat(400),
  'many exclusions': '-zzz '.repeat(100),
  'open brackets': '('.repeat(300),
  'open quotation marks': '"'.repeat(301),
  'marks of every kind': '*?+.^$|\\/~` '.repeat(30),
  'letters with many marks': `e${'\u0301'.repeat(400)}`,
};

/** The posts that two of these queries find. No other post has their words. */
const bodies: Readonly<Record<string, string>> = { 'many words': 'vornly', 'words of one letter': 'ð þ ŋ' };

/** Texts, formulas, syntax and queries that cost time. */
export function textCases(): readonly Draft[] {
  return [
    ...Object.entries(shaped).map(([name, [text, count]]) => ({
      tries: `to cost time by ${count.toLocaleString('en')} ${name}`,
      body: text.repeat(count),
    })),
    ...Object.entries(formulas).map(([name, tex]) => ({
      tries: `to cost time by a formula of ${name}`,
      body: `$$${tex}$$`,
    })),
    ...Object.entries(syntax).map(([name, body]) => ({ tries: `to cost time by ${name}`, body })),
    ...Object.entries(queries).map(([name, query]) => ({
      tries: `to cost time by a query of ${name}`,
      body: bodies[name] ?? 'Words.',
      query,
    })),
  ];
}
