import { describe, expect, it } from 'vitest';
import { linearRegex, matchGroups } from '../../../main/library/sites/linear-regex.ts';
import { cpuGrowth } from '../../cpu-growth.ts';
import { randomNumbers } from '../render/random-numbers.ts';

const parts = ['a', 'b', '.', '[ab]', '\\D', '\\w', '(?:a|ab)', '(?:|b)', '^', '$', '\\b', 'c{2}', 'b{1,2}'];
const signs = ['', '', '', '*', '+', '?', '*?', '+?', '??', '{0,2}', '{2,}'];

/** A pattern of a few parts, some of them in named groups. */
const patternOf = (random: () => number): string => {
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  const sequence = (depth: number): string =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
      if (depth > 0 && random() < 0.3) {
        const choice = `(?:${sequence(depth - 1)}|${sequence(depth - 1)})`;
        // Engines differ in how often they take what can be nothing.
        const mayBeNothing = /[$^]|\\b/.test(choice) || new RegExp(`^${choice}$`).test('');
        return mayBeNothing ? choice : choice + pick(signs);
      }
      const part = pick(parts);
      return /^(?:[$^]|\\b|.*[|}].*)$/.test(part) ? part : part + pick(signs);
    }).join('');
  return `(?<one>${sequence(2)})(?<two>${sequence(1)})`;
};

describe('a linear expression', () => {
  it('finds what JavaScript’s engine finds', () => {
    const random = randomNumbers(7);
    let found = 0;
    for (let round = 0; round < 4_000; round += 1) {
      const pattern = patternOf(random);
      if (pattern.length > 300) continue;
      const text = Array.from({ length: Math.floor(random() * 8) }, () => 'abc -'[Math.floor(random() * 5)]).join('');
      const expected = new RegExp(pattern, 'u').exec(text);
      const match = linearRegex(pattern)?.exec(text);
      if (expected) found += 1;
      expect([pattern, text, match && [match.start, match.end, match.groups]]).toEqual([
        pattern,
        text,
        expected && [expected.index, expected.index + expected[0].length, { ...expected.groups }],
      ]);
    }
    expect(found).toBeGreaterThan(400);
  });

  it.each([
    ['(?P<a>x+)[]x]', 'xx]', 'xx'],
    ['(?i)(?P<a>É)$', 'é', 'é'],
    ['(?P<a>[\\w.-]+)\\.md\\Z', 'ö_1.b-c.md', 'ö_1.b-c'],
    ['\\Ax{,2}(?P<a>\\d{4})', 'xx2014', '2014'],
    ['{(?P<a>.)}', '{𝒳}', '𝒳'],
    ['(?P<a>[[:b]+)', ':[', ':['],
    ['(?P<a>\\p{Lu})\\/', 'Ü/', 'Ü'],
  ])('reads %s as Python and Go write it', (pattern, text, group) => {
    const regex = linearRegex(pattern);
    expect(regex && matchGroups(regex, text)).toEqual({ a: group });
  });

  it('replaces all that it finds', () => {
    const regex = linearRegex('x*|b', { ignoreCase: true });
    expect(regex?.[Symbol.replace]('aXxcb', () => '-')).toBe('aXxcb'.replace(/x*|b/giu, '-'));
  });

  it.each([
    '(',
    'a)',
    '*',
    'a**',
    '[a',
    '(?=a)',
    '(?<!a)b',
    '(a)\\1',
    '(?P<a>x)|(?P<a>y)',
    'x'.repeat(400),
    '(((a{99}){99}){99}){99}',
  ])('is none for %s', (pattern) => {
    expect(linearRegex(pattern)).toBeNull();
  });

  it.each(['(a|a)'.repeat(40), `${'a?'.repeat(80)}b`, '.*a'.repeat(30), '((a*)*)*b', '(a{1,9}){1,9}b'])(
    'takes time in proportion to a text: %s',
    (pattern) => {
      const regex = linearRegex(`${pattern}$`);
      expect(cpuGrowth((size) => regex?.exec(`${'a'.repeat(size)}c`, 0, true), 400)).toBeLessThan(10);
    },
  );
});
