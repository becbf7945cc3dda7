// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { ShownPost } from '../../../../main/library/model/shown-post.ts';
import { ArticleBuilder } from '../../../../renderer/post/frame/build-article.ts';
import type { PostFrame } from '../../../../renderer/post/frame/post-frame.ts';
import { manyParagraphs, postText } from '../../../post-files.ts';
import { lineHeight, type Paper, until } from '../../paper.ts';
import { readIn } from '../../read-in.ts';
import { openRealLibrary } from '../../real-library.ts';

const blog = {
  'one.md': postText(
    'title: One\ntags: [sea]',
    'First, [gone](gone.md).',
    ...manyParagraphs(8),
    '## Middle',
    'A <em>quince</em>, and [gone](gone.md) again.',
    '<details>\n<summary>More</summary>\n<p>A folded quince.</p>\n</details>',
    ...manyParagraphs(8),
    '## End',
    ...manyParagraphs(8),
  ),
  'tables.md': postText('title: Tables', '<table><tr><td>quince</td></tr></table>\n\n'.repeat(4_000), '## End'),
  'notes.md': postText('title: Notes', 'A note[^1].', '---', 'Between.', '---', '[^1]: Its words.'),
  'none.md': postText('title: Nothing dead\nwrong: [', 'Only text.'),
};

/** A frame that shows one post of a real library, with the hits of a text. */
async function show(path: keyof typeof blog, text = ''): Promise<{ frame: PostFrame; paper: Paper; post: ShownPost }> {
  const library = await openRealLibrary(blog);
  const { reading, paper } = readIn(library);
  const { frame } = reading;
  const args = { library: library.info.id, post: await library.postOf(path), text };
  const reply = await library.ask('post.read', args);
  if (!reply.ok) {
    throw new Error(reply.message.code);
  }
  frame.showPost(reply.value);
  return { frame, paper, post: reply.value };
}

function at(paper: Paper, selector: string): number {
  return paper.document.querySelector(selector)?.getBoundingClientRect().top ?? Number.NaN;
}

describe('a place in the post', () => {
  it('is given by the block at the top, and can be returned to', async () => {
    const { frame, paper } = await show('one.md');
    for (const top of [0, 130, 777, 1_200]) {
      paper.scroll(top);
      const place = frame.readPlace();
      frame.goToTop();
      expect(paper.scrollTop()).toBe(0);
      if (place) {
        frame.goToPlace(place);
      }
      expect(paper.scrollTop()).toBe(top);
    }
  });

  it('is none before there is a post', async () => {
    const library = await openRealLibrary(blog);
    const { reading } = readIn(library);
    expect(reading.frame.readPlace()).toBeNull();
  });

  it('is kept while pictures above it load, until the person scrolls, presses a key or clicks', async () => {
    for (const event of ['wheel', 'touchmove', 'pointerdown', 'keydown']) {
      const { frame, paper, post } = await show('one.md');
      const block = post.contents.find(({ text }) => text === 'Middle')?.block ?? -1;
      frame.goToBlock(block);
      const before = at(paper, 'h2');
      paper.push(70);
      expect(at(paper, 'h2')).toBe(before);
      paper.document.dispatchEvent(new Event(event));
      paper.push(70);
      expect(at(paper, 'h2')).toBe(before + 70);
    }
  });

  it('stays when room is taken above it, but for the very beginning', async () => {
    const { frame, paper } = await show('one.md');
    frame.keepTextInPlace(40);
    expect(paper.scrollTop()).toBe(0);
    paper.scroll(300);
    frame.keepTextInPlace(40);
    expect(paper.scrollTop()).toBe(340);
    frame.keepTextInPlace(-40);
    expect(paper.scrollTop()).toBe(300);
  });
});

describe('the heading that is read under', () => {
  it('is the last one above', async () => {
    const { frame, paper, post } = await show('one.md');
    const headings = post.contents.map(({ block }) => block);
    const nameAt = (top: number) => {
      paper.scroll(top);
      const block = frame.readHeading(headings);
      return post.contents.find((entry) => entry.block === block)?.text ?? null;
    };
    const middle = paper.scrollTop() + at(paper, 'h2');
    expect(nameAt(0)).toBeNull();
    expect(nameAt(middle)).toBe('Middle');
    expect(nameAt(middle + 5 * lineHeight)).toBe('Middle');
    expect(nameAt(100_000)).toBe('End');
  });
});

describe('hits', () => {
  it('are marked, and their places in the whole post are told', async () => {
    const { frame, paper } = await show('one.md', 'quince');
    Object.defineProperty(paper.document.documentElement, 'scrollHeight', { value: 4_000 });
    expect(paper.marks()).toEqual(['quince', 'quince']);
    const [first = 0, second = 0] = frame.hitPositions(1 / 400);
    expect(first).toBeGreaterThan(0);
    expect(second).toBeGreaterThan(first);
    expect(second).toBeLessThan(1);
  });

  it('are visited one by one, and closed folds are opened', async () => {
    const { frame, paper, post } = await show('one.md', 'quince');
    const [, second] = post.hits;
    expect(paper.document.querySelector('details')?.open).toBe(false);
    frame.showHit(1, second?.block ?? -1);
    expect(paper.document.querySelector('details')?.open).toBe(true);
    expect(paper.document.querySelectorAll('mark.current')).toHaveLength(1);
    expect(paper.scrollTop()).toBeGreaterThan(0);
  });

  it('notify the latest watcher of other marks, and no one after it has stopped', async () => {
    const { frame, post } = await show('one.md', 'quince');
    let [first, second] = [0, 0];
    const stop = frame.watchLayout(() => {
      first += 1;
    });
    frame.markHits([], 'found');
    expect(frame.markedKind).toBe('found');
    frame.watchLayout(() => {
      second += 1;
    });
    stop();
    frame.markHits(post.hits, 'archive');
    expect([first, second]).toEqual([1, 1]);
  });

  it('have no positions if there are no marks', async () => {
    const { frame } = await show('one.md');
    expect(frame.hitPositions(1 / 400)).toEqual([]);
  });
});

