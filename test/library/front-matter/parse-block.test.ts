import { describe, expect, it } from 'vitest';
import { explain, isReadable, parseBlock } from '../../../main/library/front-matter/parse-block.ts';
import type { FrontMatterLanguage } from '../../../main/library/front-matter/split-front-matter.ts';

/** What is told about a block that can't be parsed. */
function told(language: FrontMatterLanguage, source: string): unknown {
  try {
    return parseBlock(language, source);
  } catch (error) {
    return explain(error, source);
  }
}

function notValid(form: string, reason: string, line: number | null): unknown {
  return { message: { code: 'problem.not-valid', values: { form, reason } }, line };
}

it('knows three languages', () => {
  expect(['yaml', 'toml', 'json', 'js', 'constructor', ''].filter(isReadable)).toEqual(['yaml', 'toml', 'json']);
});

describe('JSON', () => {
  it.each([
    ['in braces', '{ "a": 1 }'],
    ['in braces behind empty lines', '\n  { "a": 1 }\n'],
    ['without braces', '"a": 1\n'],
    ['without braces, with a comma at the end', '"a": 1,\n'],
    ['with empty lines', '\n"a":\n\n1\n\n'],
  ])('is read %s', (_how, source) => {
    expect(parseBlock('json', source)).toEqual({ data: { a: 1 }, slip: null });
  });

  it('is read without a comma at its end only', () => {
    expect(parseBlock('json', '"a": [1,\n2],\n"b": "x,"').data).toEqual({ a: [1, 2], b: 'x,' });
  });

  it('says where it is broken, and why', () => {
    expect(told('json', '{ "a": 1,\n  "b": x }')).toEqual(notValid('JSON', "Unexpected token 'x'", 2));
    expect(told('json', '{ "a": 1,\n\n  b: 2 }')).toMatchObject({ message: { values: { form: 'JSON' } }, line: 3 });
    expect(told('json', `{ "a": "${'x'.repeat(40)}",\n\n\n  "b": y,\n  "c": "${'z'.repeat(40)}"\n}`)).toEqual(
      notValid('JSON', "Unexpected token 'y'", 4),
    );
    const far = Array.from({ length: 30 }, (_line, at) => `"k${at}": ${at}`).join(',\n');
    expect(told('json', `{ ${far}\n"z": 1 }`)).toEqual(
      notValid('JSON', "Expected ',' or '}' after property value", 31),
    );
    expect(told('json', '{ "a": 1')).toMatchObject({ message: { values: { form: 'JSON' } }, line: 1 });
  });

  it('does not know the line of a mistake without a place', () => {
    expect(explain(new SyntaxError('Unexpected end of JSON input'), '{\n"a"')).toEqual(
      notValid('JSON', 'Unexpected end of JSON input', null),
    );
    expect(explain(new SyntaxError(`Unexpected token 'x', "elsewhere" is not valid JSON`), '{\n"a"')).toEqual(
      notValid('JSON', "Unexpected token 'x'", null),
    );
  });
});

