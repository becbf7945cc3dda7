import { expect, it } from 'vitest';
import { renderPost } from '../../../main/library/render/render-post.ts';
import { dialects } from './fixture-dialects.ts';

/** What a post of an exported blog shows: its text block by block, and the kinds of its parts. */
function shown(body: string): { readonly text: readonly string[]; readonly parts: readonly unknown[] } {
  const { blocks, parts } = renderPost(
    { body, bodyLine: 1, fields: new Map(), dialect: dialects['wordpress'] as (typeof dialects)[string] },
    {
      link: (target) => ({ kind: 'web', url: String(target), program: null }),
      picture: () => ({ kind: 'missing' }),
    },
  );
  return {
    text: blocks.map(({ text }) => text),
    parts: parts.map((part) => ('what' in part ? `${part.kind} ${part.what}` : part.kind)),
  };
}

// The brackets with backslashes are those that wordpress-export-to-markdown 2.2.2 wrote.
it.each([
  [
    String.raw`\[caption id="attachment\_9" align="aligncenter" width="300"\]![roof](a.png) A *wet* roof\[/caption\]`,
    ['roof', 'A wet roof'],
    ['missing-picture'],
  ],
  ['[caption width="300"]<img src="a.png" alt="roof" /> A roof[/caption]', ['roof', 'A roof'], ['missing-picture']],
  [String.raw`\[embed\]https://vimeo.example/1\[/embed\]`, [], ['embed page']],
  [String.raw`\[youtube https://www.youtube.com/watch?v=abcdefghijk\]`, [], ['embed youtube']],
  [String.raw`\[code language="php"\] echo "a\_b"; // x \[/code\]`, ['echo "a_b"; // x'], ['code']],
  ['[code]\nlet a = *b*;\n[/code]', ['let a = *b*;'], ['code']],
  [String.raw`\[audio mp3="https://rain.example/x.mp3"\]\[/audio\]`, [], ['embed sound']],
  [String.raw`\[my\_box color="red"\]in the box\[/my\_box\]`, ['my_box color="red"', 'in the box'], ['shortcode']],
])('shows what %s means', (body, text, parts) => {
  expect(shown(body)).toEqual({ text, parts });
});

it.each([
  ['[video](a.html) and [gallery][g]\n\n[g]: b.html', 'video and gallery'],
  ['A talk [video] and [PDF]', 'A talk [video] and [PDF]'],
  ['A list [of words] and [x y=z', 'A list [of words] and [x y=z'],
  [String.raw`Only \[brackets\] here`, 'Only [brackets] here'],
])('leaves %s as Markdown has it', (body, text) => {
  expect(shown(body)).toEqual({ text: [text], parts: [] });
});

it('shows a call that is not closed as its text', () => {
  expect(shown('[code] of conduct').text.join('')).toBe('[code] of conduct');
});