describe('what a check found', () => {
  it('is pointed at: the link that leads nowhere, from a block on', async () => {
    const { frame, paper, post } = await show('one.md');
    const links = [...paper.document.querySelectorAll('a.to-dead')];
    frame.pointAt(null, 'gone.md');
    expect(paper.document.querySelector('[data-pointed]')).toBe(links[0]);
    frame.pointAt(post.contents[0]?.block ?? null, 'gone.md');
    expect(paper.document.querySelectorAll('[data-pointed]')).toHaveLength(1);
    expect(paper.document.querySelector('[data-pointed]')).toBe(links[1]);
  });

  it('is the block if there is no such link, and the top if there is neither', async () => {
    const { frame, paper, post } = await show('one.md');
    const end = post.contents.find(({ text }) => text === 'End')?.block ?? null;
    frame.pointAt(end, 'another.md');
    expect(paper.document.querySelector('[data-pointed]')?.textContent).toBe('End');
    frame.pointAt(null, 'another.md');
    expect(paper.document.querySelector('[data-pointed]')).toBeNull();
    expect(paper.scrollTop()).toBe(0);
  });

  it('may be one of the problems above the text', async () => {
    const { frame, paper, post } = await show('none.md');
    expect(post.problems.length).toBeGreaterThan(0);
    frame.pointAtProblem(0);
    expect(paper.document.querySelector('.problems [data-pointed]')).not.toBeNull();
  });
});

describe('a frame', () => {
  it('is ready once its page is there, and takes no other page', async () => {
    const library = await openRealLibrary(blog);
    const { reading } = readIn(library);
    const other = document.createElement('iframe');
    document.body.append(other);
    expect(reading.frame.attach(other)).toBeNull();
    other.remove();
    await reading.frame.ready();
    expect(reading.frame.element).not.toBe(other);
  });

  it('shows a long post from its beginning on, and the rest behind it', async () => {
    const library = await openRealLibrary({
      'long.md': postText('title: Long', ...manyParagraphs(3_000), '## The end', 'Here.'),
    });
    const { reading, paper } = readIn(library);
    await reading.reader.openFromList(await library.postOf('long.md'), false);
    const first = paper.document.querySelectorAll('p').length;
    expect(first).toBeGreaterThan(10);
    await until(() => paper.document.querySelector('h2')?.textContent === 'The end');
    expect(paper.document.querySelectorAll('p').length).toBeGreaterThan(first);
  }, 60_000);

  it('is empty once it is closed', async () => {
    const { frame, paper } = await show('one.md', 'quince');
    frame.close();
    expect(paper.document.body.childElementCount).toBe(0);
    expect(frame.readPlace()).toBeNull();
    expect(frame.hitPositions(1 / 400)).toEqual([]);
  });

  it('sets the text in the size that is wanted', async () => {
    const { frame, paper } = await show('one.md');
    frame.setTextSize(150);
    expect(paper.document.documentElement.style.getPropertyValue('--text-size')).toBe('1.5');
  });
});

it('hides the author’s own rule directly before the footnotes, and no other one', async () => {
  const { paper } = await show('notes.md');
  const rules = [...paper.document.querySelectorAll('hr')];
  // The last one was added by Markdown.
  expect(rules.map(({ classList }) => classList.contains('before-notes'))).toEqual([false, true, true]);
});

it.each([
  ['at the footnotes', /<\w+[^>]*class="footnotes"/],
  ['at their rule', /<hr[^>]*>\s*<\w+[^>]*class="footnotes"/],
])('hides it in a long post too, where a piece may begin %s', async (_place, begin) => {
  const { paper, post } = await show('notes.md');
  const notes = post.html.search(begin);
  const builder = new ArticleBuilder(paper.document, { ...post, seams: [notes] });
  builder.buildNext();
  const rules = [...builder.article.querySelectorAll('hr')];
  expect(rules.map(({ classList }) => classList.contains('before-notes'))).toEqual([false, true, true]);
  expect(builder.isWhole).toBe(true);
});

describe('a long post', () => {
  it('is few boxes that wait for coming near, however many elements it has', async () => {
    const { frame, paper, post } = await show('tables.md');
    expect(post.seams.length).toBeGreaterThan(5);
    frame.goToBlock(post.contents.at(-1)?.block ?? 0);
    await until(() => paper.document.querySelector('h2')?.textContent === 'End');
    const body = paper.document.querySelector('.post-body');
    expect(body?.querySelectorAll('table')).toHaveLength(4_000);
    expect(body?.childElementCount).toBe(post.seams.length + 1);
    expect([...(body?.children ?? [])].every(({ classList }) => classList.contains('stretch'))).toBe(true);
  });
});
