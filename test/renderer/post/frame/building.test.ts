// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { manyParagraphs, postText } from '../../../post-files.ts';
import { until } from '../../paper.ts';
import { readIn } from '../../read-in.ts';
import { openRealLibrary } from '../../real-library.ts';

afterEach(() => vi.restoreAllMocks());

const long = postText(
  'title: Long',
  ...manyParagraphs(2_600),
  '## The end',
  'A last quince, and [gone](gone.md).',
  ...manyParagraphs(20),
);

/** A long post of which the first piece is built. The clock runs fast, so a jump builds one piece at once. */
async function showLong(text = '') {
  const library = await openRealLibrary({ 'long.md': long, 'short.md': postText('title: Short', 'Short.') });
  const { reading, paper } = readIn(library);
  const read = async (path: string) => {
    const reply = await library.ask('post.read', { library: library.info.id, post: await library.postOf(path), text });
    if (!reply.ok) {
      throw new Error(reply.message.code);
    }
    return reply.value;
  };
  const post = await read('long.md');
  const short = await read('short.md');
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 40;
    return now;
  });
  reading.frame.showPost(post);
  const isWhole = () => paper.document.body.textContent?.includes('A last quince') ?? false;
  return { frame: reading.frame, paper, post, short, isWhole, end: post.contents.at(-1)?.block ?? -1 };
}

it('reaches a far place without building all of the post at once', async () => {
  const { frame, paper, isWhole, end } = await showLong();
  frame.goToBlock(end);
  expect(isWhole()).toBe(false);
  expect(paper.scrollTop()).toBe(0);
  await until(() => paper.scrollTop() > 1_000);
  expect(paper.document.querySelector('h2')?.getBoundingClientRect().top).toBeCloseTo(24, 0);
}, 60_000);

it('says that it reads the place that it is going to', async () => {
  const { frame, end } = await showLong();
  frame.goToPlace({ block: end, offset: 3 });
  expect(frame.readPlace()).toEqual({ block: end, offset: 3 });
}, 60_000);

it('stays where the person scrolls to, whatever was to be reached', async () => {
  const { frame, paper, isWhole, end } = await showLong();
  frame.goToBlock(end);
  paper.document.dispatchEvent(new Event('wheel'));
  paper.scroll(300);
  await until(isWhole);
  expect(paper.scrollTop()).toBe(300);
}, 60_000);

it('shows a far hit, and the latest one if several were asked for', async () => {
  const { frame, paper, post } = await showLong('quince');
  const last = post.hits.length - 1;
  frame.goToBlock(post.contents.at(-1)?.block ?? -1);
  frame.showHit(last, post.hits[last]?.block ?? -1);
  await until(() => paper.document.querySelector('mark.current') !== null);
  expect(paper.document.querySelector('mark.current')?.textContent).toBe('quince');
}, 60_000);

it('points at a dead link far behind the beginning', async () => {
  const { frame, paper } = await showLong();
  frame.pointAt(null, 'gone.md');
  await until(() => paper.document.querySelector('[data-pointed]') !== null);
  expect(paper.document.querySelector('[data-pointed]')?.textContent).toBe('gone');
}, 60_000);

it('forgets the place when another post is shown', async () => {
  const { frame, paper, short, end } = await showLong();
  frame.goToPlace({ block: end, offset: 5 });
  frame.showPost(short);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(paper.document.querySelectorAll('article')).toHaveLength(1);
  expect(paper.document.body.textContent).toContain('Short.');
  expect(paper.document.body.textContent).not.toContain('quince');
  expect(paper.scrollTop()).toBe(0);
  expect(frame.readPlace()?.block).toBe(0);
}, 60_000);

it.each([
  ['in a task of its own where building took long', 40, false],
  ['at once where it did not', 0, true],
])('goes to the hit %s', async (_when, step, isAtOnce) => {
  const library = await openRealLibrary({ 'short.md': postText('title: Short', 'A quince.') });
  const { reading, paper, host } = readIn(library);
  host.text = 'quince';
  const { frame } = reading;
  const isThere = () => paper.document.querySelector('mark.current') !== null;
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += step;
    return now;
  });
  const show = frame.showPost.bind(frame);
  let wasAtOnce: boolean | null = null;
  vi.spyOn(frame, 'showPost').mockImplementation(async (...post) => {
    const shown = show(...post);
    void afterMicrotasks().then(() => {
      wasAtOnce = isThere();
    });
    await shown;
  });
  await reading.reader.openFromList(await library.postOf('short.md'), false);
  await until(() => isThere() && wasAtOnce !== null);
  expect(wasAtOnce).toBe(isAtOnce);
});

/** Resolves when what follows in the same task is done. */
async function afterMicrotasks(): Promise<void> {
  for (let each = 0; each < 100; each += 1) {
    await null;
  }
}
