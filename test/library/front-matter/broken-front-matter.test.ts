import { describe, expect, it } from 'vitest';
import { type FrontMatter, parseFrontMatter } from '../../../main/library/front-matter/parse-front-matter.ts';

function fieldsOf(post: FrontMatter): unknown {
  return Object.fromEntries(post.fields);
}

/** The fields of front matter that no parser reads, because of its last line. */
function guessed(...lines: readonly string[]): unknown {
  const post = parseFrontMatter(`---\n${lines.join('\n')}\n\tx: [}\n---\nBody`);
  expect(post).toMatchObject({ present: true, body: 'Body', problems: [{ kind: 'front-matter' }] });
  const { x: _broken, ...fields } = fieldsOf(post) as Record<string, unknown>;
  return fields;
}

describe('the fields of broken front matter', () => {
  it('are taken from its lines', () => {
    expect(guessed('title: A', 'Date:   2020-01-02  ', 'empty:', '{ "slug": "b",')).toEqual({
      title: 'A',
      date: '2020-01-02',
      slug: 'b',
    });
  });

  it('are the first with a value, whatever their case', () => {
    expect(guessed('title:', 'Title: A', 'title: B')).toEqual({ title: 'A' });
  });

  it('may be lists, closed or not', () => {
    expect(guessed('a: [x, "y", , \'z\']', 'b: [x, y')).toEqual({ a: ['x', 'y', 'z'], b: ['x', 'y'] });
    expect(guessed('a: see [x]')).toEqual({ a: 'see [x]' });
  });

  it('lose only the quotes around all of a value', () => {
    expect(guessed('a: "A"', "b: 'B'", 'c: say "C"', 'd: "D" and more', 'e: "E\'')).toEqual({
      a: 'A',
      b: 'B',
      c: 'say "C"',
      d: '"D" and more',
      e: '"E\'',
    });
  });

  it('are not what stands within a line', () => {
    expect(guessed('title: A', '- see date: 2020-01-02')).toEqual({ title: 'A' });
    expect(fieldsOf(parseFrontMatter('---js\n  // see date: "2020-01-02"\n  title: "A",\n---\n'))).toEqual({
      title: 'A',
    });
  });
});

describe('text between two rules', () => {
  it.each(['[x, note: y', '"never closed', '[x', '- x: [', '*x: y'])('stays text if it only is no YAML: %s', (text) => {
    const file = `---\n${text}\n---\nmore\n`;
    expect(parseFrontMatter(file)).toMatchObject({ present: false, body: file, bodyLine: 1, problems: [] });
  });

  it('is front matter if one of its keys is a plain word', () => {
    expect(fieldsOf(parseFrontMatter('---\ntitle: A\nmy key: x\n---\n'))).toEqual({ title: 'A', 'my key': 'x' });
  });
});

it('says that front matter is never closed, also if its first line is indented', () => {
  for (const text of ['---\n  title: A\n', '---  \ntitle : A\n', '+++\n\ttitle = 1\n']) {
    expect(parseFrontMatter(text)).toMatchObject({
      present: false,
      body: text,
      problems: [{ message: { code: 'problem.unclosed', values: { fence: text.slice(0, 3) } }, line: 1 }],
    });
  }
});

it('keeps a program in its place, and says that it is there', () => {
  const post = parseFrontMatter('\n---js\ntitle: "A"\n---\nBody');
  expect(post).toMatchObject({ present: true, body: 'Body', problems: [{ line: 2 }] });
});

it('reads one header, and leaves the next one in the text', () => {
  const post = parseFrontMatter('---\ntitle: A\n---\ntitle: B\n---\nText', ['unopened']);
  expect(fieldsOf(post)).toEqual({ title: 'A' });
  expect(post.body).toBe('title: B\n---\nText');
});

describe('keys in quotes', () => {
  it('are those of the top of a YAML block', () => {
    const { quotedKeys } = parseFrontMatter('---\nmore:\n  date: "x"\nslug : "x"\nTitle:  \t\'x\'\n---\n');
    expect([...quotedKeys]).toEqual(['slug', 'title']);
  });

  it('are not told in other languages', () => {
    expect(parseFrontMatter('+++\nx = """\ndate: "2020"\n"""\n+++\n').quotedKeys.size).toBe(0);
  });
});

describe('the copy of a block', () => {
  it('keeps texts, numbers, yes and no', () => {
    expect(fieldsOf(parseFrontMatter('{ "a": "x", "b": 1.5, "c": true, "d": false, "e": null }\n'))).toEqual({
      a: 'x',
      b: 1.5,
      c: true,
      d: false,
      e: null,
    });
  });

  it('is eight levels deep', () => {
    const nested = (depth: number): string => `${'['.repeat(depth)}"x"${']'.repeat(depth)}`;
    const copy = (depth: number): string => JSON.stringify(fieldsOf(parseFrontMatter(`{ "a": ${nested(depth)} }\n`)));
    expect(copy(7)).toBe(`{"a":${nested(7)}}`);
    expect(copy(8)).toBe(`{"a":${nested(8).replace('"x"', 'null')}}`);
    expect(copy(20)).toBe(`{"a":${'['.repeat(8)}null${']'.repeat(8)}}`);
  });

  it('has a thousand values of a list, and five thousand in all', () => {
    const list = (length: number): string => JSON.stringify(Array.from({ length }, (_item, at) => at));
    expect(parseFrontMatter(`{ "a": ${list(2_000)} }\n`).fields.get('a')).toHaveLength(1_000);
    const lists = Array.from({ length: 10 }, (_list, at) => `"k${at}": ${list(1_000)}`);
    const { fields } = parseFrontMatter(`{ ${lists.join(',')} }\n`);
    const kept = [...fields.values()].flat().filter((value) => value !== null);
    expect(kept).toHaveLength(4_995);
  });
});
