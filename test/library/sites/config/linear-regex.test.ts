import { describe, expect, it } from 'vitest';
import { linearRegex, matchGroups } from '../../../../main/library/sites/config/linear-regex.ts';
import { stepGrowth } from '../../../step-growth.ts';

describe('a linear expression', () => {
  it.each([
    ['(?P<a>x+)[]x]', 'xx]', 'xx'],
    ['(?i)(?P<a>É)$', 'é', 'é'],
    ['(?u)\\A(?P<a>\\w)', 'é', 'é'],
    ['(?P<a>[\\w.-]+)\\.md\\Z', 'ö_1.b-c.md', 'ö_1.b-c'],
    ['\\Ax{,2}(?P<a>\\d{4})', 'xx2014', '2014'],
    ['{(?P<a>.)}', '{𝒳}', '𝒳'],
    ['(?P<a>[[:b]+)', ':[', ':['],
    ['(?<a>[a[]+)x', 'a[x', 'a['],
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
    '(?P<a>x',
  ])('is none for %s', (pattern) => {
    expect(linearRegex(pattern)).toBeNull();
  });

  it.each(['(a|a)'.repeat(40), `${'a?'.repeat(80)}b`, '.*a'.repeat(30), '((a*)*)*b', '(a{1,9}){1,9}b'])(
    'takes steps in proportion to a text: %s',
    (pattern) => {
      const regex = linearRegex(`${pattern}$`);
      // The text has every letter of the pattern, because otherwise it is refused at once.
      expect(stepGrowth((size) => regex?.test(`${'a'.repeat(size)}bc`), 400)).toBeLessThan(5);
    },
  );
});
