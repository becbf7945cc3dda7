import { parseFragment, serialize } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { References } from '../../../../main/library/render/references.ts';
import { renderPost } from '../../../../main/library/render/render-post.ts';
import { htmlPieces } from '../../../../renderer/post/frame/html-pieces.ts';

const section = [
  '## A *heading*',
  'Words with `code`, a [link](a.md) and ![a picture](a.png)<br>in a paragraph.',
  '- one\n\n  - two\n\n    > three\n- four',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '```js\nlet a = 1;\n```',
  'Bare <span>words</span> <b>of <i>HTML</b> that</i> is not in order<div>and a box',
  '<audio src="a.mp3"><source src="b.mp3"></audio><hr><wbr>',
];

const references: References = {
  link: (target) => ({ kind: 'dead', target: String(target), why: { code: 'dead.no-address' } }),
  picture: () => ({ kind: 'missing' }),
};

function longPost(sections: number): ReturnType<typeof renderPost> {
  const body = Array.from({ length: sections }, () => section.join('\n\n')).join('\n\n');
  return renderPost({ body, bodyLine: 1 }, references);
}

describe('htmlPieces', () => {
  it('leaves a short post whole', () => {
    const post = longPost(3);
    expect(post.html).toContain('<h2');
    expect(htmlPieces(post)).toEqual([post.html]);
  });

  it('cuts a long post where no element is open, so that each piece reads as it does within the whole', () => {
    // Without the unclosed box, since all that follows would be inside it, and nothing could be cut.
    const closed = section.map((part) => part.replace('<div>and a box', ''));
    const body = Array.from({ length: 900 }, () => closed.join('\n\n')).join('\n\n');
    const post = renderPost({ body, bodyLine: 1 }, references);
    const pieces = htmlPieces(post);
    expect(pieces.length).toBeGreaterThan(4);
    expect(pieces.join('')).toBe(post.html);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(70_000);
    expect(pieces.map((piece) => serialize(parseFragment(piece))).join('')).toBe(serialize(parseFragment(post.html)));
  });

  it('never cuts within an element, however long it is', () => {
    const post = longPost(900);
    const pieces = htmlPieces(post);
    expect(pieces.map((piece) => serialize(parseFragment(piece))).join('')).toBe(serialize(parseFragment(post.html)));
  });
});
