import { describe, expect, it } from 'vitest';
import { fixtureNames, fixturesWith, readExpectedPosts, saidOf } from './expected-posts.ts';
import { publishFixture } from './publish-fixture.ts';

const withPosts = fixturesWith('expected-posts.json');

/**
 * The expectations of `jekyll-source` and `pelican-paths` were printed by Jekyll 4.3.4 and Pelican 4.11, with addresses
 * decoded and relative to the base path; null for posts that they left out. Addresses of `hexo` and `eleventy` were
 * computed by Hexo 8.1, in the time zone of the configuration, and by Eleventy 2.0.1. For others, `rule` names the place in
 * the generator's code or documentation.
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
