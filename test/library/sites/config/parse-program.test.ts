import { expect, it } from 'vitest';
import { JsLiterals } from '../../../../main/library/sites/config/read-literals-js.ts';
import { parsePythonLiterals } from '../../../../main/library/sites/config/read-literals-python.ts';
import { stepGrowth } from '../../../step-growth.ts';

const programs = [
  '(a)?(b):',
  '-',
  '(a,',
  '({a}',
  '/*',
  ':',
  'a<',
  '`${',
  '{a:',
  'a=>',
  'return {',
  '<a>',
  'a: "a" ',
  '[1,[2,',
];

it.each(programs)('reads JavaScript in steps that grow with its length: %j again and again', (piece) => {
  const growth = stepGrowth((size) => {
    const program = `export default { a: ${piece.repeat(Math.ceil(size / piece.length))}`;
    new JsLiterals(program).exported();
  }, 6_000);
  expect(growth).toBeLessThan(5);
});

const files = ['[', ')}', "A = '", 'r"await ', 'A = (', '"a" + ', '"a" ', 'if x:\n', 'f"{', 'lambda ', '\n  '];

it.each(files)('reads Python in steps that grow with its length: %j again and again', (piece) => {
  const growth = stepGrowth((size) => {
    parsePythonLiterals(`A = ${piece.repeat(Math.ceil(size / piece.length))}\nB = 'b'\n`);
  }, 6_000);
  expect(growth).toBeLessThan(5);
});

it('reads what stands before the place where it has to stop', () => {
  const program = `const a = 'a';\nmodule.exports = { a, b: '${'x'.repeat(1_000)}', c: ${'(a)?(b):'.repeat(20_000)}`;
  expect(new JsLiterals(program).variable('a')).toBe('a');
  expect(parsePythonLiterals(`A = 'a'\nB = ${'(a,'.repeat(60_000)}`).get('A')).toBe('a');
});

it('reads a program of the greatest length to its end', () => {
  const entries = Array.from(
    { length: 4_000 },
    (_, at) => `{ name: 'entry ${at}', path: "/entries/${at}/", on: true }`,
  );
  const program = `module.exports = {\n  list: [\n${entries.join(',\n')}\n  ],\n  last: 'last',\n};\n`;
  expect(program.length).toBeGreaterThan(200_000);
  expect(new JsLiterals(program).exported()['last']).toBe('last');
  const lines = Array.from({ length: 10_000 }, (_, at) => `NAME_${at} = ['value ${at}', {'a': ${at}}]\n`);
  expect(parsePythonLiterals(lines.join('')).get('NAME_9999')).toEqual(['value 9999', new Map([['a', 9999]])]);
});
