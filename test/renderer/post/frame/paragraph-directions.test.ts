// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { directParagraphs } from '../../../../renderer/post/frame/paragraph-directions.ts';

/** The HTML of a post after its paragraphs have got their directions. */
function directed(html: string, direction: 'ltr' | 'rtl' = 'ltr'): string {
  const part = document.createElement('div');
  part.innerHTML = html;
  const fragment = document.createDocumentFragment();
  fragment.append(...part.childNodes);
  directParagraphs(fragment, direction);
  part.append(fragment);
  return part.innerHTML;
}

describe('the direction of a paragraph', () => {
  it('is that of its first letter', () => {
    expect(directed('<p>1. (מילים) and more</p><p>Words, מילים</p>')).toBe(
      '<p dir="rtl">1. (מילים) and more</p><p>Words, מילים</p>',
    );
  });

  it('turns a paragraph of Latin letters in a text that runs from right to left', () => {
    expect(directed('<p>מילים</p><p>Words</p><p>1, 2</p>', 'rtl')).toBe(
      '<p>מילים</p><p dir="ltr">Words</p><p>1, 2</p>',
    );
  });

  it('turns a list with its items, so that the marks are on the right side', () => {
    expect(directed('<ul><li>אחת</li><li>שתיים</li><li>three</li></ul>')).toBe(
      '<ul dir="rtl"><li>אחת</li><li>שתיים</li><li dir="ltr">three</li></ul>',
    );
  });

  it('is decided for each cell', () => {
    expect(directed('<table><tbody><tr><td>Hebrew</td><td>מילה</td></tr></tbody></table>')).toBe(
      '<table><tbody><tr><td>Hebrew</td><td dir="rtl">מילה</td></tr></tbody></table>',
    );
  });

  it('is the one that the author names', () => {
    const named = '<div dir="ltr"><p>מילים</p></div><p>A <span dir="rtl">מילה</span></p>';
    expect(directed(named)).toBe(named);
    expect(directed('<p><span dir="rtl">מילה</span> and words</p>', 'rtl')).toBe(
      '<p dir="ltr"><span dir="rtl">מילה</span> and words</p>',
    );
  });

  it('is not that of code', () => {
    expect(directed('<p><code>word</code> מילה</p><pre><code>מילה</code></pre>')).toBe(
      '<p dir="rtl"><code>word</code> מילה</p><pre><code>מילה</code></pre>',
    );
  });

  it('is that of a paragraph too where the text around it was turned', () => {
    expect(directed('<blockquote><p>מילים</p><p>Words</p><p>מילה</p></blockquote>')).toBe(
      '<blockquote dir="rtl"><p>מילים</p><p dir="ltr">Words</p><p>מילה</p></blockquote>',
    );
  });

  it('is found by looking at each element once, in whatever depth', () => {
    const looks = (depth: number) => {
      const text = `${'<blockquote>'.repeat(depth)}${'<p>מילה</p>'.repeat(100)}${'</blockquote>'.repeat(depth)}`;
      const matches = vi.spyOn(Element.prototype, 'matches');
      const closest = vi.spyOn(Element.prototype, 'closest');
      directed(text);
      // The browser looks at each element above one to find the closest.
      const count = matches.mock.calls.length + depth * closest.mock.calls.length;
      matches.mockRestore();
      closest.mockRestore();
      return count;
    };
    expect(looks(200)).toBeLessThan(looks(20) + 400);
  });
});
