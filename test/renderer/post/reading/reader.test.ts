// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { present } from '../../../../renderer/post/reading/history.ts';
import { manyParagraphs, postText } from '../../../post-files.ts';
import { lineHeight, until } from '../../paper.ts';
import { readIn } from '../../read-in.ts';
import { openRealLibrary, type RealLibrary } from '../../real-library.ts';

const sea = postText(
  'title: The sea\ndate: 2024-05-01\ntags: [water]',
  'A word on [the land](land.md), and on [its hills](land.md#hills).',
  ...manyParagraphs(20),
  'At last the tide, and [the top](#the-sea), and [nothing](gone.md).',
);
const land = postText(
  'title: The land\ndate: 2024-05-02',
  ...manyParagraphs(10),
  '## Hills',
  'They are high, and far from the tide.',
  ...manyParagraphs(10),
);

function openCoast(): Promise<RealLibrary> {
  return openRealLibrary({ 'sea.md': sea, 'land.md': land, 'air.md': postText('title: The air\ndate: 2024-05-03') });
}

/** A reader with an open post. */
async function read(path: string) {
  const library = await openCoast();
  const place = readIn(library);
  await place.reading.reader.openFromList(await library.postOf(path), false);
  return { ...place, library };
}

describe('opening a post', () => {
  it('shows it, and remembers it for the next start once it rests', async () => {
    const { library, reading, title } = await read('sea.md');
    expect(title()).toBe('The sea');
    expect(reading.store.getState()).toMatchObject({ opening: null, failure: null });
    await until(() => library.argsOf('session.write').length > 0);
    expect(library.argsOf('session.write').at(-1)).toMatchObject({ post: await library.postOf('sea.md') });
  });

  it('goes to the first hit of what is searched for, and marks all of them', async () => {
    const library = await openCoast();
    const { reading, host: around, paper } = readIn(library);
    around.text = 'tide';
    await reading.reader.openFromList(await library.postOf('sea.md'), false);
    expect(paper.marks()).toEqual(['tide']);
    expect(reading.store.getState()).toMatchObject({ hit: 0 });
    expect(paper.scrollTop()).toBeGreaterThan(10 * lineHeight);
  });

  it('shows the one that was asked for last, whatever is answered first', async () => {
    const library = await openCoast();
    const { reading, title } = readIn(library);
    library.hold();
    const first = reading.reader.openFromList(await library.postOf('sea.md'), false);
    const second = reading.reader.openFromList(await library.postOf('air.md'), false);
    await library.letGo();
    await Promise.all([first, second]);
    expect(title()).toBe('The air');
    expect(reading.store.getState().history.visits).toHaveLength(1);
  });

  it('asks once more where the library process died over it', async () => {
    const library = await openCoast();
    const { reading, title } = readIn(library);
    library.failNext('restarted');
    await reading.reader.openFromList(await library.postOf('sea.md'), false);
    expect(title()).toBe('The sea');
    expect(library.restarts()).toBe(1);
  });

  it('waits for a post that may yet be listed, as long as the folder is read', async () => {
    const library = await openCoast();
    const { reading, host: around, title } = readIn(library);
    around.settled = false;
    library.failNext('gone');
    await reading.reader.openFromList(await library.postOf('sea.md'), false);
    expect(title()).toBe('The sea');
    around.settled = true;
    library.failNext('gone');
    await reading.reader.openFromList(await library.postOf('air.md'), false);
    expect(reading.store.getState().failure).toBe('It is gone.');
    expect(title()).toBe('The sea');
  });

  it('says nothing of a post that is gone since the last start', async () => {
    const library = await openCoast();
    const { reading } = readIn(library);
    library.failNext('gone');
    await reading.reader.restore(await library.postOf('sea.md'), null);
    expect(reading.store.getState()).toMatchObject({ post: null, opening: null, failure: null });
  });

  it('marks what is searched for by the time it is there', async () => {
    const library = await openCoast();
    const { reading, host: around, paper } = readIn(library);
    library.hold();
    const opening = reading.reader.openFromList(await library.postOf('sea.md'), false);
    around.text = 'tide';
    await library.letGo();
    await opening;
    await until(() => paper.marks().length === 1);
    expect(paper.marks()).toEqual(['tide']);
  });
});

describe('back and forward', () => {
  it('return to the same place', async () => {
    const { library, reading, paper, title } = await read('sea.md');
    paper.scroll(760);
    await reading.reader.openLinked(await library.postOf('land.md'), '');
    expect([title(), paper.scrollTop()]).toEqual(['The land', 0]);
    paper.scroll(330);
    await reading.reader.goBack();
    expect([title(), paper.scrollTop()]).toEqual(['The sea', 760]);
    await reading.reader.goForward();
    expect([title(), paper.scrollTop()]).toEqual(['The land', 330]);
  });

  it('return to the place at which the next post was shown, not at which it was asked for', async () => {
    const { library, reading, paper } = await read('sea.md');
    paper.scroll(200);
    library.hold();
    const opening = reading.reader.openLinked(await library.postOf('land.md'), '');
    paper.scroll(900);
    await library.letGo();
    await opening;
    await reading.reader.goBack();
    expect(paper.scrollTop()).toBe(900);
  });

  it('stay at the place while pictures above it come, until the person scrolls', async () => {
    const { library, reading, paper } = await read('sea.md');
    paper.scroll(760);
    await reading.reader.openLinked(await library.postOf('land.md'), '');
    await reading.reader.goBack();
    paper.push(150);
    expect(paper.scrollTop()).toBe(910);
    paper.scroll(500);
    paper.push(50);
    expect(paper.scrollTop()).toBe(500);
  });

  it('take a jump within the post for a step', async () => {
    const { reading, paper } = await read('sea.md');
    paper.scroll(700);
    reading.reader.goToAnchor('no such place');
    expect(paper.scrollTop()).toBe(0);
    await reading.reader.goBack();
    expect(paper.scrollTop()).toBe(700);
    expect(reading.store.getState().history).toMatchObject({ at: 0 });
  });

  it('stop at the ends of the history', async () => {
    const { reading, title } = await read('sea.md');
    await reading.reader.goBack();
    await reading.reader.goForward();
    expect(title()).toBe('The sea');
    expect(reading.store.getState().history.at).toBe(0);
  });

  it('find a post under its new name', async () => {
    const { library, reading, title } = await read('sea.md');
    await reading.reader.openLinked(await library.postOf('land.md'), '');
    const [from, to] = [await library.postOf('sea.md'), await library.postOf('air.md')];
    reading.reader.postMoved(from, to);
    await reading.reader.goBack();
    expect(title()).toBe('The air');
    expect(present(reading.store.getState().history)?.post).toBe(to);
  });
});

