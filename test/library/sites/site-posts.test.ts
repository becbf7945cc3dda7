import { describe, expect, it } from 'vitest';
import { fixtureNames, fixturesWith, readExpectedPosts, saidOf } from './expected-posts.ts';
import { publishFixture } from './publish-fixture.ts';

const withPosts = fixturesWith('expected-posts.json');

/**
 * `jekyll-source` and `pelican-paths` are what Jekyll 4.3.4 and Pelican 4.11 printed, addresses decoded and below the
 * base path; null for what they left out. Addresses of `hexo` and `eleventy` were also computed by Hexo 8.1, with the
 * computer's zone that of the configuration, and by Eleventy 2.0.1. Elsewhere `rule` names where the generator has it.
 */
describe.each(withPosts)('posts of the %s fixture', (name) => {
  it('are what the generator makes of them', async () => {
    const expected = await readExpectedPosts(name);
    const { posts } = await publishFixture(name);
    const found = Object.entries(expected).map(([path, wanted]) => [path, saidOf(posts.get(path), wanted)]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  it('are all that there are', async () => {
    const { posts } = await publishFixture(name);
    expect([...posts.keys()].sort()).toEqual(Object.keys(await readExpectedPosts(name)).sort());
  });
});

it('has posts to expect of every fixture but one, of which hugo.test.ts expects pages', () => {
  expect(fixtureNames().filter((name) => !withPosts.includes(name))).toEqual(['hugo-printed']);
});
