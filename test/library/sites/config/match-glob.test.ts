import { expect, it } from 'vitest';
import { matchesFnmatch, matchesGlob, matchesGlobset } from '../../../../main/library/sites/config/match-glob.ts';

it.each([
  ['*.md', 'a.md', true],
  ['*.md', 'b/a.md', false],
  ['**/*.md', 'a.md', true],
  ['**/*.md', 'b/c/a.md', true],
  ['b/**', 'b/c/a.md', true],
  ['b/**/a.md', 'b/a.md', true],
  ['b**/a.md', 'bc/d/a.md', true],
  ['?.md', 'a.md', true],
  ['b?a.md', 'b/a.md', false],
  ['{a,b/{c,d}}.md', 'b/d.md', true],
  ['{a,b}.md', 'c.md', false],
  ['{a.md', 'a.md', false],
  ['[ab].md', 'a.md', false],
  ['[ab].md', '[ab].md', true],
  ['a+(b).md', 'a+(b).md', true],
  ['日?.md', '日🎉.md', true],
  ['', 'a', false],
])('the pattern %j and the path %j', (pattern, path, fits) => {
  expect(matchesGlob(pattern, path)).toBe(fits);
});

it.each([
  ['*.md', '/b/a.md', true],
  ['a.md', '/a.md', false],
  ['*/[a-c].md', '/x/b.md', true],
  ['*/[!a-c].md', '/x/b.md', false],
  ['*/[]x].md', '/x/].md', true],
  ['**/private/**', '/content/private/deep/a.md', true],
  ['**/private', '/content/private/a.md', false],
])('as globset has it, the pattern %j and the path %j', (pattern, path, fits) => {
  expect(matchesGlobset(pattern, path)).toBe(fits);
});

it.each([
  ['*.md', 'b/a.md', true],
  ['docs/**/a.md', 'docs/a.md', false],
  ['docs/**/a.md', 'docs/b/a.md', true],
  ['{a,b}.md', 'a.md', false],
  ['[ab].md', 'a.md', true],
])('as fnmatch has it, the pattern %j and the path %j', (pattern, path, fits) => {
  expect(matchesFnmatch(pattern, path)).toBe(fits);
});

it('is quick for patterns that are made to take long', () => {
  expect(matchesGlob(`${'*a'.repeat(140)}b`, 'a'.repeat(4_000))).toBe(false);
  expect(matchesGlob(`${'{a,b}'.repeat(20)}`, 'a'.repeat(20))).toBe(false);
});
