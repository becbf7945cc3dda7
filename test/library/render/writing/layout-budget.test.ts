import { describe, expect, it } from 'vitest';
import { type RenderedPost, renderPost } from '../../../../main/library/render/render-post.ts';
import type { References } from '../../../../main/library/render/references.ts';
import { corpus } from '../../../corpus.ts';
import { openWholeLibrary } from '../../open-library.ts';
import { disagreements } from '../shown-blocks.ts';
import { listPlainPosts } from './plain-posts.ts';

const references: References = {
  link: (target) => ({ kind: 'dead', target: String(target), why: { code: 'dead.no-address' } }),
  picture: (target) => ({ kind: 'local', url: `offprint-file://library/x/${String(target)}` }) as never,
};

function shown(body: string, whole = false): RenderedPost {
  return renderPost({ body, bodyLine: 1, whole }, references);
}

function elementsIn({ html }: RenderedPost, tag: string): number {
  return html.split(new RegExp(`<${tag}[ >]`)).length - 1;
}

function notesIn({ parts }: RenderedPost): number {
  return parts.filter(({ kind }) => kind === 'simplified').length;
}

describe('a post that would take long to lay out', () => {
  const costly: readonly (readonly [what: string, body: string, tag: string, most: number])[] = [
    ['emphasis in one paragraph', '*a* '.repeat(20_000), 'em', 6_001],
    ['links in one paragraph', '[a](b) '.repeat(20_000), 'a', 6_001],
    ['tables', '<table><tr><td>a</td></tr></table>\n\n'.repeat(15_000), 'table', 12_001],
    ['cells of one table', `|a|b|\n|-|-|\n${'|c|d|\n'.repeat(9_000)}`, 'td', 4_001],
    ['films', '<video src="a.mp4"></video>\n\n'.repeat(900), 'video', 501],
    ['films in one list', '- <video src="a.mp4"></video>\n'.repeat(900), 'video', 51],
    ['elements in one box', `<div>\n${'<p>a</p>\n'.repeat(20_000)}</div>`, 'p', 20_001],
    ['phonetic marks', '<ruby>漢<rt>kan</rt></ruby>'.repeat(5_000), 'ruby', 1_501],
    ['formulas', `<div>\n\n${'$$\\frac{a}{b}$$\n\n'.repeat(3_000)}</div>`, 'none', 0],
    ['breaks', '<br>'.repeat(60_000), 'br', 12_001],
    ['headings', '# a\n\n'.repeat(20_000), 'h2', 20_000],
  ];

  it.each(costly)('keeps all its words, whatever it is: %s', (_what, body, tag, most) => {
    const post = shown(`${body}\n\nThe end.\n`);
    expect(disagreements(post)).toEqual([]);
    expect(post.blocks.at(-1)?.text).toContain('The end.');
    expect(elementsIn(post, tag)).toBeLessThanOrEqual(most);
    expect(renderPost({ body: `${body}\n\nThe end.\n`, bodyLine: 1 }, references, 'text').blocks).toEqual(post.blocks);
  });

  it('says where it is shown as plain text, and keeps its formatting after the expensive part', () => {
    const post = shown(`Before\n\n${'*a* '.repeat(20_000)}\n\n*Behind*\n`);
    expect(notesIn(post)).toBe(1);
    expect(post.html).toMatch(/<span data-\w+="p0"><\/span>\s*<p data-\w+="b2"><em>Behind<\/em><\/p>/);
  });

  it('closes open elements before it goes on as plain text', () => {
    const post = shown(
      `<div>\n${'<ul><li>a</li></ul>\n'.repeat(5_000)}<h2>A heading</h2><pre>Code</pre></div>\n\n*Behind*\n`,
    );
    expect(notesIn(post)).toBe(1);
    expect(disagreements(post)).toEqual([]);
    expect(post.html).toMatch(/<\/div><span data-\w+="p0"><\/span><p/);
    expect(post.html).toMatch(/<h2 data-\w+="b5000">A heading<\/h2><pre data-\w+="b5001">\nCode<\/pre>/);
    expect(post.html).toContain('<em>Behind</em>');
  });

  it('is plain text to its end if all of it is expensive, and says so once', () => {
    const post = shown(`${`${'<i>a</i>'.repeat(7)}\n\n`.repeat(10_000)}![The last picture](a.png)\n`);
    expect(notesIn(post)).toBe(1);
    expect(elementsIn(post, 'i')).toBeLessThan(60_000);
    expect(post.html).toMatch(/<p data-\w+="b10000">The last picture<\/p>$/);
  });

  it('is laid out whole for a person who asks for it', () => {
    const body = '*a* '.repeat(20_000);
    expect(notesIn(shown(body))).toBe(1);
    const whole = shown(body, true);
    expect([notesIn(whole), elementsIn(whole, 'em')]).toEqual([0, 20_000]);
    expect(whole.blocks).toEqual(shown(body).blocks);
  });

  it('may be put into the page piece by piece, none of which takes long', () => {
    const post = shown('<table><tr><td>a</td></tr></table>\n\n'.repeat(2_000));
    expect(post.html.length).toBeLessThan(200_000);
    expect(post.seams.length).toBeGreaterThan(5);
  });

  it('has a small first piece if it is of some length, so that its first screen appears soon', () => {
    const paragraph = 'Some *words* of `a` post.\n\n';
    expect(shown(paragraph.repeat(60)).seams).toEqual([]);
    const { html, seams } = shown(paragraph.repeat(600));
    const counts = [0, ...seams].map((from, at) => html.slice(from, seams[at]).split('<p').length - 1);
    expect(counts[0]).toBeGreaterThan(20);
    expect(counts[0]).toBeLessThan(60);
    expect(counts.slice(1, -1).every((count) => count > 2 * (counts[0] ?? 0))).toBe(true);
    expect(counts.reduce((sum, count) => sum + count)).toBe(600);
  });
});

const { root, isThere, unlessThere } = corpus('tapoueh-sample');
// Those of end-point-blog are in corpora.test.ts, where that archive is open.
it.skipIf(!isThere)(
  `the posts of tapoueh-sample are all laid out as they are meant${unlessThere}`,
  async () => {
    const { library } = await openWholeLibrary(root);
    expect(await listPlainPosts(library)).toEqual([]);
  },
  120_000,
);
