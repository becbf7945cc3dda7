import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from '../../../main/library/front-matter/split-front-matter.ts';

/** Whether front matter is found at the start of a text. If not, all of the text is still there. */
function isFound(text: string, commented = false): boolean {
  const { frontMatter, body } = splitFrontMatter(text, commented);
  if (frontMatter === null) {
    expect(body).toBe(text);
  }
  return frontMatter !== null;
}

describe('a fence', () => {
  it.each([
    ['---', 'yaml'],
    ['+++', 'toml'],
    [';;;', 'json'],
  ])('%s tells the language', (fence, language) => {
    expect(splitFrontMatter(`${fence}\na\n${fence}\nBody`)).toEqual({
      frontMatter: { language, source: 'a\n' },
      body: 'Body',
      bodyLine: 4,
      linesBefore: 1,
    });
  });

  it.each([
    ['yaml', 'yaml'],
    ['YAML', 'yaml'],
    ['yml', 'yaml'],
    ['toml', 'toml'],
    ['json', 'json'],
    ['ruby', 'ruby'],
  ])('may name the language %s behind it', (name, language) => {
    expect(splitFrontMatter(`---${name}\na\n---\n`).frontMatter?.language).toBe(language);
    expect(splitFrontMatter(`--- ${name} \na\n---\n`).frontMatter?.language).toBe(language);
  });

  it.each(['---', '+++', ';;;'])('is closed by a line that is nothing but %s', (fence) => {
    const source = (text: string) => splitFrontMatter(text).frontMatter?.source;
    expect(source(`${fence}\na: x ${fence}\nb\n${fence}\n`)).toBe(`a: x ${fence}\nb\n`);
    expect(source(`${fence}\na\n${fence} b\nc\n${fence}\n`)).toBe(`a\n${fence} b\nc\n`);
    expect(source(`${fence}\na\n${fence} \t\nBody`)).toBe('a\n');
  });

  it('may end the file', () => {
    expect(splitFrontMatter('---\na: 1\n---')).toMatchObject({ body: '', bodyLine: 4 });
  });

  it('belongs to a file with line ends of any system', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      expect(splitFrontMatter(['---', 'a: 1', '---', 'Body', ''].join(end))).toMatchObject({
        frontMatter: { source: 'a: 1\n' },
        body: 'Body\n',
      });
    }
  });

  it('stands at the start of the file, behind nothing but empty lines', () => {
    expect(isFound('Text.\n\n---\na: 1\n---\n')).toBe(false);
    expect(isFound('.---\na: 1\n---\n')).toBe(false);
    expect(splitFrontMatter('\n \n---\na: 1\n---\nBody')).toMatchObject({ body: 'Body', bodyLine: 6, linesBefore: 3 });
  });

  it('is closed within 128 KB, or it is text', () => {
    const block = (length: number) => `---\n${'a: 1\n'.repeat(length / 5)}---\nBody`;
    expect(isFound(block(130_000))).toBe(true);
    expect(isFound(block(140_000))).toBe(false);
    // However long the text behind it is.
    expect(splitFrontMatter(`---\na: 1\n---\n${'Text. '.repeat(40_000)}`).body).toHaveLength(240_000);
  });
});

