// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { boxOf, lastAbove } from '../../../../renderer/post/frame/boxes.ts';

const viewHeight = 800;

/** Stretches of ten paragraphs, each a thousand pixels high, of which the one at `top` is scrolled to. */
function longPost(top: number) {
  const asked: Element[] = [];
  const place = (element: Element, from: number, height: number): void => {
    element.getBoundingClientRect = () => {
      asked.push(element);
      return { top: from - top, bottom: from - top + height, height } as DOMRect;
    };
  };
  const paragraphs: Element[] = [];
  for (let at = 0; at < 100; at += 1) {
    const stretch = document.createElement('div');
    stretch.className = 'stretch';
    place(stretch, at * 1_000, 1_000);
    for (let inside = 0; inside < 10; inside += 1) {
      const paragraph = document.createElement('p');
      place(paragraph, at * 1_000 + inside * 100, 100);
      stretch.append(paragraph);
      paragraphs.push(paragraph);
    }
  }
  return { asked, paragraphs };
}

it('finds the paragraph at the top of a long post, and asks nothing that is out of sight for its box', () => {
  const { asked, paragraphs } = longPost(42_350);
  expect(lastAbove(paragraphs, 0, viewHeight)).toBe(423);
  // Two stretches are in sight.
  const near = [423, 430].map((at) => paragraphs[at]?.parentElement);
  const far = asked.filter((element) => element.nodeName === 'P' && !near.includes(element.parentElement));
  expect(far).toEqual([]);
});

it('gives what is out of sight its share of the stretch', () => {
  const { asked, paragraphs } = longPost(0);
  const [first, fourth] = [
    boxOf(paragraphs[500] as Element, viewHeight),
    boxOf(paragraphs[503] as Element, viewHeight),
  ];
  expect([first, fourth]).toEqual([
    { top: 50_000, bottom: 50_100 },
    { top: 50_300, bottom: 50_400 },
  ]);
  expect(asked.map(({ nodeName }) => nodeName)).toEqual(['DIV', 'DIV']);
});