describe('YAML', () => {
  it('has its line numbers, with the empty lines', () => {
    expect(told('yaml', 'a: 1\n\n\nb: [x\nc: 2\n')).toEqual(notValid('YAML', 'deficient indentation', 5));
    expect(told('yaml', 'a: 1\n\n\n[}\n')).toMatchObject({ message: { values: { form: 'YAML' } }, line: 4 });
  });

  it('goes on at the left in quotes and brackets, which is no mistake', () => {
    expect(parseBlock('yaml', 'a: "x\ny"\nb: [1,\n2]')).toEqual({ data: { a: 'x y', b: ['1', '2'] }, slip: null });
  });

  // What Ruby's YAML makes of each.
  it.each([
    ['a: "x {\n\t\ty: 0;\n\n\t}"\nb: 1', { a: 'x { y: 0;\n}', b: '1' }],
    ['m:\n  a: "x\ny"\nb: 1', { m: { a: 'x y' }, b: '1' }],
    ['m:\n  - a: [x,\n  y]\nb: 1', { m: [{ a: ['x', 'y'] }], b: '1' }],
    ['m:\n  a: [x,\n\ty]\nb: 1', { m: { a: ['x', 'y'] }, b: '1' }],
    ['a: {\n\tx: 1, # c\n\n\ty: 2\n}\nb: 1', { a: { x: '1', y: '2' }, b: '1' }],
    ['- a: "x\n y"\n- b', [{ a: 'x y' }, 'b']],
  ])('goes on in lines with tabs or few spaces: %j', (source, data) => {
    expect(parseBlock('yaml', source)).toEqual({ data, slip: null });
  });

  it.each([
    ['a: 1\nb: 2\na: 3', { a: '3', b: '2' }, 'a', 3],
    ['a: 1\n"a" : 3', { a: '3' }, 'a', 2],
    ["a: 1\n'a': 3", { a: '3' }, 'a', 2],
    ['x y: 1\nx y : 3', { 'x y': '3' }, 'x y', 2],
    ['b:\n  - a: 1\n    a: 3', { b: [{ a: '3' }] }, 'a', 3],
  ])('takes the last of two equal keys in %j, and names the key', (source, data, key, line) => {
    expect(parseBlock('yaml', source)).toEqual({
      data,
      slip: { message: { code: 'problem.doubled', values: { key } }, line },
    });
  });

  it('keeps the keys behind a text of many lines with an open quote, although a key is there twice', () => {
    const source = 'summary: |\n  "Once upon a time\ntitle: A\ntitle: B';
    expect(parseBlock('yaml', source)).toEqual({
      data: { summary: '"Once upon a time\n', title: 'B' },
      slip: { message: { code: 'problem.doubled', values: { key: 'title' } }, line: 4 },
    });
  });

  it('names no more than the start of a long key', () => {
    const key = 'k'.repeat(200);
    expect(parseBlock('yaml', `${key}: 1\n${key}: 2`).slip?.message).toEqual({
      code: 'problem.doubled',
      values: { key: 'k'.repeat(80) },
    });
  });

  it('says that a key is there twice even if it has no name', () => {
    expect(parseBlock('yaml', '"": 1\n"": 2').slip).toEqual({ message: { code: 'problem.doubled-unnamed' }, line: 2 });
  });

  it('is read as it was meant where no program reads it, and says what is wrong', () => {
    expect(parseBlock('yaml', 'title: Sea: a tale\nb: 2')).toEqual({
      data: { title: 'Sea: a tale', b: '2' },
      slip: notValid('YAML', 'bad indentation of a mapping entry', 1),
    });
  });
});

describe('TOML', () => {
  it('says where it is broken, and why', () => {
    expect(told('toml', 'a = 1\n\nb = maybe')).toEqual(notValid('TOML', 'invalid value', 3));
  });

  it('takes the last of two equal keys, and names the key', () => {
    expect(parseBlock('toml', 'a = 1\n\na = 2')).toEqual({
      data: { a: 2 },
      slip: { message: { code: 'problem.doubled', values: { key: 'a' } }, line: 3 },
    });
  });

  it('says why it is broken even if a key is there twice', () => {
    expect(told('toml', 'a = 1\na = 2\nb = maybe')).toMatchObject({ message: { values: { form: 'TOML' } } });
  });

  it('is not read deeper than any header goes', () => {
    expect(parseBlock('toml', `a = ${'['.repeat(30)}1${']'.repeat(30)}`).slip).toBeNull();
    expect(told('toml', `a = ${'['.repeat(60)}1${']'.repeat(60)}`)).toMatchObject({
      message: { code: 'problem.not-valid' },
    });
  });
});

it('says that a block is too deep, or what else went wrong', () => {
  expect(explain(new RangeError('Maximum call stack size exceeded'), '')).toEqual({
    message: { code: 'problem.not-read', values: { reason: 'Maximum call stack size exceeded' } },
    line: null,
  });
  expect(explain('no error', '')).toEqual({
    message: { code: 'problem.not-read', values: { reason: { code: 'problem.too-deep-header' } } },
    line: null,
  });
});