describe('a JSON object at the start of a post', () => {
  it('ends with its own brace, whatever its texts hold', () => {
    const source = '{ "a": "}", "b": "\\"}", "c": { "d": "{" }, "e": "\\\\" }';
    expect(splitFrontMatter(`${source}\nBody } {\n`)).toEqual({
      frontMatter: { language: 'json', source },
      body: 'Body } {\n',
      bodyLine: 2,
      linesBefore: 0,
    });
  });

  it('may be empty, or end the file', () => {
    expect(splitFrontMatter('{}\nBody')).toMatchObject({ frontMatter: { source: '{}' }, body: 'Body' });
    expect(splitFrontMatter('{ "a": 1 }')).toMatchObject({ body: '', bodyLine: 2 });
    expect(splitFrontMatter('{ "a": 1 } \t\n\n  Body\n')).toMatchObject({ body: '\n  Body\n', bodyLine: 2 });
  });

  it.each([
    ['words behind it', '{ "a": 1 } is an object\n'],
    ['no key', '{ a: 1 }\nBody\n'],
    ['words before it', 'See { "a": 1 }\nBody\n'],
    ['no end', '{ "a": 1\nBody\n'],
    ['an end in a text only', '{ "a": "}\nBody\n'],
    ['a call of a template', '{{ "a" }}\nBody\n'],
  ])('is text with %s', (_what, text) => {
    expect(isFound(text)).toBe(false);
  });

  it('ends within 128 KB, or it is text', () => {
    const object = (length: number) => `{ "a": "${'x'.repeat(length)}" }\nBody`;
    expect(isFound(object(130_000))).toBe(true);
    expect(isFound(object(140_000))).toBe(false);
  });
});

describe('front matter in or behind an HTML comment, where that may be', () => {
  const fenced = '---\ntitle: A\n---\n';

  it.each([
    ['in it', `<!--\n${fenced}-->\nBody`, 'Body', 6],
    ['in it, behind empty lines', `<!--\n\n \n${fenced}-->\nBody`, 'Body', 8],
    ['in it, with words before the first line ends', `<!-- hidden\n${fenced}-->\nBody`, 'Body', 6],
    ['in it, with more text in the comment', `<!--\n${fenced}more\n\n--> \t\nBody`, 'Body', 8],
    ['in it, with text on the line of its end', `<!--\n${fenced}-->  Body`, 'Body', 5],
    ['in a comment that never ends', `<!--\n${fenced}Body`, 'Body', 5],
    ['behind it', `<!-- a -->\n${fenced}Body`, 'Body', 5],
    ['behind it, on its line', `<!-- a --> ${fenced}Body`, 'Body', 4],
    ['behind a comment of many lines', `<!-- a\nb\nc -->\n\n${fenced}Body`, 'Body', 8],
    ['behind several', `<!-- a --><!-- b -->\n<!--c-->\n${fenced}Body`, 'Body', 6],
    ['in the second', `<!-- a -->\n<!--\n${fenced}-->\nBody`, 'Body', 7],
  ])('is found %s', (_where, text, body, bodyLine) => {
    expect(splitFrontMatter(text, true)).toMatchObject({ frontMatter: { source: 'title: A\n' }, body, bodyLine });
    // Elsewhere a comment is a part of the text.
    expect(isFound(text)).toBe(false);
  });

  it('counts the lines before the first line of the front matter', () => {
    expect(splitFrontMatter(`<!-- a\nb -->\n\n${fenced}`, true).linesBefore).toBe(4);
    expect(splitFrontMatter(`\n<!--\n${fenced}-->`, true).linesBefore).toBe(3);
  });

  it.each([
    ['a comment and text', '<!-- a -->\nText.\n---\ntitle: A\n---\n'],
    ['a comment that never ends', '<!-- a\n\nText.\n---\ntitle: A\n---\n'],
    ['a whole comment before text on its line', '<!-- a --> Text.\n---\ntitle: A\n---\n'],
    ['words in the comment', '<!--\nwords\n---\ntitle: A\n---\n-->\n'],
    ['more comments than anyone writes', `${'<!-- a -->\n'.repeat(40)}${fenced}`],
  ])('is not found behind %s', (_where, text) => {
    expect(isFound(text, true)).toBe(false);
  });

  it('is found behind twenty comments, and no more', () => {
    expect(isFound(`${'<!-- a -->\n'.repeat(20)}${fenced}`, true)).toBe(true);
    expect(isFound(`${'<!-- a -->\n'.repeat(21)}${fenced}`, true)).toBe(false);
  });
});
