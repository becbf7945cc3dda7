import type { Draft } from '../hostile-case.ts';

const yaml: Readonly<Record<string, string>> = {
  'lists in lists': `a: ${'['.repeat(30_000)}`,
  'closed lists in lists': `a: ${'['.repeat(3_000)}${']'.repeat(3_000)}`,
  'objects in objects': `a: ${'{b: '.repeat(10_000)}`,
  'dashes in a row': `a:\n  ${'- '.repeat(20_000)}x`,
  'keys that are asked for': `a:\n  ${'? '.repeat(10_000)}x`,
  'levels of indentation': Array.from({ length: 1_500 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
  'merged keys': `a0: &a0 {x: 1}\n${Array.from({ length: 3_000 }, (_, at) => `a${at + 1}: &a${at + 1}\n  <<: *a${at}`).join('\n')}`,
  'many keys': Array.from({ length: 50_000 }, (_, at) => `k${at}: v`).join('\n'),
  'one key again and again': 'a: b\n'.repeat(30_000),
  'many tags': `tags: [${Array.from({ length: 50_000 }, (_, at) => `t${at}`).join(', ')}]`,
  'a tag in many parts': `tags: ["${'a/'.repeat(20_000)}b"]`,
  'many addresses': `aliases: [${Array.from({ length: 20_000 }, (_, at) => `/a/${at}/`).join(', ')}]`,
  'a date of many digits': `date: ${'9'.repeat(100_000)}`,
  'a date of many parts': `date: 2024${'-01'.repeat(50_000)}`,
  'a long block of text': `description: |\n${'  word word word\n'.repeat(50_000)}`,
  'a text that is never closed': `description: "${'a\\'.repeat(100_000)}`,
  'tags of types': `a: ${'!!str '.repeat(5_000)}x`,
  'anchors without an end': `a: ${'&a '.repeat(20_000)}x`,
  'a number of many digits': `weight: 1${'0'.repeat(100_000)}`,
  comments: '# comment\n'.repeat(50_000),
  'colons in a row': `a${':'.repeat(100_000)} b`,
};

const toml: Readonly<Record<string, string>> = {
  'a table in depth': `[${'a.'.repeat(10_000)}a]`,
  'a key in depth': `${'a.'.repeat(10_000)}a = 1`,
  'lists in lists': `a = ${'['.repeat(10_000)}`,
  'many tables': '[[a]]\nb = 1\n'.repeat(20_000),
  'a text that is never closed': `a = """${'\\\n'.repeat(50_000)}`,
  'a number of many digits': `a = ${'1_'.repeat(50_000)}1`,
};

/** Front matter that costs a parser time or memory. The post stays readable, whatever becomes of its fields. */
export function headerCases(): readonly Draft[] {
  return [
    ...Object.entries(yaml).map(([name, lines]) => ({
      tries: `to cost time by front matter with ${name}`,
      header: `---\ntitle: ID\n${lines}\n---\n\nID`,
    })),
    ...Object.entries(toml).map(([name, lines]) => ({
      tries: `to cost time by TOML with ${name}`,
      header: `+++\ntitle = "ID"\n${lines}\n+++\n\nID`,
    })),
    {
      tries: 'to cost time by JSON in depth',
      header: `{ "title": "ID", "a": ${'['.repeat(50_000)}${']'.repeat(50_000)} }\n\nID`,
    },
    { tries: 'to cost time by many fences', header: `---\ntitle: ID\n---\n\nID\n\n${'---\n'.repeat(30_000)}` },
    { tries: 'to cost time by fields of other headers', header: `ID\n\n${'Title: a\n'.repeat(30_000)}` },
  ];
}
