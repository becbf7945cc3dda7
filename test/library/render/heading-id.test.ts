import { describe, expect, it } from 'vitest';
import { HeadingIds, headingAnchors, headingId } from '../../../main/library/render/heading-id.ts';
import { commonDialect } from '../../../main/library/render/dialect.ts';
import { renderPost } from '../../../main/library/render/render-post.ts';

describe('headingId', () => {
  it.each([
    // Cases of github-slugger: spaces are not collapsed, letters of every script stay.
    ['github', 'Hello  World!', 'hello--world'],
    ['github', 'Привет, мир_1', 'привет-мир_1'],
    // Hugo, markup/goldmark/autoid_test.go.
    ['goldmark', 'God is good: 真-神', 'god-is-good-真-神'],
    ['goldmark', 'Number 32', 'number-32'],
    ['goldmark', '!!!', 'heading'],
    ['goldmark', 'a  b\tc', 'a--bc'],
    // As Hugo 0.131 printed them with autoHeadingIDType github-ascii.
    ['goldmark-ascii', 'ßtraße Œuvre Łódź ñ', 'trae-uvre-odz-n'],
    ['goldmark-ascii', '日本語 の', '-'],
    // kramdown-parser-gfm, gfm.rb.
    ['kramdown', 'Über Straße (1)', 'über-straße-1'],
    ['kramdown', 'a – b', 'a--b'],
    // kramdown, converter/base.rb.
    ['kramdown-plain', '123 Hello, World', 'hello-world'],
    ['kramdown-plain', '日本', 'section'],
    // hexo-util, slugize: case is kept.
    ['hexo', 'Hello World: foo/bar', 'Hello-World-foo-bar'],
    ['hexo', 'Éa ß', 'Ea-ss'],
    // Python-Markdown, extensions/toc.py.
    ['python', 'Ça va? -- oui', 'ca-va-oui'],
    ['python', 'snake_case', 'snake_case'],
    // Zola: Rust's slug.
    ['slug', 'Héhé là', 'hehe-la'],
    ['slug', 'C++ & Rust', 'c-rust'],
    ['slug', '🎉 日本語', 'tada-ri-ben-yu'],
    // Zola 0.22.0 with `slugify.anchors = "safe"`.
    ['slug-safe', 'C++ & Héhé là', 'C++_&_Héhé_là'],
    ['slug-safe', 'Trailing dots...', 'Trailing_dots...'],
    // markdown-it-anchor.
    ['anchor', 'Héllo World!', 'h%C3%A9llo-world!'],
    ['blackfriday', 'a/b: c', 'a-b-c'],
  ] as const)('%s makes of %j the id %j', (style, text, id) => {
    expect(headingId(text, style)).toBe(id);
  });

  it('numbers a repeated id as its style does', () => {
    const next = (style: 'github' | 'python', texts: readonly string[]): readonly string[] => {
      const ids = new HeadingIds(style);
      return texts.map((text) => ids.next(text));
    };
    expect(next('github', ['a', 'a', 'a-1', 'a'])).toEqual(['a', 'a-1', 'a-1-1', 'a-2']);
    expect(next('python', ['a', 'a', 'a'])).toEqual(['a', 'a_1', 'a_2']);
  });

  it('does not use an id that another heading sets, in styles that look for those first', () => {
    // `# later`, `# x {#later}`, `# later` in Zola 0.22.0: later-1, later, later-2.
    const [own] = headingAnchors(['later', 'later'], 'slug', ['later']);
    expect(own?.map(([id]) => id)).toEqual(['later-1', 'later-2']);
    const [github] = headingAnchors(['later'], 'github', ['later']);
    expect(github?.map(([id]) => id)).toEqual(['later']);
  });

  it('gives the folder’s own style first', () => {
    const [own, other] = headingAnchors(['A b', 'A b'], 'hexo');
    expect(own?.map(([id]) => id)).toEqual(['A-b', 'A-b-1']);
    expect(other?.map(([id]) => id)).toEqual(['a-b', 'a-b-1']);
  });
});

it('makes ids of the names of emojis, as GitHub and Docusaurus do, and of the emojis, as Hugo 0.111 printed them', () => {
  const { anchors } = renderPost(
    {
      body: '## :rocket: Launch & go\n\nText\n\n## :tada:\n',
      bodyLine: 1,
      dialect: { ...commonDialect, headingIds: 'goldmark', emojiNames: true },
    },
    undefined,
    'shown',
  );
  expect(anchors).toEqual(
    expect.arrayContaining([
      ['rocket-launch--go', 0],
      ['-launch--go', 0],
      ['tada', 2],
    ]),
  );
});
