import { describe, expect, it } from 'vitest';
import { indentOpenValues, repairYaml } from '../../../main/library/front-matter/repair-yaml.ts';

describe('a line at the left within quotes or brackets', () => {
  it.each([
    ['a: "x\ny"\nb: 1', 'a: "x\n  y"\nb: 1'],
    ["a: 'x\ny'\nb: 1", "a: 'x\n  y'\nb: 1"],
    ['a: [x,\ny]\nb: 1', 'a: [x,\n  y]\nb: 1'],
    ['a: {x: 1,\ny: 2}\nb: 1', 'a: {x: 1,\n  y: 2}\nb: 1'],
    ['"x\ny": 1', '"x\n  y": 1'],
    ['- "x\ny"\n- z', '- "x\n  y"\n- z'],
    ['-  -   "x\ny"', '-  -   "x\n     y"'],
    ['"a b":   "x\ny"', '"a b":   "x\n  y"'],
    ["'a b' : [x,\ny]", "'a b' : [x,\n  y]"],
    ['a.b-c\t:\t[x,\ny]', 'a.b-c\t:\t[x,\n  y]'],
    // Too few spaces, or tabs.
    ['m:\n  a: "x\ny"', 'm:\n  a: "x\n    y"'],
    ['m:\n  a: "x\n  y"', 'm:\n  a: "x\n    y"'],
    ['m:\n  - a: [x,\n   y]', 'm:\n  - a: [x,\n      y]'],
    ['a: "x {\n\t\ty\n\n\t}"\nb: 1', 'a: "x {\n  \t\ty\n\n  \t}"\nb: 1'],
    // A bracket in quotes, and quotes in brackets.
    ['a: ["[",\nx]\nb: 1', 'a: ["[",\n  x]\nb: 1'],
    ['a: "[x\ny"\nb: 1', 'a: "[x\n  y"\nb: 1'],
    ['a: [{x: 1},\ny, [\nz]]\nb: 1', 'a: [{x: 1},\n  y, [\n  z]]\nb: 1'],
    // Quotes within quotes.
    ['a: "x \\" [\ny"\nb: 1', 'a: "x \\" [\n  y"\nb: 1'],
    ['a: "x\\\\"\nb: 1', 'a: "x\\\\"\nb: 1'],
    ["a: 'it''s\nx'\nb: 1", "a: 'it''s\n  x'\nb: 1"],
    ["a: 'x\\'\nb: 1", "a: 'x\\'\nb: 1"],
    // A bracket in a comment.
    ['a: [x, # and ]\ny]\nb: 1', 'a: [x, # and ]\n  y]\nb: 1'],
    ['a: [x#]\nb: 1', 'a: [x#]\nb: 1'],
    ['a: [x,\n# ]\ny]\nb: 1', 'a: [x,\n  # ]\n  y]\nb: 1'],
  ])('is indented: %j', (source, indented) => {
    expect(indentOpenValues(source)).toBe(indented);
  });

  it.each([
    ['a: "x\n  y"'],
    ['a: "x\n\n  y"'],
    ['a: "x"\nb: 1'],
    ['a: x "y\nb: 1'],
    ["a: it's\nb: 1"],
    ['a: b[0\nb: 1'],
    ['# "x\nb: 1'],
    ['a: "x" # "\nb: 1'],
    // Text of many lines, which may hold any signs.
    ['a: |\n  "x\nb: 1'],
    ['a: >-\n  [x\n\n  {y\nb: 1'],
    ['a: |2+ # "x"\n   "x\nb: 1'],
    ['a:\n  b: |\n    "x\n  c: 1\nd: 2'],
    ['- |\n  "x\n- y'],
    ['- a: |\n    "x\n  b: 1\nc: 2'],
  ])('is not there in %j', (source) => {
    expect(indentOpenValues(source)).toBe(source);
  });
});

it('is found again behind a text of many lines', () => {
  expect(indentOpenValues('a: |\n  "x\nb: "y\nz"')).toBe('a: |\n  "x\nb: "y\n  z"');
  expect(indentOpenValues('- a: |\n    "x\n  b: "y\nz"')).toBe('- a: |\n    "x\n  b: "y\n    z"');
  expect(indentOpenValues(`${' '.repeat(5_000)}a: "x\ny"`)).toBe(`${' '.repeat(5_000)}a: "x\n${' '.repeat(102)}y"`);
});

describe('YAML that no program reads', () => {
  it.each([
    ['a: x: y', "a: 'x: y'"],
    ["a: it's: y  ", "a: 'it''s: y'"],
    ['a:   x: y', "a:   'x: y'"],
    ['a: &x y', "a: '&x y'"],
    ['a: *x', "a: '*x'"],
    ['a: x\ny\nb: z', "a: 'x y'\nb: 'z'"],
    ['a: x\ny\nand z\nb: 1', "a: 'x y and z'\nb: '1'"],
    ['a:  x\ny', "a:  'x y'"],
    ['a: x\n"b c": y\nd: z', "a: 'x'\n\"b c\": y\nd: 'z'"],
    ["a: x\n'b c': y", "a: 'x'\n'b c': y"],
    ['a: x\nb c.d: y', "a: 'x'\nb c.d: y"],
    ['a: x\nto be: or not\nb: y', "a: 'x'\nto be: or not\nb: 'y'"],
  ])('gets quotes around its plain values, and is joined: %j', (source, repaired) => {
    expect(repairYaml(source)).toBe(repaired);
  });

  it.each([
    ['a: "x"\ny'],
    ['a: [x]\ny'],
    ['a: {x: 1}'],
    ['a: |\n  x\ny'],
    ['a: >\ny'],
    ['a: # x'],
    ['a:\n- x\n- y: z'],
    ['a:\n  b: x: y'],
    ['words\nmore words'],
    ['- x\ny'],
  ])('keeps the rest as it is: %j', (source) => {
    expect(repairYaml(source)).toBe(source);
  });

  it('is not joined with comments, items and indented lines', () => {
    expect(repairYaml('a: x\n# y\nb: z')).toBe("a: 'x'\n# y\nb: 'z'");
    expect(repairYaml('a: x\n- y\nb: z')).toBe("a: 'x'\n- y\nb: 'z'");
    expect(repairYaml('a: x\n  y\nb: z')).toBe("a: 'x'\n  y\nb: 'z'");
  });
});
