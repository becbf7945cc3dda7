import { expect, it } from 'vitest';
import { JsLiterals, LiteralCall } from '../../../../main/library/sites/config/read-literals-js.ts';

function exported(program: string) {
  return structuredClone(new JsLiterals(program).exported());
}

it('reads an exported object with what is written outright', () => {
  expect(
    exported(`
    // a comment with { brackets
    import thing from 'thing';
    const base = '/blog/';
    /** @type {import('x').Config} */
    export default {
      title: "It’s \\u0041", url: \`https://a.example\`, base, count: 3, on: true, off: false, none: null,
      list: ['a', "b", 3, thing()], 'odd key': [{ deep: { er: 'x' } }],
      rule: /[/"'{]+/g, method(a, b) { return { url: 'wrong' } }, arrow: (x) => ({ y: x }), last: 'z',
    };
  `),
  ).toMatchObject({
    title: 'It’s A',
    url: 'https://a.example',
    base: '/blog/',
    count: 3,
    on: true,
    off: false,
    none: null,
    'odd key': [{ deep: { er: 'x' } }],
    last: 'z',
  });
});

it.each([
  ['a name, with a type', 'const config: Config = { url: "u" };\nexport default config;'],
  ['a call', 'export default defineConfig({ url: "u" })'],
  [
    'a function that returns it',
    'module.exports = function (config) { config.on("x", () => { return { url: "no" } }); return { url: "u" }; };',
  ],
  ['an arrow function', 'export default async () => ({ url: "u" })'],
  ['satisfies', 'export default { url: "u" } satisfies Config'],
  ['a fallback', 'module.exports = { url: process.env.URL || "u" }'],
  ['a path of names', 'const meta = { site: { url: "u" } }\nmodule.exports = { url: meta.site.url }'],
  ['a call with a type', 'export default defineConfig<Config>({ url: "u" })'],
  ['the name of a function', 'export default setUp;\nfunction setUp() { return { url: "u" }; }'],
  ['a function that is called', 'export default (() => { return { url: "u" }; })()'],
  [
    'the last that the function itself returns',
    'module.exports = () => { if (x) { return { url: "no" }; } const y = () => ({}); return { url: "u", y() { return { url: "no" }; } }; }',
  ],
  ['spread', 'const common = { url: "u" };\nmodule.exports = { ...common, a: 1 }'],
])('finds the object behind %s', (_name, program) => {
  expect(exported(program)).toMatchObject({ url: 'u' });
});

it.each([
  ['a comma is missing', 'export default {\n  a: "a"\n  url: "u",\n}'],
  ['a comma is missing in a line', 'export default { a: "a" url: "u" }'],
  ['a semicolon stands for a comma', 'export default { a: "a"; url: "u" }'],
  ['a quote is left open', "export default {\n  a: 'it's a',\n  url: 'u',\n}"],
  ['a quote is closed by another', 'export default {\n  a: "a\',\n  url: "u",\n}'],
  ['a value is missing', 'export default { a: , url: "u" }'],
  ['a brace is missing', 'const a = { b: { c: 1 },\nexport default { url: "u" }'],
  ['a brace is missing behind the last comma', 'const a = { b: { c: 1 } \nmodule.exports = { url: "u" }'],
  ['a bracket is closed by another', 'export default { a: [{ b: 1 ], url: "u" }'],
  ['the file is cut off', 'export default { url: "u", a: { b: [1, '],
  [
    'two branches were not merged',
    'export default {\n<<<<<<< HEAD\n  url: "no",\n=======\n  url: "u",\n>>>>>>> other\n}',
  ],
  ['a word is left over', 'export default { a: "a" oops, url: "u" }'],
])('reads the rest where %s', (_name, program) => {
  expect(exported(program)).toMatchObject({ url: 'u' });
});

it('leaves out what has to be computed', () => {
  expect(exported(`module.exports = { a: "x" + y, b: \`\${x}\`, c: on ? "p" : "q", d: 1 + 2, e: "kept" }`)).toEqual({
    a: undefined,
    b: undefined,
    c: undefined,
    d: undefined,
    e: 'kept',
  });
});

it('joins texts whose parts are known', () => {
  const program = `
    const base = 'src'; const year = 2024;
    export default { a: \`./\${base}/data/\${ year }\`, b: './' + base, c: \`\${base}/\${other}\`, d: \`\${SITE.url}blog\` };`;
  const imported = new Map([['SITE', { url: 'https://a.example/' }]]);
  expect(structuredClone(new JsLiterals(program, imported).exported())).toEqual({
    a: './src/data/2024',
    b: './src',
    c: undefined,
    d: 'https://a.example/blog',
  });
});

it('joins no text that is longer than a setting', () => {
  const doubled = (value: (n: number) => string): string =>
    Array.from({ length: 30 }, (_v, n) => `const a${n + 1} = ${value(n)};`).join('');
  for (const value of [(n: number) => `\`\${a${n}}\${a${n}}\``, (n: number) => `a${n} + a${n}`]) {
    const program = `const a0 = 'ab';${doubled(value)}export default { url: 'u', short: a3, long: a30 };`;
    expect(exported(program)).toEqual({ short: 'ab'.repeat(8), long: undefined, url: 'u' });
  }
});

it('lists calls of methods with their literals', () => {
  const literals = new JsLiterals(
    'module.exports = (c) => { c.addPassthroughCopy("img"); c.addPassthroughCopy({ "./public/": "/" }); };',
  );
  expect(literals.calls('addPassthroughCopy').map(({ values }) => structuredClone(values))).toEqual([
    ['img'],
    [{ './public/': '/' }],
  ]);
  expect(new JsLiterals('export default { plugins: [require.resolve("x")] }').exported()['plugins']).toEqual([
    new LiteralCall('require.resolve', ['x']),
  ]);
});

it('bounds the number of values, however often a name stands for them', () => {
  const lists = Array.from({ length: 60 }, (_v, n) => `const a${n + 1} = [a${n}, a${n}];`);
  const value = new JsLiterals(`const a0 = [1, 2];${lists.join('')}export default { url: 'u', a: a30 }`).exported();
  expect(value['url']).toBe('u');
  expect(JSON.stringify(value['a']).length).toBeLessThan(200_000);
});

it('handles hostile programs quickly', () => {
  const programs = [
    '{['.repeat(50_000),
    'const a = a;export default a',
    `const a0={};${Array.from({ length: 60 }, (_v, n) => `const a${n + 1} = [a${n}, a${n}, a${n}];`).join('')}export default { x: a60 }`,
    '"\\'.repeat(50_000),
    '`${'.repeat(50_000),
    '/*'.repeat(50_000),
    'return {'.repeat(20_000),
  ];
  for (const program of programs) {
    expect(() => new JsLiterals(program).exported()).not.toThrow();
  }
}, 10_000);