describe('a link to a heading', () => {
  it('goes there', async () => {
    const { library, reading, paper } = await read('sea.md');
    await reading.reader.openLinked(await library.postOf('land.md'), 'hills');
    const heading = paper.document.querySelector('h2');
    expect(heading?.textContent).toBe('Hills');
    expect(heading?.getBoundingClientRect().top).toBeLessThan(lineHeight);
    expect(paper.scrollTop()).toBeGreaterThan(0);
  });
});

describe('a post whose file changes', () => {
  it('is shown again at the same place, even if the person scrolls meanwhile', async () => {
    const { library, reading, paper, title } = await read('sea.md');
    paper.scroll(300);
    library.hold();
    const again = reading.reader.postChanged(await library.postOf('sea.md'), 'another');
    paper.scroll(800);
    await library.letGo();
    await again;
    expect([title(), paper.scrollTop()]).toEqual(['The sea', 800]);
    expect(reading.store.getState().history.visits).toHaveLength(1);
  });

  it('is left alone when it says the same, and when it is another one', async () => {
    const { library, reading } = await read('sea.md');
    const before = library.argsOf('post.read').length;
    const { post } = reading.store.getState();
    await reading.reader.postChanged(await library.postOf('sea.md'), post?.fingerprint ?? '');
    await reading.reader.postChanged(await library.postOf('air.md'), 'another');
    expect(library.argsOf('post.read')).toHaveLength(before);
  });

  it('stays as it was when it is gone, and that is said', async () => {
    const { library, reading, title } = await read('sea.md');
    await reading.reader.postChanged(await library.postOf('sea.md'), null);
    expect(title()).toBe('The sea');
    expect(reading.store.getState().gone).toBe(true);
    await reading.reader.postChanged(await library.postOf('sea.md'), reading.store.getState().post?.fingerprint ?? '');
    expect(reading.store.getState().gone, 'once its file is back').toBe(false);
  });

  it('can be closed when it is gone, and Back does not open it by itself', async () => {
    const { library, reading, paper } = await read('sea.md');
    await reading.reader.postChanged(await library.postOf('sea.md'), null);
    reading.reader.closePost();
    expect(reading.store.getState()).toMatchObject({ post: null, gone: false, failure: null });
    expect(paper.marks()).toEqual([]);
    await reading.reader.openFromList(await library.postOf('air.md'), false);
    expect(reading.store.getState().post?.title).toBe('The air');
  });

  it('is tried again when it could not be opened', async () => {
    const { library, reading, title } = await read('sea.md');
    library.failNext('gone');
    await reading.reader.openFromList(await library.postOf('air.md'), false);
    expect(reading.store.getState().failure).not.toBeNull();
    await reading.reader.tryAgain();
    expect(reading.store.getState().failure).toBeNull();
    expect(title()).toBe('The air');
  });

  it('is not rendered again where the folder was looked at and nothing of it changed', async () => {
    const { library, reading } = await read('sea.md');
    const before = library.argsOf('post.read').length;
    await reading.reader.folderRead();
    expect(library.argsOf('post.is-current')).toHaveLength(1);
    expect(library.argsOf('post.read')).toHaveLength(before);
  });
});

describe('two places to read in', () => {
  it('stand side by side, each with its post, its place, its marks and its way back', async () => {
    const library = await openCoast();
    const left = readIn(library);
    const right = readIn(library);
    left.host.text = 'tide';
    await left.reading.reader.openFromList(await library.postOf('sea.md'), false);
    await right.reading.reader.openFromList(await library.postOf('land.md'), false);
    right.paper.scroll(400);
    await left.reading.reader.openLinked(await library.postOf('air.md'), '');
    expect([left.title(), right.title()]).toEqual(['The air', 'The land']);
    expect([left.paper.scrollTop(), right.paper.scrollTop()]).toEqual([0, 400]);
    await left.reading.reader.goBack();
    expect([left.paper.marks(), right.paper.marks()]).toEqual([['tide'], []]);
    await right.reading.reader.goBack();
    expect([left.title(), right.title()]).toEqual(['The sea', 'The land']);
  });

  it('are closed one by one', async () => {
    const library = await openCoast();
    const left = readIn(library);
    const right = readIn(library);
    await left.reading.reader.openFromList(await library.postOf('sea.md'), false);
    library.hold();
    const late = left.reading.reader.openFromList(await library.postOf('air.md'), false);
    const other = right.reading.reader.openFromList(await library.postOf('land.md'), false);
    left.reading.close();
    await library.letGo();
    await Promise.all([late, other]);
    expect([left.title(), right.title()]).toEqual([undefined, 'The land']);
  });
});
